import { expect, test } from 'vitest';
import { parseArguments } from './arguments.ts';

test('the plain form sends to the embedded stack, as sessions, without live ones', () => {
  expect(parseArguments(['export.json', '--time-zone', 'Europe/Berlin'], {})).toEqual({
    kind: 'push',
    values: {
      file: 'export.json',
      endpoint: 'http://127.0.0.1:54321',
      name: 'Push from the command line',
      consent: 'sessions',
      timeZone: 'Europe/Berlin',
      fresh: false,
      newEpoch: false,
      json: false,
      liveSessions: 0,
    },
  });
});

test('options are taken, and the port of the environment', () => {
  const parsed = parseArguments(['a.json', '--live', '--count', '3', '--consent', 'totals', '--fresh', '--json'], {
    BM_API_PORT: '4000',
  });
  expect(parsed).toMatchObject({
    values: { endpoint: 'http://127.0.0.1:4000', liveSessions: 3, consent: 'totals', fresh: true, json: true },
  });
  const hosted = { VITE_SUPABASE_URL: 'https://abc.supabase.co', BM_API_PORT: '4000' };
  expect(parseArguments(['a.json'], hosted)).toMatchObject({ values: { endpoint: 'https://abc.supabase.co' } });
  expect(parseArguments(['a.json', '--live'], {})).toMatchObject({ values: { liveSessions: 30 } });
});

test.each([[[]], [['--help']], [['a.json', '-h']]])('%j shows the help', (args) => {
  expect(parseArguments(args, {})).toEqual({ kind: 'help' });
});

test.each([
  [['a.json', 'b.json'], 'One file at a time'],
  [['a.json', '--consent', 'everything'], '--consent is totals or sessions'],
  [['a.json', '--time-zone', 'Berlin'], '"Berlin" is none'],
  [['a.json', '--live', '--count', '0'], '--count is a number'],
  [['a.json', '--name', ' '], '--name has 1 to 60'],
  [['a.json', '--nonsense'], "Unknown option '--nonsense'"],
])('%j is told in one sentence', (args, message) => {
  expect(parseArguments(args, {})).toEqual({ kind: 'wrong', message: expect.stringContaining(message) });
});
