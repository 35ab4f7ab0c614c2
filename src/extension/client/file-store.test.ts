import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionRow } from '../testing/answers.ts';
import { openFileStore } from './file-store.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bm-journal-'));
  path = join(folder, 'queue', 'outbox.journal');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const rows = (count: number) => Array.from({ length: count }, (_, index) => sessionRow(index));

test('gives back after a restart what was not settled, in order', async () => {
  const before = await openFileStore(path);
  await before.append(rows(4));
  const [first, second] = await before.readBatch(2);
  await before.settle([{ seq: first?.seq ?? 0 }, { seq: second?.seq ?? 0, refused: ['rejected', 'bad_id'] }]);
  await before.close();
  const after = await openFileStore(path);
  expect((await after.readBatch(9)).map((item) => item.row)).toEqual(rows(4).slice(2));
  expect(await after.notAccepted()).toEqual([{ row: sessionRow(1), reasons: ['rejected', 'bad_id'] }]);
  await after.append([sessionRow(9)]);
  const seqs = (await after.readBatch(9)).map((item) => item.seq);
  expect(new Set(seqs).size).toBe(3);
  await after.close();
});

test('clearing lasts, and the file is for its owner alone', async () => {
  const before = await openFileStore(path);
  await before.append(rows(2));
  await before.clear();
  await before.close();
  const after = await openFileStore(path);
  expect(await after.counts()).toEqual({ pending: 0, notAccepted: 0 });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await after.close();
});

test('a journal cut at any byte gives every change that was complete, and takes new ones', {
  timeout: 30_000,
}, async () => {
  const store = await openFileStore(path);
  for (const row of rows(5)) await store.append([row]);
  await store.close();
  const whole = await readFile(path);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.uint8Array({ maxLength: 40 }), async (length, rubbish) => {
      await writeFile(path, whole);
      await truncate(path, length);
      await appendFile(path, rubbish);
      // What follows may complete the line that was cut, when it happens to begin with its end.
      const cut = Buffer.concat([whole.subarray(0, length), rubbish])
        .toString('latin1')
        .split('\n')
        .slice(0, -1);
      const lines = whole.toString('latin1').split('\n');
      const differs = cut.findIndex((line, at) => at === 5 || line !== lines[at]);
      const complete = differs === -1 ? cut.length : differs;
      const torn = await openFileStore(path);
      expect((await torn.readBatch(99)).map((item) => item.row)).toEqual(rows(5).slice(0, complete));
      await torn.append([sessionRow(77)]);
      await torn.close();
      const again = await openFileStore(path);
      expect((await again.counts()).pending).toBe(complete + 1);
      expect(again.damaged).toBe(0);
      await again.close();
    }),
    { numRuns: 60 },
  );
});

test('a damaged line in between loses only itself', async () => {
  const store = await openFileStore(path);
  for (const row of rows(3)) await store.append([row]);
  await store.close();
  const lines = (await readFile(path, 'utf8')).split('\n');
  lines[1] = lines[1]?.replace('300000', '300001') ?? '';
  await writeFile(path, lines.join('\n'));
  const after = await openFileStore(path);
  expect(after.damaged).toBe(1);
  expect((await after.readBatch(9)).map((item) => item.row)).toEqual([sessionRow(0), sessionRow(2)]);
  await after.close();
});

test('rewrites itself when most of it is of no more use', async () => {
  const store = await openFileStore(path, { compactAt: 100 });
  await store.append(rows(60));
  const items = await store.readBatch(55);
  await store.settle(items.map(({ seq }) => ({ seq })));
  expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(5);
  await store.append([sessionRow(100)]);
  await store.close();
  const after = await openFileStore(path);
  expect((await after.readBatch(99)).map((item) => item.row)).toEqual([...rows(60).slice(55), sessionRow(100)]);
  await after.close();
});

test('a crash while rewriting leaves the old journal in force', async () => {
  const store = await openFileStore(path);
  await store.append(rows(2));
  await store.close();
  await writeFile(`${path}.tmp`, 'half of a new jour');
  const after = await openFileStore(path);
  expect((await after.counts()).pending).toBe(2);
  await after.close();
});
