import { afterEach, expect, test, vi } from 'vitest';
import { readPairingCode } from './pairing-code.ts';
import { forgetPairingCode, recallPairingCode, rememberPairingCode } from './pairing-code-memory.ts';

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

test.each([
  'BM-4F7K2M-9QX3TD',
  'bm-4f7k2m-9qx3td',
  ' bm 4f7k2m 9qx3td ',
  '4F7K2M9QX3TD',
  'BM4F7K2M9QX3TD',
  'bm–4f7k2m—9qx3td',
])('%s is read as people type', (typed) => {
  expect(readPairingCode(typed)).toBe('BM-4F7K2M-9QX3TD');
});

test('look-alikes are read as digits', () => {
  expect(readPairingCode('BM-oooooo-iIlL11')).toBe('BM-000000-111111');
});

test('a code that begins with the letters BM keeps them', () => {
  expect(readPairingCode('BM-BM7K2M-9QX3TD')).toBe('BM-BM7K2M-9QX3TD');
  expect(readPairingCode('BM7K2M-9QX3TD')).toBe('BM-BM7K2M-9QX3TD');
});

test.each(['', 'BM-', 'BM-4F7K2M', 'BM-4F7K2M-9QX3T', 'BM-4F7K2M-9QX3TDX', 'BM-4F7K2M-9QX3TU', 'XX-4F7K2M-9QX3TD'])(
  '%j can’t be a code',
  (typed) => {
    expect(readPairingCode(typed)).toBeNull();
  },
);

test('a followed code is remembered for ten minutes, a damaged one too, for mending', () => {
  vi.useFakeTimers();
  rememberPairingCode('bm4f7k2m9qx3td');
  expect(recallPairingCode()).toBe('BM-4F7K2M-9QX3TD');
  vi.advanceTimersByTime(10 * 60 * 1000);
  expect(recallPairingCode()).toBe('');
  rememberPairingCode('4f7k');
  expect(recallPairingCode()).toBe('4f7k');
  forgetPairingCode();
  expect(recallPairingCode()).toBe('');
  localStorage.setItem('bm.pairing-code', '{broken');
  expect(recallPairingCode()).toBe('');
});
