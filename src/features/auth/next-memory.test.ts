import { afterEach, expect, test, vi } from 'vitest';
import { rememberNext, takeNext } from './next-memory.ts';

afterEach(() => {
  localStorage.clear();
  vi.useRealTimers();
});

test('a path is remembered once, for an hour', () => {
  vi.useFakeTimers();
  rememberNext('/pair');
  expect(takeNext()).toBe('/pair');
  expect(takeNext()).toBeUndefined();
  rememberNext('/pair');
  vi.advanceTimersByTime(60 * 60 * 1000 + 1);
  expect(takeNext()).toBeUndefined();
});

test('only the app’s own paths come back, and rubbish is nothing', () => {
  rememberNext('https://evil.example/');
  expect(takeNext()).toBe('/');
  localStorage.setItem('bm.next', '{not json');
  expect(takeNext()).toBeUndefined();
  localStorage.setItem('bm.next', JSON.stringify({ next: '//evil.example', at: Date.now() }));
  expect(takeNext()).toBe('/');
  rememberNext('/pair');
  rememberNext(undefined);
  expect(takeNext()).toBeUndefined();
});
