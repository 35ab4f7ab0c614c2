import { expect, test } from 'vitest';
import { timeZoneLabel, timeZoneOptions } from './time-zones.ts';

test('all zones, with UTC and the current one, each once and in order', () => {
  const options = timeZoneOptions('Asia/Calcutta');
  expect(options).toEqual(expect.arrayContaining(['Europe/Berlin', 'UTC', 'Asia/Calcutta']));
  expect(new Set(options).size).toBe(options.length);
  expect(options.toSorted((a, b) => a.localeCompare(b))).toEqual(options);
});

test('zones are named as people say them', () => {
  expect(timeZoneLabel('Europe/Berlin')).toBe('Berlin (Europe)');
  expect(timeZoneLabel('America/Argentina/Buenos_Aires')).toBe('Buenos Aires, Argentina (America)');
  expect(timeZoneLabel('UTC')).toBe('UTC');
});
