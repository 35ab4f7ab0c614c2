import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionRow } from '../testing/answers.ts';
import { Inbox } from './inbox.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bm-inbox-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('what a killed window left half-written goes; what is being written and what is whole stays', async () => {
  const inbox = new Inbox(folder, () => Date.now());
  await inbox.put({ kind: 'session', row: sessionRow(1) });
  const [whole] = await inbox.names();
  await writeFile(join(folder, 'left.tmp'), '{"kind":"session","row":{"id":"se');
  const longAgo = new Date(Date.now() - 120_000);
  await utimes(join(folder, 'left.tmp'), longAgo, longAgo);
  await writeFile(join(folder, 'fresh.tmp'), '{"kind":');
  await inbox.sweep();
  expect((await readdir(folder)).toSorted()).toEqual([whole, 'fresh.tmp'].toSorted());
});

test('sweeping a folder that is not there is nothing', async () => {
  await new Inbox(join(folder, 'none'), () => Date.now()).sweep();
});
