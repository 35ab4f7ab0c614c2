import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { InvalidInputError } from '#src/backend/errors.ts';
import { enqueue, letGo } from '#src/backend/offline/outbox.ts';
import type { OutboxEntry } from '#src/backend/offline/outbox-storage.ts';
import { outboxStore, resetOutboxStore } from '#src/backend/offline/outbox-store.ts';
import { type FakeBackend, jsonResponse, startFakeBackend } from '#tests/support/fake-backend.ts';
import { aProfile } from '#tests/support/people.ts';
import { renderPage, signInAs, testQueryClient, testUserId } from '#tests/support/render-page.tsx';
import { breatheTexts } from './breathe.texts.ts';
import { KeptSessions } from './kept-sessions.tsx';
import { replaySession } from './replay-session.ts';
import { sessionKind } from './session-outbox.ts';

vi.mock('#src/backend/offline/outbox.ts', () => ({
  enqueue: vi.fn(async () => undefined),
  letGo: vi.fn(async () => undefined),
}));

const texts = breatheTexts.outbox;
const saveRoute = 'POST /rest/v1/rpc/web_session';
const row = {
  id: 'sess-1757062800000',
  startedAt: '2025-09-05T09:00:00.000Z',
  endedAt: '2025-09-05T09:05:00.000Z',
  activeMs: 300_000,
  cycles: 21,
  goalBonusXP: 0,
  pattern: 'chill',
  timeZone: 'America/Lima',
};
const entry = (id: number, failure: OutboxEntry['failure'] = null, kind = sessionKind): OutboxEntry => ({
  id,
  userId: testUserId,
  kind,
  slot: `${row.id.slice(0, -1)}${id}`,
  payload: row,
  madeAt: Date.UTC(2025, 8, 5, 9, 5),
  attempts: 0,
  failure,
});
const refused = { code: 'ended_in_future', message: texts.clockAhead };
let backend: FakeBackend;

beforeEach(() => {
  backend = startFakeBackend();
  backend.on('GET /rest/v1/profiles', () => aProfile());
  signInAs();
});
afterEach(() => {
  resetOutboxStore();
  vi.clearAllMocks();
  vi.unstubAllGlobals();
});

const open = () => renderPage(<KeptSessions userId={testUserId} onKeep={() => undefined} />);

test('says how many sessions wait, and nothing of other changes', async () => {
  outboxStore.setState({ entries: [entry(1), entry(2), entry(3, null, 'profile')] });
  await open();
  expect(screen.getByText('2 sessions are kept here')).toBeVisible();
  expect(screen.getByText(texts.waiting)).toBeVisible();
});

test('says nothing when nothing waits', async () => {
  outboxStore.setState({ entries: [entry(3, null, 'profile')] });
  await open();
  expect(screen.getAllByRole('status').map((status) => status.textContent)).toEqual(['']);
  expect(screen.queryByText(texts.waiting)).toBeNull();
});

test('one that was refused says why, can be sent again and let go', async () => {
  outboxStore.setState({ entries: [entry(1, refused)] });
  await open();
  expect(screen.getByText(texts.clockAhead)).toBeVisible();
  expect(screen.queryByText(texts.waiting)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: texts.retry }));
  expect(enqueue).toHaveBeenCalledExactlyOnceWith(entry(1, refused));
  await userEvent.click(screen.getByRole('button', { name: texts.letGo }));
  expect(letGo).toHaveBeenCalledExactlyOnceWith(entry(1, refused));
});

const context = { client: testQueryClient(), userId: testUserId, madeAt: Date.UTC(2025, 8, 5, 9, 5) };

test.each(['created', 'duplicate'])('what the server answers with %s has arrived', async (outcome) => {
  backend.on(saveRoute, () => ({ index: 0, id: row.id, outcome, reasons: [] }));
  await replaySession(row, context);
  expect(backend.to(saveRoute).map(({ body }) => body)).toEqual([{ p_time_zone: 'America/Lima', p_row: row }]);
});

test.each([
  ['conflict', ['content_differs'], texts.refused],
  ['rejected', ['ended_in_future'], texts.clockAhead],
  ['rejected', [], texts.refused],
])('what the server answers with %s %j is told', async (outcome, reasons, message) => {
  backend.on(saveRoute, () => ({ index: 0, id: row.id, outcome, reasons }));
  const failure = await replaySession(row, context).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InvalidInputError);
  expect(failure).toMatchObject({ code: reasons[0] ?? outcome, message });
});

test('what is no session is not sent at all', async () => {
  await expect(replaySession({ id: 'x' }, context)).rejects.toBeInstanceOf(InvalidInputError);
  expect(backend.requests).toEqual([]);
});

test('a browser that may send totals only is told so', async () => {
  const message = 'This device may send totals only.';
  backend.on(saveRoute, () =>
    jsonResponse(403, { code: 'PT403', hint: 'consent_totals_only', message, details: null }),
  );
  await expect(replaySession(row, context)).rejects.toThrow(message);
});
