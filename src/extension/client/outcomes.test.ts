import { expect, test } from 'vitest';
import { match, readOutcomes } from './outcomes.ts';

const outcome = (index: number, id: string) => ({ index, id, outcome: 'created' as const, reasons: [] });

test('outcomes find their rows by index, also for rows without an id', () => {
  const items = [
    { seq: 4, row: { activeMs: 1 } },
    { seq: 5, row: 'no row' },
    { seq: 9, row: { id: 'sess-9' } },
  ];
  const settled = match(items, [outcome(2, 'sess-9'), outcome(0, ''), outcome(7, '')]);
  expect(settled.map(({ item, outcome: { index } }) => [item.seq, index])).toEqual([
    [4, 0],
    [9, 2],
  ]);
});

test('what is no outcome is left out, what is no answer is told', () => {
  expect(
    readOutcomes({ outcomes: [{ index: 0, outcome: 'vanished' }, null, { index: 1, id: 5, outcome: 'created' }] }),
  ).toEqual([{ index: 1, id: '', outcome: 'created', reasons: [] }]);
  expect(readOutcomes({ outcomes: {} })).toBeUndefined();
  expect(readOutcomes('ok')).toBeUndefined();
});
