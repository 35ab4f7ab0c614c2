import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { Leases, silenceMs } from './lease.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bm-lease-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const path = () => join(folder, 'sender.lock');

function window(options: { isAlive?: (pid: number) => boolean } = {}) {
  const clock = createFakeClock();
  const time = { ms: 0 };
  return { clock, time, leases: new Leases({ path: path(), clock, monotonic: () => time.ms, ...options }) };
}

test('one window has it at a time, and the next one when it is given back', async () => {
  const one = await window().leases.take();
  const { leases } = window();
  expect(await leases.take()).toBeNull();
  expect(await one?.isHeld()).toBe(true);
  await one?.release();
  expect(await (await leases.take())?.isHeld()).toBe(true);
  expect(await readdir(folder)).toEqual(['sender.lock']);
});

test('of many windows that ask at once exactly one gets it', async () => {
  for (let round = 0; round < 10; round += 1) {
    const taken = await Promise.all(Array.from({ length: 8 }, () => window().leases.take()));
    const [holder, ...others] = taken.filter((lease) => lease !== null);
    expect(others).toEqual([]);
    await holder?.release();
  }
});

test('a window whose process has ended leaves it at once', async () => {
  await window().leases.take();
  const { leases } = window({ isAlive: () => false });
  expect(await (await leases.take())?.isHeld()).toBe(true);
});

test('of many windows that find a dead one exactly one takes over', async () => {
  for (let round = 0; round < 10; round += 1) {
    await writeFile(path(), JSON.stringify({ id: `gone-${round}`, pid: 1, host: hostname() }));
    const taken = await Promise.all(
      Array.from({ length: 8 }, () => window({ isAlive: (pid) => pid !== 1 }).leases.take()),
    );
    const held = await Promise.all(taken.flatMap((lease) => (lease === null ? [] : [lease.isHeld()])));
    expect(held.filter(Boolean)).toHaveLength(1);
    await rm(path());
  }
});

test('a window that is there but silent loses it after a while, one with a heartbeat does not', async () => {
  const holder = window();
  const lease = await holder.leases.take();
  const waiting = window();
  expect(await waiting.leases.take()).toBeNull();
  waiting.time.ms += silenceMs - 1;
  expect(await waiting.leases.take()).toBeNull();
  await holder.clock.advance(5_000);
  waiting.time.ms += silenceMs - 1;
  expect(await waiting.leases.take()).toBeNull();
  waiting.time.ms += silenceMs;
  const taken = await waiting.leases.take();
  expect(await taken?.isHeld()).toBe(true);
  expect(await lease?.isHeld()).toBe(false);
  await lease?.release();
  expect(await taken?.isHeld()).toBe(true);
});

test('a heartbeat goes on only while it is held', async () => {
  const { clock, leases } = window();
  const lease = await leases.take();
  await clock.advance(11_000);
  expect(clock.planned()).toHaveLength(1);
  await lease?.release();
  expect(clock.planned()).toEqual([]);
});

test('a lock that cannot be read counts as silent', async () => {
  await writeFile(path(), 'torn');
  const { leases, time } = window();
  expect(await leases.take()).toBeNull();
  time.ms += silenceMs;
  expect(await (await leases.take())?.isHeld()).toBe(true);
  expect(await readFile(path(), 'utf8')).not.toBe('torn');
});
