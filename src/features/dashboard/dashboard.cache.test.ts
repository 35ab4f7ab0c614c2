import { describe, expect, it } from 'vitest';
import { addSessions, applyTotals, freshState, mergeLoaded, removeSessions } from './dashboard.cache.ts';
import { makeDashboard, makeDay, makeSession, makeTotals } from './dashboard.test-data.ts';

const ids = (state: { recent: readonly { id: number }[] }) => state.recent.map((session) => session.id);

describe('recent sessions', () => {
  it('slides newest first, eight at most, each once', () => {
    let state = freshState(makeDashboard({ recent: [] }));
    for (let id = 1; id <= 10; id += 1) state = addSessions(state, [makeSession(id)], id);
    expect(ids(state)).toEqual([10, 9, 8, 7, 6, 5, 4, 3]);
    expect(addSessions(state, [makeSession(10)], 11)).toBe(state);
  });

  it('puts a late one where it belongs, and ties by id', () => {
    const state = freshState(makeDashboard({ recent: [makeSession(5), makeSession(3)] }));
    expect(ids(addSessions(state, [makeSession(4)], 1))).toEqual([5, 4, 3]);
    const tie = { ...makeSession(9), ended_at: makeSession(5).ended_at };
    expect(ids(addSessions(state, [tie], 1))).toEqual([9, 5, 3]);
  });

  it('does not bring back what was deleted', () => {
    const state = removeSessions(freshState(makeDashboard({ recent: [makeSession(2), makeSession(1)] })), [2]);
    expect(ids(state)).toEqual([1]);
    expect(addSessions(state, [makeSession(2)], 1)).toBe(state);
    const early = removeSessions(state, [7]);
    expect(ids(addSessions(early, [makeSession(7)], 1))).toEqual([1]);
  });
});

describe('totals and days', () => {
  const loaded = freshState(
    makeDashboard({ totals: makeTotals({ version: 5, total_xp: 10 }), days: [makeDay('2025-11-04', 5)] }),
  );

  it('applies newer, ignores older and doubles', () => {
    const six = applyTotals(loaded, makeTotals({ version: 6, total_xp: 20 }), [makeDay('2025-11-05', 8)]);
    expect(six.totals.total_xp).toBe(20);
    expect(six.days.map((day) => day.local_date)).toEqual(['2025-11-04', '2025-11-05']);
    expect(applyTotals(six, makeTotals({ version: 6, total_xp: 20 }), [makeDay('2025-11-05', 8)])).toBe(six);
    expect(applyTotals(six, makeTotals({ version: 4 }), [makeDay('2025-11-04', 1)])).toBe(six);
  });

  it('counts both of two changes that arrive in the wrong order', () => {
    let state = applyTotals(loaded, makeTotals({ version: 7, total_xp: 30 }), [makeDay('2025-11-05', 9)]);
    state = applyTotals(state, makeTotals({ version: 6, total_xp: 20 }), [
      makeDay('2025-11-03', 4),
      makeDay('2025-11-05', 1),
    ]);
    expect(state.totals.total_xp).toBe(30);
    expect(state.days.map((day) => day.active_ms / 60_000)).toEqual([4, 5, 9]);
  });

  it('leaves out days that are older than those loaded', () => {
    const state = applyTotals(loaded, makeTotals({ version: 6 }), [makeDay('2024-11-05', 8)]);
    expect(state.days.map((day) => day.local_date)).toEqual(['2025-11-04']);
    expect(state.totals.version).toBe(6);
  });

  it('takes a day away when it has no session left', () => {
    const state = applyTotals(loaded, makeTotals({ version: 6 }), [{ ...makeDay('2025-11-04', 0), sessions: 0 }]);
    expect(state.days).toEqual([]);
  });
});

describe('a load that ends after live events', () => {
  const before = freshState(makeDashboard({ totals: makeTotals({ version: 5 }), recent: [makeSession(1)] }));

  it('takes the load when nothing came meanwhile', () => {
    const loaded = makeDashboard({ totals: makeTotals({ version: 6 }), recent: [makeSession(2)] });
    expect(mergeLoaded(undefined, loaded, 100)).toEqual(freshState(loaded));
    expect(mergeLoaded(before, loaded, 100)).toEqual(freshState(loaded));
  });

  it('lays what came during the load over it, and drops what came before and is gone', () => {
    let live = addSessions(before, [makeSession(3)], 50);
    live = addSessions(live, [makeSession(4)], 150);
    live = applyTotals(live, makeTotals({ version: 8, total_xp: 80 }), [makeDay('2025-11-05', 8)]);
    const loaded = makeDashboard({
      totals: makeTotals({ version: 7, total_xp: 70 }),
      recent: [makeSession(1)],
      days: [makeDay('2025-11-05', 7), makeDay('2025-11-06', 2)],
    });
    const merged = mergeLoaded(live, loaded, 100);
    expect(ids(merged)).toEqual([4, 1]);
    expect(merged.totals.total_xp).toBe(80);
    expect(merged.days.map((day) => day.active_ms / 60_000)).toEqual([8, 2]);
  });

  it('keeps deletions and emptied days', () => {
    let live = removeSessions(before, [1]);
    live = applyTotals(live, makeTotals({ version: 6 }), [{ ...makeDay('2025-11-05', 0), sessions: 0 }]);
    const loaded = makeDashboard({
      totals: makeTotals({ version: 5 }),
      recent: [makeSession(1)],
      days: [makeDay('2025-11-05', 7)],
    });
    const merged = mergeLoaded(live, loaded, 100);
    expect(ids(merged)).toEqual([]);
    expect(merged.days).toEqual([]);
  });
});
