import { readFileSync } from 'node:fs';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parsePortable } from '#src/domain/portability.ts';
import { saveFile } from '#src/ui/save-file.ts';
import { type FakeBackend, jsonResponse, startFakeBackend, unreachable } from '#tests/support/fake-backend.ts';
import { aDevice, aProfile, somePreferences } from '#tests/support/people.ts';
import { renderPage, signInAs, testUserId } from '#tests/support/render-page.tsx';
import { DataPanel } from './data-panel.tsx';
import { csvField } from './export/write-export.ts';
import { ImportPage } from './import-page.tsx';
import { portabilityTexts } from './portability.texts.ts';

vi.mock('#src/ui/save-file.ts', () => ({ saveFile: vi.fn() }));
// The list of all time zones is long, and its options make role queries slow in jsdom.
vi.setConfig({ testTimeout: 30_000 });

const texts = portabilityTexts.import;
const data = portabilityTexts.data;
const folder = `${import.meta.dirname}/../../../tests/fixtures/exports/`;
const fileOf = (name: string) => new File([readFileSync(`${folder}${name}`)], name, { type: 'application/json' });
const begin = 'POST /rest/v1/rpc/import_begin';
const rowsRoute = 'POST /rest/v1/rpc/import_rows';
const device = aDevice();
let backend: FakeBackend;

const preview = (more: object = {}) => ({ new: 6, duplicate: 0, conflict: 0, deleted: 0, devices: [], ...more });
const rowsOf = (body: unknown) => (body as { p_rows: { id: string }[] }).p_rows;
const created = ({ body }: { body: unknown }) =>
  rowsOf(body).map(({ id }, index) => ({ index, id, outcome: 'created', reasons: [] }));

beforeEach(() => {
  vi.mocked(saveFile).mockClear();
  vi.spyOn(Intl, 'supportedValuesOf').mockReturnValue(['Europe/Berlin', 'Europe/Stockholm']);
  backend = startFakeBackend();
  backend.on('GET /rest/v1/devices', () => []);
  backend.on('GET /rest/v1/profiles', () => aProfile());
  backend.on('GET /rest/v1/preferences', () => somePreferences());
  backend.on('GET /rest/v1/device_snapshots', () => []);
  backend.on('GET /rest/v1/sessions', () => []);
  backend.on('GET /rest/v1/imports', () => []);
  backend.on('POST /rest/v1/rpc/import_preview', () => preview());
  backend.on(begin, () => ({ import_id: 'i', device_id: device.id, epoch: 1 }));
  backend.on(rowsRoute, created);
  backend.on('POST /rest/v1/rpc/import_finish', () => ({ id: 'i' }));
  signInAs();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function choose(...files: File[]): Promise<void> {
  await renderPage(<ImportPage />);
  await userEvent.upload(screen.getByLabelText(texts.choose.files), files);
}

test('a first export is looked into, then imported as a new device', async () => {
  await choose(fileOf('02-one-week.json'));
  const start = await screen.findByRole('button', { name: texts.start(6) });
  await waitFor(() => expect(start).toBeEnabled());
  expect(backend.to(begin)).toHaveLength(0);
  expect(screen.getByRole('radio', { name: /A new device/ })).toBeChecked();
  await userEvent.selectOptions(screen.getByLabelText(texts.zone.label), 'Europe/Stockholm');
  await userEvent.click(start);
  expect(await screen.findByText(texts.done.created(6, 6))).toBeVisible();
  expect(backend.to(begin)[0]?.body).toMatchObject({
    p_import: { device_name: texts.device.defaultName, shape: 'raw', file_name: '02-one-week.json', offered: 6 },
  });
  expect(backend.to(rowsRoute)[0]?.body).toMatchObject({ p_import: 'i', p_time_zone: 'Europe/Stockholm' });
  expect(backend.to('POST /rest/v1/rpc/import_finish')[0]?.body).toMatchObject({ p_snapshot: { totalXP: 251 } });
  expect(screen.getByRole('link', { name: texts.done.today })).toHaveAttribute('href', '/');
});

test('a device whose sessions match is suggested; without a match the person is asked', async () => {
  backend.on('GET /rest/v1/devices', () => [
    device,
    aDevice({ id: 'other', name: 'Laptop', revoked_at: '2026-01-01' }),
  ]);
  await choose(fileOf('02-one-week.json'));
  const start = await screen.findByRole('button', { name: texts.start(6) });
  await waitFor(() => expect(start).toBeEnabled());
  await userEvent.click(start);
  expect(await screen.findByText(texts.device.choose)).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: /A new device/ }));
  await userEvent.clear(screen.getByLabelText(texts.device.name));
  await waitFor(() => expect(start).toBeEnabled());
  await userEvent.click(start);
  expect(await screen.findByText(texts.device.nameMissing)).toBeVisible();
  expect(backend.to(begin)).toHaveLength(0);
  await userEvent.click(screen.getByRole('button', { name: texts.skip }));
  backend.on('POST /rest/v1/rpc/import_preview', () =>
    preview({
      new: 8,
      duplicate: 6,
      deleted: 1,
      conflict: 1,
      devices: [{ device_id: device.id, name: 'Desk', matches: 6 }],
    }),
  );
  await userEvent.upload(screen.getByLabelText(texts.choose.files), fileOf('15-same-export-pasted-later.json'));
  await waitFor(() => expect(screen.getByRole('radio', { name: /^Desk/ })).toBeChecked());
  expect(screen.getByText(new RegExp(texts.device.suggestion))).toBeVisible();
  expect(screen.getByText(texts.review.counts.conflict)).toBeVisible();
});

