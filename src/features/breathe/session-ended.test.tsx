import { screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { connectionStore, resetConnection } from '#src/backend/connection-store.ts';
import type { OutboxEntry } from '#src/backend/offline/outbox-storage.ts';
import { outboxStore, resetOutboxStore } from '#src/backend/offline/outbox-store.ts';
import { renderPage, testUserId } from '#tests/support/render-page.tsx';
import { breatheTexts } from './breathe.texts.ts';
import { SessionEnded } from './session-ended.tsx';
import { sessionKind } from './session-outbox.ts';

const texts = breatheTexts.ended;
const row = {
  id: 'sess-1757062800000',
  startedAt: '2025-09-05T09:00:00.000Z',
  endedAt: '2025-09-05T09:05:00.000Z',
  activeMs: 300_000,
  cycles: 21,
  goalMinutes: 5,
  goalBonusXP: 3,
  pattern: 'chill',
};
const entry: OutboxEntry = {
  id: 1,
  userId: testUserId,
  kind: sessionKind,
  slot: row.id,
  payload: row,
  madeAt: 1,
  attempts: 0,
  failure: null,
};
const refused = { code: 'x', message: 'no' };

afterEach(() => {
  resetOutboxStore();
  resetConnection();
});

test.each([
  ['on its way', { entries: [entry], sent: [] }, 'live', texts.sending],
  ['kept without a network', { entries: [entry], sent: [] }, 'offline', texts.kept],
  ['kept while the server fails', { entries: [{ ...entry, attempts: 1 }], sent: [] }, 'live', texts.kept],
  ['part of the practice', { entries: [], sent: [entry] }, 'live', texts.sent],
  ['refused, which another notice tells', { entries: [{ ...entry, failure: refused }], sent: [] }, 'live', ''],
  ['not told by another session', { entries: [], sent: [{ ...entry, slot: 'sess-1' }] }, 'live', ''],
] as const)('a session is %s', async (_name, outbox, state, words) => {
  outboxStore.setState(outbox);
  connectionStore.setState({ state });
  await renderPage(
    <SessionEnded row={row} title="Chill" counts fate={null} seed={testUserId} onAgain={() => undefined} />,
  );
  expect(screen.getByText('21 breaths with Chill.')).toBeVisible();
  expect(screen.getByText('24 XP: 21 for the breaths, 3 for the way toward the goal.')).toBeVisible();
  expect(screen.getAllByRole('status')[0]).toHaveTextContent(new RegExp(`^${words}$`));
});
