import { describe, expect, it } from 'vitest';
import { goalOutcome, insertLive, loadedSessions, matches, removeIds, type SessionPages } from './sessions.cache.ts';
import { groupByDay } from './sessions.groups.ts';
import { isFiltered, sessionsSearchSchema } from './sessions.search.ts';
import { aSession } from './sessions.test-data.ts';

const pagesOf = (...lists: number[][]): SessionPages => ({
  pages: lists.map((ids, at) => ({
    sessions: ids.map((id) => aSession(id)),
    next: at === lists.length - 1 ? null : { before: '', beforeId: 0 },
  })),
  pageParams: lists.map(() => null),
});
const ids = (pages: SessionPages) => pages.pages.map((page) => page.sessions.map((session) => session.id));

describe('live sessions in pages', () => {
  it('go to their places, once', () => {
    const pages = insertLive(pagesOf([9, 7], [5, 3]), [aSession(10), aSession(6), aSession(1), aSession(9)], {}, 0);
    expect(ids(pages)).toEqual([
      [10, 9, 7],
      [6, 5, 3, 1],
    ]);
    expect(insertLive(pages, [aSession(10)], {}, 0)).toBe(pages);
    expect(ids(insertLive(pagesOf([]), [aSession(1)], {}, 0))).toEqual([[1]]);
    expect(insertLive({ pages: [], pageParams: [] }, [aSession(1)], {}, 0).pages).toEqual([]);
  });

  it('wait for their page when older than all that is loaded', () => {
    const pages = pagesOf([9, 7], []);
    const open: SessionPages = { ...pages, pages: pages.pages.slice(0, 1) };
    expect(insertLive(open, [aSession(2)], {}, 0)).toBe(open);
  });

  it('stay out when the filters say so', () => {
    const pages = pagesOf([9]);
    expect(insertLive(pages, [aSession(10)], { pattern: 'boxing' }, 0)).toBe(pages);
  });

  it('leave when deleted', () => {
    expect(ids(removeIds(pagesOf([9, 7], [5]), [7, 5]))).toEqual([[9], []]);
    const pages = pagesOf([9]);
    expect(removeIds(pages, [1])).toBe(pages);
  });

  it('are shown once even if two pages hold them', () => {
    expect(loadedSessions(pagesOf([9, 7], [7, 5])).map((session) => session.id)).toEqual([9, 7, 5]);
  });
});

describe('filters', () => {
  it.each([
    [{ device: 'd0000000-0000-4000-8000-000000000001' }, true],
    [{ device: 'd0000000-0000-4000-8000-000000000002' }, false],
    [{ pattern: 'chill' }, true],
    [{ pattern: 'unknown' }, false],
    [{ from: '2025-11-05', to: '2025-11-05' }, true],
    [{ from: '2025-11-06' }, false],
    [{ to: '2025-11-04' }, false],
    [{ goal: 'reached' }, true],
    [{ goal: 'missed' }, false],
    [{ goal: 'none' }, false],
    [{ hour: 9 }, true],
    [{ hour: 8 }, false],
    [{ weekday: 3 }, true],
    [{ weekday: 4 }, false],
    [{ pledge: 'honored' }, true],
    [{ pledge: 'missed' }, false],
  ] as const)('%o', (search, expected) => {
    expect(matches(aSession(1, { pledge_honored: true }), search, 0)).toBe(expected);
  });

  it('know the unknown pattern and the missing goal', () => {
    expect(matches(aSession(1, { pattern: null }), { pattern: 'unknown' }, 0)).toBe(true);
    expect(goalOutcome(aSession(1, { goal_minutes: null }))).toBe('none');
    expect(goalOutcome(aSession(1, { active_ms: 299_999 }))).toBe('missed');
  });

  it('take the hour of the start and the day that the end counts for', () => {
    const night = aSession(1, { started_at: '2025-11-05T22:50:00.000Z', ended_at: '2025-11-05T23:10:00.000Z' });
    const search = { hour: 23, weekday: 4, from: '2025-11-06', to: '2025-11-06' };
    expect(matches(night, search, 0)).toBe(true);
    expect(matches(night, search, 4)).toBe(false);
    expect(matches(night, { hour: 23, weekday: 3, to: '2025-11-05' }, 4)).toBe(true);
    expect(matches(night, { pledge: 'missed' }, 0)).toBe(false);
  });

  it('are read from the address bar as far as they can be', () => {
    expect(sessionsSearchSchema.parse({ goal: 'maybe', from: '2025-13-01', device: 'x', pattern: 'chill' })).toEqual({
      pattern: 'chill',
    });
    expect(sessionsSearchSchema.parse({ hour: 0, weekday: 7, pledge: 'missed' })).toEqual({
      hour: 0,
      weekday: 7,
      pledge: 'missed',
    });
    expect(sessionsSearchSchema.parse({ hour: 24, weekday: 0, pledge: 'lost' })).toEqual({});
    expect(isFiltered({ goal: undefined })).toBe(false);
    expect(isFiltered({ goal: 'none' })).toBe(true);
  });
});

describe('days', () => {
  it('follow the place and the person’s own start of the day', () => {
    const late = aSession(1, { ended_at: '2025-11-06T01:30:00.000Z', active_ms: 60_000 });
    const early = aSession(2, { ended_at: '2025-11-05T20:00:00.000Z', active_ms: 120_000 });
    expect(groupByDay([late, early], 0).map((group) => group.date)).toEqual(['2025-11-06', '2025-11-05']);
    expect(groupByDay([late, early], 4)).toEqual([{ date: '2025-11-05', sessions: [late, early], activeMs: 180_000 }]);
  });
});