test('data cleared in the editor begins a new chapter, which is explained', async () => {
  backend.on('GET /rest/v1/devices', () => [device]);
  backend.on('GET /rest/v1/device_snapshots', () => [
    { as_of: '2025-10-01T00:00:00.000Z', total_xp: 12683, challenges_completed: 80 },
  ]);
  backend.on('GET /rest/v1/sessions', () => [{ client_session_id: 'sess-1755000000000' }]);
  await choose(fileOf('07b-after-clear-data-later.json'));
  await userEvent.click(await screen.findByRole('radio', { name: 'Desk' }));
  expect(await screen.findByText(texts.notes.newEpoch)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: texts.start(8) }));
  await screen.findByText(texts.done.created(8, 8));
  expect(backend.to(begin)[0]?.body).toMatchObject({ p_import: { device_id: device.id, new_epoch: true } });
});

test('what was refused is listed and can be saved; several files come one after the other', async () => {
  backend.on(rowsRoute, (request) =>
    created(request).map((row) =>
      row.index === 0 ? { ...row, outcome: 'conflict', reasons: ['content_differs'] } : row,
    ),
  );
  await choose(fileOf('02-one-week.json'), fileOf('14-sleep-inflated.json'));
  expect(await screen.findByText('File 1 of 2')).toBeVisible();
  const start = await screen.findByRole('button', { name: texts.start(6) });
  await waitFor(() => expect(start).toBeEnabled());
  await userEvent.click(start);
  await userEvent.click(await screen.findByRole('button', { name: texts.done.report }));
  const [report] = vi.mocked(saveFile).mock.calls[0] ?? [];
  expect(JSON.parse((await report?.text()) ?? '')).toMatchObject([{ row: 1, codes: ['content_differs'] }]);
  await userEvent.click(screen.getByRole('button', { name: texts.next }));
  expect(await screen.findByText('File 2 of 2')).toBeVisible();
  expect(await screen.findByText(/perhaps while the machine slept/)).toBeInTheDocument();
});

test('an import that stops says what is safe and goes on where it stopped', async () => {
  backend.on(rowsRoute, unreachable);
  await choose(fileOf('02-one-week.json'));
  const start = await screen.findByRole('button', { name: texts.start(6) });
  await waitFor(() => expect(start).toBeEnabled());
  await userEvent.click(start);
  expect(await screen.findByText(texts.running.failed)).toBeVisible();
  backend.on(rowsRoute, created);
  await userEvent.click(screen.getByRole('button', { name: texts.running.resume }));
  expect(await screen.findByText(texts.done.created(6, 6))).toBeVisible();
  expect(backend.to(begin)).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: texts.another }));
  expect(screen.getByLabelText(texts.choose.paste)).toBeVisible();
});

