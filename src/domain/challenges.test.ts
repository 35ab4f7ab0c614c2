import { expect, test } from 'vitest';
import { keptChallenges, parseChallenges } from './challenges.ts';

const good = {
  id: 'Sat Sep 06 2025-morning_breath-0',
  date: 'Sat Sep 06 2025',
  type: 'morning_breath',
  target: 1,
  rewardXP: 6,
  availableFrom: 1757146512340.8,
  title: 'Title',
  description: 'Text',
  eonMessage: 'Word',
  completionMessage: 'x'.repeat(900),
  completed: true,
};

test('a challenge is read, its fraction of a millisecond dropped and its texts kept short', () => {
  expect(parseChallenges([good])).toEqual({
    challenges: [
      {
        date: '2025-09-06',
        type: 'morning_breath',
        index: 0,
        target: 1,
        rewardXP: 6,
        availableFrom: 1757146512340,
        completed: true,
        title: 'Title',
        description: 'Text',
        eonMessage: 'Word',
        completionMessage: 'x'.repeat(500),
      },
    ],
    unreadable: 0,
  });
});

test('texts may be missing, and what is not said to be done is open', () => {
  const { title: _title, completed: _completed, ...rest } = good;
  expect(parseChallenges([rest]).challenges[0]).toMatchObject({ title: '', completed: false });
});

test.each([
  ['no entry', null],
  ['a text', 'cycles'],
  ['no id', { ...good, id: undefined }],
  ['an id without an index', { ...good, id: 'Sat Sep 06 2025-morning_breath' }],
  ['a date in another form', { ...good, date: '2025-09-06' }],
  ['no date', { ...good, date: 7 }],
  ['an unknown type', { ...good, type: 'marathon' }],
  ['a target in words', { ...good, target: 'one' }],
  ['half a reward', { ...good, rewardXP: 0.5 }],
  ['no time', { ...good, availableFrom: null }],
  ['an endless time', { ...good, availableFrom: Number.POSITIVE_INFINITY }],
])('%s is left out and counted', (_name, entry) => {
  expect(parseChallenges([good, entry])).toMatchObject({ challenges: [{ index: 0 }], unreadable: 1 });
});

test('no set is an empty set, and something else in its place is unreadable', () => {
  expect(parseChallenges(undefined)).toEqual({ challenges: [], unreadable: 0 });
  expect(parseChallenges(null)).toEqual({ challenges: [], unreadable: 0 });
  expect(parseChallenges({})).toEqual({ challenges: [], unreadable: 1 });
});

test('a set that a snapshot keeps is read back as it was, and so is one in the extension’s form', () => {
  const { challenges } = parseChallenges([good, { ...good, id: 'Sat Sep 06 2025-morning_breath-3' }]);
  expect(challenges.map(({ index }) => index)).toEqual([0, 3]);
  expect(keptChallenges(JSON.parse(JSON.stringify(challenges)))).toEqual(challenges);
  expect(keptChallenges([good])).toEqual([challenges[0]]);
});

test.each([
  ['no list', { 0: good }],
  ['nothing', null],
  ['a text', ['cycles']],
  ['no day', [{ ...good, id: undefined, index: 0, date: 'today' }]],
  ['no place', [{ ...good, id: undefined, date: '2025-09-06', index: 'first' }]],
  ['an unknown type', [{ ...good, date: '2025-09-06', index: 0, type: 'marathon' }]],
])('%s holds no kept challenge', (_name, value) => {
  expect(keptChallenges(value)).toEqual([]);
});
