import { expect, test } from 'vitest';
import { parseUserEvent } from './user-events.ts';

const live = {
  device_id: 'd',
  state: 'running',
  client_session_id: 'sess-1',
  started_at: '2026-01-01T00:00:00.000Z',
  active_ms: 1000,
  at: '2026-01-01T00:00:01.000Z',
};

test('an event that holds together is read', () => {
  expect(parseUserEvent('live_session', live)).toEqual({ name: 'live_session', payload: live });
  expect(parseUserEvent('sessions_recorded', { count: 5000, refetch: true })).toEqual({
    name: 'sessions_recorded',
    payload: { count: 5000, refetch: true },
  });
});

test.each([
  ['live_session', { ...live, state: 'flying' }],
  ['live_session', null],
  ['sessions_recorded', { count: 1, sessions: [{ id: '1' }] }],
  ['a_later_event', live],
  ['toString', live],
])('%s that this version can’t read is left out', (name, payload) => {
  expect(parseUserEvent(name, payload)).toBeNull();
});