test('an import can be paused and gone on with', async () => {
  let answer: ((rows: unknown) => void) | undefined;
  backend.on(rowsRoute, ({ body }) => new Promise((resolve) => (answer = () => resolve(created({ body })))));
  await choose(fileOf('04-two-years.json'));
  const start = await screen.findByRole('button', { name: texts.start(1021) });
  await waitFor(() => expect(start).toBeEnabled());
  await userEvent.click(start);
  await waitFor(() => expect(answer).toBeDefined());
  await userEvent.click(screen.getByRole('button', { name: texts.running.pause }));
  backend.on(rowsRoute, created);
  answer?.(null);
  expect(await screen.findByText(texts.running.paused)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: texts.running.resume }));
  expect(await screen.findByText(texts.done.created(1021, 1021))).toBeVisible();
});

test('pasted text that is no export is told, and nothing is kept', async () => {
  await renderPage(<ImportPage />);
  fireEvent.change(screen.getByLabelText(texts.choose.paste), { target: { value: '{"a": ' } });
  await userEvent.click(screen.getByRole('button', { name: texts.choose.look }));
  expect(await screen.findByText(texts.nothingKept)).toBeVisible();
  expect(backend.to(begin)).toHaveLength(0);
  await userEvent.click(screen.getByRole('button', { name: texts.another }));
  const zone = screen.getByText(texts.choose.drop).parentElement ?? document.body;
  fireEvent.dragOver(zone);
  fireEvent.dragLeave(zone);
  fireEvent.drop(zone, { dataTransfer: { files: [fileOf('12-pre-0.2-no-sessions.json')] } });
  expect(await screen.findByText(texts.notes.noSessions)).toBeVisible();
});

test('a file that cannot be opened, and a comparison that fails, stop nothing', async () => {
  await renderPage(<ImportPage />);
  const broken = fileOf('02-one-week.json');
  broken.text = () => Promise.reject(new Error('moved'));
  await userEvent.upload(screen.getByLabelText(texts.choose.files), broken);
  expect(await screen.findByText(texts.choose.unreadable)).toBeVisible();
  backend.on('POST /rest/v1/rpc/import_preview', () => jsonResponse(400, { code: 'P0001', message: 'x' }));
  await userEvent.upload(screen.getByLabelText(texts.choose.files), fileOf('02-one-week.json'));
  expect(await screen.findByText(texts.review.previewFailed)).toBeVisible();
});

const exportSession = {
  id: 3,
  user_id: testUserId,
  device_id: device.id,
  epoch: 1,
  client_session_id: 'sess-1757062800000',
  content_hash: 'a'.repeat(64),
  started_at: '2025-09-05T09:00:00+00:00',
  ended_at: '2025-09-05T09:05:00+00:00',
  active_ms: 300_000,
  cycles: 21,
  goal_minutes: 5,
  goal_bonus_xp: 3,
  xp: 24,
  pledge_honored: null,
  pattern: null,
  time_zone: 'Europe/Berlin',
  zone_assumed: true,
  local_date: '2025-09-05',
  flags: [],
  received_at: '2025-09-05T09:05:01+00:00',
};

function exportable(): void {
  backend.on('GET /rest/v1/devices', () => [{ ...device, name: '=Desk, "home"' }]);
  backend.on('GET /rest/v1/user_totals', () => ({ sessions: 2 }));
  backend.on('GET /rest/v1/device_snapshots', () => [
    {
      device_id: device.id,
      epoch: 1,
      total_xp: 50,
      total_meditation_ms: 300_000,
      challenges_completed: 1,
      reported_current_streak: 1,
      reported_longest_streak: 1,
      daily_challenges: null,
      flags: [],
      as_of: '2025-09-06T09:00:00+00:00',
    },
  ]);
  backend.on('GET /rest/v1/goal_changes', () => [
    { valid_from: '0001-01-01', daily_goal_minutes: 5, weekly_goal_minutes: 35 },
    { valid_from: '2025-09-01', daily_goal_minutes: 10, weekly_goal_minutes: 70 },
  ]);
  backend.on('GET /rest/v1/breathe_presets', () => [
    { id: '11111111-2222-4333-8444-555555555555', name: 'Evening', pattern: '4-0-6-2' },
  ]);
  backend.on('POST /rest/v1/rpc/export_sessions', ({ body }) => {
    const after = (body as { p_after_id: number }).p_after_id;
    if (after === 0) return [exportSession];
    return after === 3 ? [{ ...exportSession, id: 4, client_session_id: 'sess-1757062900000' }] : [];
  });
}

