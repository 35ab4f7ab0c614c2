import { spawnSync } from 'node:child_process';
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
  const { pid: ended } = spawnSync(process.execPath, ['--version']);
  const fresh = `2-fresh.${ended}.tmp`;
  const slow = `3-slow.${process.pid}.tmp`;
  for (const name of [`1-left.${ended}.tmp`, fresh, slow]) await writeFile(join(folder, name), '{"kind":"session","r');
  const longAgo = new Date(Date.now() - 120_000);
  for (const name of [`1-left.${ended}.tmp`, slow]) await utimes(join(folder, name), longAgo, longAgo);
  await inbox.sweep();
  expect((await readdir(folder)).toSorted()).toEqual([whole, fresh, slow].toSorted());
});

test('sweeping a folder that is not there is nothing', async () => {
  await new Inbox(join(folder, 'none'), () => Date.now()).sweep();
});
