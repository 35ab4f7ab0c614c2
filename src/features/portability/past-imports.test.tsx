import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { importSteps } from '#src/features/portability/api/send-import.ts';
import { Toaster } from '#src/ui/toast.tsx';
import { axeViolations } from '#tests/support/axe.ts';
import { type FakeAccount, startFakeAccount } from '#tests/support/fake-account.ts';
import { jsonResponse } from '#tests/support/fake-backend.ts';
import { renderPage, signInAs, testUserId } from '#tests/support/render-page.tsx';
import { undoImport } from './api/undo-import.ts';
import { PastImports } from './past-imports.tsx';
import { portabilityTexts } from './portability.texts.ts';

const texts = portabilityTexts.data;
const first = '11111111-2222-4333-8444-555555555555';
const second = '11111111-2222-4333-8444-666666666666';

let account: FakeAccount;
beforeEach(() => {
  signInAs();
  account = startFakeAccount(testUserId);
});
afterEach(() => vi.unstubAllGlobals());

async function bring(id: string, day: number, target: object): Promise<string> {
  const begun = await importSteps.begin({
    id,
    ...target,
    shape: 'raw',
    file_name: `${day}.json`,
    offered: 1,
    rejected: 0,
    issues: [],
    snapshot_flags: [],
  });
  const start = Date.UTC(2026, 8, day, 9);
  const at = (ms: number) => new Date(ms).toISOString();
  await importSteps.rows(id, 'UTC', [
    {
      id: `sess-${start}`,
      startedAt: at(start),
      endedAt: at(start + 300_000),
      activeMs: 300_000,
      cycles: 9,
      finalXP: 9,
    },
  ]);
  await importSteps.finish(id, null);
  return begun.device_id;
}

const open = () =>
  renderPage(
    <>
      <PastImports userId={testUserId} />
      <Toaster />
    </>,
  );

test('an import is taken back after a word about what goes, and the list says so', async () => {
  const device = await bring(first, 1, { device_name: 'Desk' });
  await bring(second, 2, { device_id: device });
  const { container } = await open();
  await userEvent.click(await screen.findByRole('button', { name: texts.undo.openerFor('2.json') }));
  const dialog = screen.getByRole('dialog', { name: texts.undo.title });
  expect(within(dialog).getByText(texts.undo.body('2.json', 1))).toBeVisible();
  expect(await axeViolations(container)).toEqual([]);
  await userEvent.click(within(dialog).getByRole('button', { name: texts.undo.keep }));
  expect(account.data().sessions).toHaveLength(2);

  await userEvent.click(screen.getByRole('button', { name: texts.undo.openerFor('2.json') }));
  await userEvent.click(screen.getByRole('button', { name: texts.undo.confirm }));
  expect(await screen.findByText(texts.undo.done)).toBeVisible();
  expect(await screen.findByText(texts.undo.undone)).toBeVisible();
  expect(screen.queryByRole('button', { name: texts.undo.openerFor('2.json') })).toBeNull();
  expect(account.data().sessions).toHaveLength(1);
});

test('with the device that it had made the import itself goes, and once more changes nothing', async () => {
  await bring(first, 1, { device_name: 'Desk' });
  await open();
  await userEvent.click(await screen.findByRole('button', { name: texts.undo.openerFor('1.json') }));
  await userEvent.click(screen.getByRole('button', { name: texts.undo.confirm }));
  expect(await screen.findByText(texts.none)).toBeVisible();
  expect(account.data().devices).toEqual([]);
  await expect(undoImport(first)).resolves.toBeUndefined();
});

test('what can’t be taken back says why, and stays', async () => {
  await bring(first, 1, { device_name: 'Desk' });
  const refusal = { code: 'PT409', hint: 'import_overtaken', message: 'Newer counters lie on top.', details: null };
  account.intercept((path) => (path === 'rpc/import_undo' ? jsonResponse(409, refusal) : null));
  await open();
  await userEvent.click(await screen.findByRole('button', { name: texts.undo.openerFor('1.json') }));
  await userEvent.click(screen.getByRole('button', { name: texts.undo.confirm }));
  const dialog = screen.getByRole('dialog');
  await waitFor(() => expect(within(dialog).getByRole('status')).toBeVisible());
  expect(account.data().sessions).toHaveLength(1);
});
