import { describe, expect, it } from 'vitest';
import { activeMsAt, forgetSilent, hear, type LiveReport, ongoing, settle } from './live-sessions.ts';

const report = (more: Partial<LiveReport> = {}): LiveReport => ({
  device_id: 'd',
  state: 'running',
  client_session_id: 'sess-1',
  active_ms: 10_000,
  at: '2025-11-05T09:00:00.000Z',
  ...more,
});

describe('breathing now', () => {
  it('ticks by its own clock while running, and stands while paused', () => {
    const running = hear({}, report(), 1000);
    expect(ongoing(running).map((session) => activeMsAt(session, 4000))).toEqual([13_000]);
    const paused = hear(running, report({ state: 'paused', active_ms: 12_000, at: '2025-11-05T09:00:02.000Z' }), 3000);
    expect(ongoing(paused).map((session) => activeMsAt(session, 9000))).toEqual([12_000]);
    expect(ongoing(running).map((session) => activeMsAt(session, 0))).toEqual([10_000]);
  });

  it('is forgotten after 45 seconds of silence', () => {
    const live = hear({}, report(), 0);
    expect(forgetSilent(live, 44_999)).toBe(live);
    expect(forgetSilent(live, 45_000)).toEqual({});
  });

  it('ends, and a late report does not bring it back', () => {
    const ended = hear(hear({}, report(), 0), report({ state: 'ended', at: '2025-11-05T09:00:20.000Z' }), 100);
    expect(ongoing(ended)).toEqual([]);
    expect(ongoing(hear(ended, report({ at: '2025-11-05T09:00:15.000Z' }), 200))).toEqual([]);
    expect(
      ongoing(hear(ended, report({ client_session_id: 'sess-2', at: '2025-11-05T09:01:00.000Z' }), 300)),
    ).toHaveLength(1);
  });

  it('is over once it is recorded', () => {
    const live = hear(hear({}, report(), 0), report({ device_id: 'e', client_session_id: 'sess-2' }), 0);
    expect(ongoing(settle(live, [{ client_session_id: 'sess-1' }])).map((session) => session.deviceId)).toEqual(['e']);
    expect(settle(live, [{ client_session_id: 'sess-9' }])).toBe(live);
  });
});
