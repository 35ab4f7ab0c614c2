/** A guest who brings exports in sees what somebody with an account sees: every answer of both backends is alike. */
import { afterAll, describe, test } from 'vitest';
import { bring, bringFixture, EXPORTS, preview, readFixture } from './bring.ts';
import { compareAll, compareFigures, compareTables } from './reads.ts';
import { closeSides, newPair } from './sides.ts';

afterAll(closeSides);

describe.each(EXPORTS)('%s', (name) => {
  test('gives the same answers', async () => {
    const pair = await newPair();
    const rows = readFixture(name).rows.map(({ row }) => row);
    await bringFixture(pair, name, 'Europe/Berlin');
    await compareAll(pair);
    await preview(pair, rows.slice(0, 20));
  });
});

test('nothing yet', async () => {
  await compareAll(await newPair());
});

test('the same export twice, on two devices', async () => {
  const pair = await newPair();
  const first = await bringFixture(pair, '02-one-week.json', 'America/New_York');
  await bringFixture(pair, '02-one-week.json', 'America/New_York', { onto: first });
  await bringFixture(pair, '15-same-export-pasted-later.json', 'America/New_York');
  await bringFixture(pair, '15-same-export-pasted-later.json', 'America/New_York', { onto: first });
  await compareAll(pair);
});

test('what one window lost and the other has', async () => {
  const pair = await newPair();
  const first = await bringFixture(pair, '10b-two-windows-other-window.json', 'Asia/Tokyo');
  await bringFixture(pair, '10-two-windows-lost-session.json', 'Asia/Tokyo', { onto: first });
  await compareAll(pair);
});

test('cleared data opens an epoch; an older export of it comes after', async () => {
  const pair = await newPair();
  const first = await bringFixture(pair, '03-ninety-days.json', 'Europe/Paris', { rowsAtOnce: 37 });
  await bringFixture(pair, '07b-after-clear-data-later.json', 'Europe/Paris', { onto: first, newEpoch: true });
  await bringFixture(pair, '07-after-clear-data.json', 'Europe/Paris', { onto: first });
  await compareAll(pair);
});

test('zones of the rows themselves, known, odd and unknown', async () => {
  const pair = await newPair();
  const zones = ['Pacific/Auckland', 'america/los_angeles', 'Mars/Olympus', '+02:00', '', 'UTC', 'Asia/Kolkata'];
  const rows = readFixture('03-ninety-days.json').rows.map(({ row }, at) => ({
    ...(row as object),
    timeZone: zones[at % zones.length],
    pattern: ['boxing', ' 4-4-4-4 ', '', 'x'.repeat(41), '\tx', '__proto__', 'unknown'][at % 7],
  }));
  await bring(pair, { rows, timeZone: 'Nowhere/Land' });
  await compareAll(pair);
});

test('a pattern that comes later fills in what was missing', async () => {
  const pair = await newPair();
  const rows = readFixture('02-one-week.json').rows.map(({ row }) => row);
  const first = await bring(pair, { rows, timeZone: 'UTC' });
  const patterned = rows.map((row) => ({ ...(row as object), pattern: 'relaxing' }));
  await bring(pair, { rows: patterned.slice(2), timeZone: 'UTC', onto: first });
  await compareFigures(pair);
  await compareTables(pair);
});
