import { describe, expect, test } from 'vitest';
import { searchDate, searchText, searchUuid, searchWhole, searchWord } from './search-values.ts';

describe('a day', () => {
  test.each(['2024-02-29', '2026-12-31', '0001-01-01'])('%s is one', (day) => expect(searchDate(day)).toBe(day));
  test.each(['2025-02-29', '2025-13-01', '2025-1-1', '2025-01-01T00:00', ' 2025-01-01', '', 20250101, null, undefined])(
    '%j is none',
    (other) => expect(searchDate(other)).toBeUndefined(),
  );
});

test('text has one character or more, up to the longest', () => {
  expect(searchText('chill', 5)).toBe('chill');
  for (const other of ['', 'chilled', 7, null, ['a']]) expect(searchText(other, 5)).toBeUndefined();
});

test('a word is one of those that there are', () => {
  expect(searchWord('b', ['a', 'b'])).toBe('b');
  for (const other of ['c', '', 1, undefined]) expect(searchWord(other, ['a', 'b'])).toBeUndefined();
});

test('a whole number lies between its ends', () => {
  for (const value of [0, 7, 23]) expect(searchWhole(value, 0, 23)).toBe(value);
  for (const other of [-1, 24, 1.5, Number.NaN, '7', null]) expect(searchWhole(other, 0, 23)).toBeUndefined();
});

test('a device is known by its UUID', () => {
  const id = '0B9c8D7e-1234-4567-89ab-0123456789ab';
  expect(searchUuid(id)).toBe(id);
  for (const other of ['x', `${id}0`, `{${id}}`, id.replaceAll('-', ''), 5]) expect(searchUuid(other)).toBeUndefined();
});