test('everything is exported in the form that can be imported again', async () => {
  exportable();
  await renderPage(<DataPanel />);
  await userEvent.click(await screen.findByRole('button', { name: data.json }));
  await waitFor(() => expect(saveFile).toHaveBeenCalled());
  const [blob, name] = vi.mocked(saveFile).mock.calls[0] ?? [];
  expect(name).toMatch(/^breath-master-\d{4}-\d\d-\d\d\.json$/);
  const file = parsePortable(JSON.parse((await blob?.text()) ?? ''));
  expect(file).toMatchObject({
    ok: true,
    value: {
      sessions: [{ id: 'sess-1757062800000' }, { id: 'sess-1757062900000' }],
      goals: [{ dailyMinutes: 5 }, { validFrom: '2025-09-01', weeklyMinutes: 70 }],
      presets: [{ name: 'Evening', pattern: '4-0-6-2' }],
    },
  });
});

test('sessions are exported as CSV that no spreadsheet takes for a formula', async () => {
  exportable();
  await renderPage(<DataPanel />);
  await userEvent.click(await screen.findByRole('button', { name: data.csv }));
  await waitFor(() => expect(saveFile).toHaveBeenCalled());
  const [blob] = vi.mocked(saveFile).mock.calls[0] ?? [];
  const lines = ((await blob?.text()) ?? '').split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toBe(
    'sess-1757062800000,"\'=Desk, ""home""",2025-09-05T09:00:00.000Z,2025-09-05T09:05:00.000Z,Europe/Berlin,2025-09-05,300,21,5,3,24,,',
  );
  expect(csvField('-1')).toBe("'-1");
});

test('an export that fails or is stopped saves nothing', async () => {
  exportable();
  backend.on('POST /rest/v1/rpc/export_sessions', unreachable);
  await renderPage(<DataPanel />);
  await userEvent.click(await screen.findByRole('button', { name: data.json }));
  expect(await screen.findByText(data.failed)).toBeVisible();
  let go: (() => void) | undefined;
  backend.on(
    'POST /rest/v1/rpc/export_sessions',
    () => new Promise((resolve) => (go = () => resolve([exportSession]))),
  );
  await userEvent.click(screen.getByRole('button', { name: data.json }));
  await waitFor(() => expect(go).toBeDefined());
  await userEvent.click(screen.getByRole('button', { name: data.stop }));
  go?.();
  expect(await screen.findByRole('button', { name: data.json })).toBeVisible();
  expect(saveFile).not.toHaveBeenCalled();
});

test('past imports tell what became of their rows', async () => {
  backend.on('GET /rest/v1/imports', () => jsonResponse(400, { code: 'P0001', message: 'x' }));
  await renderPage(<DataPanel />);
  expect(await screen.findByText(data.listFailed)).toBeVisible();
  const row = {
    id: 'i',
    device_id: 'd',
    file_name: null,
    offered: 9,
    created: 6,
    duplicates: 1,
    conflicts: 1,
    rejected: 1,
    flagged: 0,
    status: 'running',
    created_at: '2026-01-01T08:00:00Z',
  };
  backend.on('GET /rest/v1/imports', () => [row]);
  await userEvent.click(screen.getByRole('button', { name: data.retry }));
  expect(await screen.findByText(/6 sessions added, 1 were here already, 1 differed, 1 not accepted/)).toBeVisible();
  expect(within(screen.getByRole('listitem')).getByText(data.pasted)).toBeVisible();
});
