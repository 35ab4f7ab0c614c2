import { afterEach, describe, expect, test, vi } from 'vitest';
import { parseBreatheSearch } from './breathe.search.ts';
import { readChoices, rememberChoices } from './choices.ts';
import { patternTitle, phasesHere, rhythmWords } from './pattern-words.ts';
import { canVibrate, touchFor } from './touch.ts';

afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

test.each([
  ['5', { minutes: 5 }],
  [120, { minutes: 120 }],
  ['0', {}],
  ['121', {}],
  ['2.5', {}],
  ['x', {}],
  [undefined, {}],
])('an address with minutes=%j', (minutes, expected) => {
  expect(parseBreatheSearch({ minutes })).toEqual(expected);
});

describe('choices', () => {
  const first = { pattern: 'chill', sound: false, vibration: false };
  test('sound and vibration are off at first', () => {
    expect(readChoices()).toEqual(first);
  });
  test('are remembered, an open session too', () => {
    const chosen = { pattern: '4-0-6-2', goalMinutes: null, sound: true, vibration: true };
    rememberChoices(chosen);
    expect(readChoices()).toEqual(chosen);
  });
  test.each(['', '{', '[]', '{"pattern":"no","sound":false,"vibration":false}', '{"pattern":"chill","sound":1}'])(
    'that cannot be read are the first ones: %j',
    (text) => {
      localStorage.setItem('bm.user.breathe.choices', text);
      expect(readChoices()).toEqual(first);
    },
  );
});

test.each([
  ['boxing', 'Boxing', '4 in, 4 hold, 4 out, 4 rest'],
  ['chill', 'Chill', '6 in, 8 out'],
  ['4-0-6-2', 'Evening', '4 in, 6 out, 2 rest'],
  ['9-9-9-9', '9-9-9-9', '9 in, 9 hold, 9 out, 9 rest'],
])('%s is called %s', (pattern, title, words) => {
  expect(patternTitle(pattern, [{ name: 'Evening', pattern: '4-0-6-2' }])).toBe(title);
  expect(rhythmWords(pattern)).toBe(words);
});

test('what is no pattern has no length', () => {
  expect(phasesHere('x')).toEqual({ inhale: 0, holdIn: 0, exhale: 0, holdOut: 0 });
});

test('each turn has its touch, where the device can', () => {
  expect(canVibrate()).toBe(false);
  touchFor('inhale');
  const vibrate = vi.fn();
  vi.stubGlobal('navigator', { vibrate });
  touchFor('inhale');
  touchFor('exhale');
  touchFor('hold');
  expect(vibrate.mock.calls).toEqual([[[40]], [[25, 90, 25]], [[]]]);
});
