import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chosenPeriod,
  grainOf,
  lengthOf,
  nextPeriod,
  periodOf,
  periodTitle,
  previousPeriod,
} from './analytics.periods.ts';
import { analyticsRanges, analyticsSearchSchema } from './analytics.search.ts';

const today = '2025-11-05';
const choice = { today, firstDate: '2023-02-10', weekStart: 1 };

describe('periods', () => {
  it.each([
    ['week', '2025-11-05', 1, '2025-11-03', '2025-11-09'],
    ['week', '2025-11-09', 7, '2025-11-09', '2025-11-15'],
    ['week', '2025-11-07', 6, '2025-11-01', '2025-11-07'],
    ['month', '2024-02-29', 1, '2024-02-01', '2024-02-29'],
    ['month', '2025-12-31', 1, '2025-12-01', '2025-12-31'],
    ['quarter', '2025-11-05', 1, '2025-10-01', '2025-12-31'],
    ['quarter', '2025-03-31', 1, '2025-01-01', '2025-03-31'],
    ['year', '2024-06-01', 1, '2024-01-01', '2024-12-31'],
  ] as const)('%s of %s, week from %i', (range, date, weekStart, from, to) => {
    expect(periodOf(range, date, weekStart)).toEqual({ range, from, to });
  });

  it('goes back and forth without gaps', () => {
    for (const range of ['week', 'month', 'quarter', 'year', 'custom'] as const) {
      const period = chosenPeriod(range, { ...choice, at: '2025-01-15', from: '2025-01-03', to: '2025-01-20' });
      const before = previousPeriod(period, 1);
      expect(before && nextPeriod(before, 1)).toEqual(period);
    }
    expect(previousPeriod(periodOf('month', '2025-01-15', 1), 1)?.from).toBe('2024-12-01');
    const all = chosenPeriod('all', choice);
    expect([previousPeriod(all, 1), nextPeriod(all, 1)]).toEqual([null, null]);
  });

  it('takes a span of one’s own as it is meant', () => {
    const custom = (from?: string, to?: string) => chosenPeriod('custom', { ...choice, from, to });
    expect(custom('2025-10-01', '2025-10-31')).toEqual({ range: 'custom', from: '2025-10-01', to: '2025-10-31' });
    expect(custom('2025-10-31', '2025-10-01')).toEqual({ range: 'custom', from: '2025-10-01', to: '2025-10-31' });
    expect(custom('2025-10-01', '2030-01-01')).toMatchObject({ to: today });
    expect(custom('2026-01-01', '2026-02-01')).toMatchObject({ from: today, to: today });
    expect(custom()).toMatchObject({ from: '2025-10-07', to: today });
  });

  it('tells a long span by whole months, from the first practice on', () => {
    const custom = (from: string, to: string) => chosenPeriod('custom', { ...choice, from, to });
    expect(custom('2024-01-15', '2025-05-10')).toMatchObject({ from: '2024-01-01', to: '2025-05-31' });
    expect(custom('0050-01-15', '2025-11-01')).toMatchObject({ from: '2023-02-01', to: today });
    expect(custom('2001-01-15', '2004-05-10')).toMatchObject({ from: '2004-05-01', to: '2004-05-31' });
    expect(chosenPeriod('all', choice)).toEqual({ range: 'all', from: '2023-02-10', to: today });
    expect(chosenPeriod('all', { ...choice, firstDate: null })).toMatchObject({ from: today, to: today });
  });

  it('never lies wholly after today', () => {
    const date = fc
      .date({ min: new Date('0001-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    const any = fc.record({
      at: fc.option(date, { nil: undefined }),
      from: fc.option(date, { nil: undefined }),
      to: fc.option(date, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...analyticsRanges), any, (range, asked) => {
        const period = chosenPeriod(range, { ...choice, ...asked });
        expect(period.from <= period.to).toBe(true);
        expect(period.from <= today).toBe(true);
        if (range === 'custom') expect(grainOf(period) === 'day' || lengthOf(period) > 0).toBe(true);
      }),
    );
  });

  it('names a period as people do', () => {
    expect(periodTitle(periodOf('week', '2025-11-05', 1), 'en-GB')).toMatch(/^3\s–\s9 Nov 2025$/);
    expect(periodTitle(periodOf('month', '2025-11-05', 1), 'en')).toBe('November 2025');
    expect(periodTitle(periodOf('quarter', '2025-11-05', 1), 'en')).toMatch(/^Oct\s–\sDec 2025$/);
    expect(periodTitle(periodOf('year', '2025-11-05', 1), 'en')).toBe('2025');
  });
});

describe('address bar', () => {
  it('reads what it can and drops the rest', () => {
    const asked = { range: 'year', at: '2025-01-01', from: '2025-01-01', to: '2025-02-01', compare: 'before' };
    expect(analyticsSearchSchema.parse(asked)).toEqual(asked);
    expect(
      Object.values(analyticsSearchSchema.parse({ range: 'aeon', at: '2025-02-31', from: 3, to: 'x', compare: true })),
    ).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});
