import { expect, test } from 'vitest';
import { type DeviceState, epochStep } from './epochs.ts';

const known: DeviceState = { asOf: 100, totalXp: 60, challengesCompleted: 3, sessionIds: new Set(['a', 'b']) };
const after = (change: Partial<DeviceState>): DeviceState => ({
  asOf: 200,
  totalXp: 0,
  challengesCompleted: null,
  sessionIds: new Set(),
  ...change,
});

test.each<[string, Partial<DeviceState>, string]>([
  ['all sessions gone and XP fell', { challengesCompleted: 3 }, 'new'],
  ['all sessions gone and the challenge count gone, XP lost', { totalXp: null }, 'new'],
  ['all sessions gone, yet no counter fell', { totalXp: 60, challengesCompleted: 3 }, 'same'],
  ['XP fell, one session is still known', { sessionIds: new Set(['b']) }, 'same'],
  ['more of all', { totalXp: 90, challengesCompleted: 4, sessionIds: new Set(['a', 'b', 'c']) }, 'same'],
])('%s', (_name, change, step) => {
  expect(epochStep(known, after(change))).toBe(step);
});

test('without known sessions nothing can have vanished', () => {
  expect(epochStep({ ...known, sessionIds: new Set() }, after({}))).toBe('same');
});

test('lost XP before is no fall', () => {
  expect(epochStep({ ...known, totalXp: null, challengesCompleted: null }, after({}))).toBe('same');
});

test('an older state belongs before a clear, or to the same epoch', () => {
  expect(epochStep(after({}), known)).toBe('earlier');
  expect(epochStep(after({ totalXp: 80, sessionIds: new Set(['a']) }), known)).toBe('same');
});
