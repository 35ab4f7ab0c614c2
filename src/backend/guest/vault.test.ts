import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { emptyGuestData, type GuestData, type PresetRow, type SessionRow } from './guest-data.ts';
import { lostRows, openVault, type Vault, type VaultState } from './vault.ts';
import { type Sealed, seal, unseal } from './vault-crypto.ts';
import { blockNames, clearVault, readBlocks, VaultError, vaultKey } from './vault-storage.ts';

const guest = '7a5d3c1e-0000-4000-8000-0000000000aa';
const secret = 'Tiefer Wald';

const session = (id: number): SessionRow => ({
  id,
  user_id: guest,
  device_id: 'd0000000-0000-4000-8000-000000000001',
  epoch: 1,
  client_session_id: `sess-${1_700_000_000_000 + id}`,
  content_hash: 'a'.repeat(64),
  started_at: '2026-01-01T08:00:00+00:00',
  ended_at: '2026-01-01T08:05:00+00:00',
  active_ms: 300_000,
  cycles: 20,
  goal_minutes: null,
  goal_bonus_xp: 0,
  xp: 20,
  pledge_honored: null,
  pattern: secret,
  time_zone: 'Europe/Berlin',
  zone_assumed: false,
  local_date: '2026-01-01',
  flags: [],
  received_at: '2026-01-01T08:05:01+00:00',
});
const sessions = (many: number, from = 1): SessionRow[] => Array.from({ length: many }, (_, at) => session(from + at));

const preset = (name: string): PresetRow => ({
  id: crypto.randomUUID(),
  user_id: guest,
  name,
  pattern: '4-0-6-2',
  version: 1,
  created_at: '2026-01-01T08:00:00+00:00',
  updated_at: '2026-01-01T08:00:00+00:00',
});

/** A tab of its own. */
function tab(): Vault {
  const vault = openVault(guest, 'Europe/Berlin');
  onTestFinished(() => vault.close());
  return vault;
}

const put = (vault: Vault, more: (data: GuestData) => Partial<GuestData>): Promise<void> =>
  vault.change(({ data }) => ({
    change: { data: { ...data, ...more(data), version: data.version + 1 } },
    result: undefined,
  }));
const add = (vault: Vault, rows: readonly SessionRow[]) =>
  put(vault, (data) => ({ sessions: [...data.sessions, ...rows] }));
const idsOf = ({ data }: VaultState) => data.sessions.map(({ id }) => id);

const openDatabase = () =>
  new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('bm-guest');
    opening.onsuccess = () => resolve(opening.result);
  });

async function keyCount(): Promise<number> {
  const database = await openDatabase();
  const count = database.transaction('keys').objectStore('keys').count();
  await new Promise((resolve) => {
    count.onsuccess = resolve;
  });
  database.close();
  return count.result;
}

async function inBlocks(work: (store: IDBObjectStore) => void): Promise<void> {
  const database = await openDatabase();
  await new Promise<void>((resolve) => {
    const transaction = database.transaction('blocks', 'readwrite');
    work(transaction.objectStore('blocks'));
    transaction.oncomplete = () => resolve();
  });
  database.close();
}

const damage = async (name: string): Promise<void> => {
  const block = (await readBlocks([name])).get(name) as Sealed;
  const bytes = new Uint8Array(block.ciphertext);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await inBlocks((store) => store.put(block, name));
};

beforeEach(() => clearVault());
afterEach(() => vi.restoreAllMocks());

describe('what is kept', () => {
  test('is there for the next visit as it was, row by row', async () => {
    const first = tab();
    const begun = await first.state();
    expect(begun.isNew).toBe(true);
    const { created_at: at } = begun.data.profile;
    expect(begun.data).toEqual(emptyGuestData(guest, 'Europe/Berlin', new Date(at)));
    await add(first, sessions(1203));
    await put(first, () => ({ breathe_presets: [preset('Abend')] }));
    const kept = await first.state();
    const later = await tab().state();
    expect(later).toMatchObject({ isNew: false, lost: [] });
    expect(later.data).toEqual(kept.data);
    expect(later.data.profile.user_id).toBe(guest);
  });

  test('is written in blocks of 500, and only what changed', async () => {
    const vault = tab();
    await add(vault, sessions(1203));
    const before = await blockNames();
    expect(before.filter((name) => name.startsWith('sessions/'))).toHaveLength(3);
    await put(vault, ({ preferences }) => ({ preferences: { ...preferences, daily_goal_minutes: 25 } }));
    const after = await blockNames();
    expect(after.filter((name) => !before.includes(name))).toHaveLength(1);
    await add(vault, [session(2000)]);
    const last = await blockNames();
    expect(last.filter((name) => !after.includes(name))).toHaveLength(1);
    expect(last).toHaveLength(after.length);
  });

  test('a change that changes nothing writes nothing', async () => {
    const vault = tab();
    await add(vault, sessions(1));
    const before = await readBlocks(['index']);
    await vault.change(() => ({ change: {}, result: 'read' }));
    expect(await readBlocks(['index'])).toEqual(before);
  });

  test('is sealed: nothing that was put in stands anywhere in the database', async () => {
    const vault = tab();
    await add(vault, sessions(3));
    await put(vault, () => ({ breathe_presets: [preset(secret)] }));
    await vault.change(() => ({ change: { notes: { move: { secret } } }, result: undefined }));
    const names = await blockNames();
    const stored = [...(await readBlocks(names))].map(([name, { iv, ciphertext }]) =>
      [name, Buffer.from(iv).toString('latin1'), Buffer.from(ciphertext).toString('latin1')].join(' '),
    );
    expect(stored.length).toBeGreaterThan(5);
    for (const known of [secret, guest, 'sess-1700000000001', 'daily_goal_minutes', 'Europe/Berlin']) {
      expect(stored.filter((text) => text.includes(known))).toEqual([]);
    }
  });

  test('the key can be used and kept, but not read out', async () => {
    const key = await vaultKey();
    expect(key).toMatchObject({ extractable: false, algorithm: { name: 'AES-GCM', length: 256 } });
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    expect(await Promise.all([vaultKey(), vaultKey()])).toHaveLength(2);
  });

  test('notes of other kinds are kept beside it', async () => {
    await tab().change(() => ({ change: { notes: { move: { step: 2 } } }, result: undefined }));
    expect((await tab().state()).notes).toEqual({ move: { step: 2 } });
  });

  test('is gone with its key once it is forgotten', async () => {
    const vault = tab();
    await add(vault, sessions(2));
    const key = await vaultKey();
    await vault.forget();
    expect(await blockNames()).toEqual([]);
    expect(await vault.state()).toMatchObject({ isNew: true, data: { sessions: [] } });
    expect(await keyCount()).toBe(0);
    expect(await vaultKey()).not.toBe(key);
  });
});

describe('several tabs', () => {
  test('each sees what the other wrote, and is told', async () => {
    const [here, there] = [tab(), tab()];
    const told = vi.fn();
    onTestFinished(there.onChange(told));
    await there.state();
    await add(here, sessions(2));
    await vi.waitFor(() => expect(told).toHaveBeenCalled());
    expect(idsOf(await there.state())).toEqual([1, 2]);
  });

  test('writes at the same moment are all kept', async () => {
    const tabs = [tab(), tab(), tab()];
    await Promise.all(tabs.map((vault) => vault.state()));
    await Promise.all(tabs.flatMap((vault, at) => [1, 2, 3].map((turn) => add(vault, [session(10 * at + turn)]))));
    const ids = idsOf(await tab().state());
    expect(ids.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 11, 12, 13, 21, 22, 23]);
  });

  test('also where a browser has no locks', async () => {
    vi.stubGlobal('navigator', {});
    onTestFinished(() => void vi.unstubAllGlobals());
    const tabs = [tab(), tab()];
    await Promise.all(tabs.map((vault) => vault.state()));
    await Promise.all(tabs.map((vault, at) => add(vault, [session(at)])));
    expect(idsOf(await tab().state()).toSorted()).toEqual([0, 1]);
  });

  test('a tab that knew less writes on top of what is there', async () => {
    const [here, there] = [tab(), tab()];
    await there.state();
    await add(here, sessions(600));
    await put(there, () => ({ breathe_presets: [preset('Morgen')] }));
    const { data } = await tab().state();
    expect(data.sessions).toHaveLength(600);
    expect(data.breathe_presets).toHaveLength(1);
  });
});

describe('damage', () => {
  const nameOf = async (section: string, at = 0) =>
    (await blockNames())
      .filter((name) => name.startsWith(`${section}/`))
      .toSorted((a, b) => Number(a.split('/')[1]) - Number(b.split('/')[1]))[at] as string;

  test('of one block leaves the others, and is told with its rows until it is let go of', async () => {
    await add(tab(), sessions(1203));
    const name = await nameOf('sessions', 1);
    await damage(name);
    const vault = tab();
    const state = await vault.state();
    expect(state.data.sessions).toHaveLength(703);
    expect(lostRows(state.lost, 'sessions')).toBe(500);
    expect(lostRows(state.lost, 'devices')).toBe(0);

    await add(vault, [session(5000)]);
    const later = tab();
    expect(lostRows((await later.state()).lost, 'sessions')).toBe(500);
    expect(idsOf(await later.state())).toContain(5000);
    expect(await blockNames()).toContain(name);
    await later.dropLost();
    expect((await tab().state()).lost).toEqual([]);
    expect(await blockNames()).not.toContain(name);
    expect(idsOf(await tab().state())).toHaveLength(704);
  });

  test('a block that is missing, or stands in the place of another, counts as damaged', async () => {
    await add(tab(), sessions(1203));
    const [first, second] = [await nameOf('sessions', 0), await nameOf('sessions', 1)];
    const swapped = (await readBlocks([first])).get(first);
    await inBlocks((store) => store.put(swapped, second));
    expect((await tab().state()).data.sessions).toHaveLength(703);
    await inBlocks((store) => store.delete(first));
    expect((await tab().state()).data.sessions).toHaveLength(203);
  });

  test('of the index: the blocks are found by their names', async () => {
    const vault = tab();
    await add(vault, sessions(1203));
    await put(vault, ({ preferences }) => ({ preferences: { ...preferences, daily_goal_minutes: 25 } }));
    await damage('index');
    const { data, lost } = await tab().state();
    expect(data.sessions.map(({ id }) => id)).toEqual(sessions(1203).map(({ id }) => id));
    expect(data.preferences.daily_goal_minutes).toBe(25);
    expect(lost).toEqual([]);
    const later = tab();
    await add(later, [session(4000)]);
    expect((await tab().state()).data.sessions).toHaveLength(1204);
  });

  test('of a single row: what a new guest has stands in, and ids are not given twice', async () => {
    await add(tab(), sessions(7));
    for (const section of ['profile', 'next_ids']) await damage(await nameOf(section));
    const { data } = await tab().state();
    expect(data.profile).toMatchObject({ user_id: guest, time_zone: 'Europe/Berlin' });
    expect(data.next_ids).toEqual({ session: 8, tombstone: 1 });
  });

  test('of index and block: nobody knows how many rows', async () => {
    await add(tab(), sessions(2));
    await damage(await nameOf('sessions'));
    await damage('index');
    expect(lostRows((await tab().state()).lost, 'sessions')).toBeNull();
  });
});

test('what a newer version of the app has written is neither read nor written over, and can be let go of', async () => {
  const vault = tab();
  await add(vault, sessions(2));
  const key = await vaultKey();
  const index = await unseal(key, 'index', (await readBlocks(['index'])).get('index') as Sealed);
  const newer = await seal(key, 'index', { ...(index as object), format: 2 });
  await inBlocks((store) => store.put(newer, 'index'));

  const before = await readBlocks(await blockNames());
  const refused = { name: 'VaultError', reason: 'newer' };
  await expect(tab().state()).rejects.toMatchObject(refused);
  // A tab that was open all along has read the older one.
  await expect(add(vault, [session(3)])).rejects.toMatchObject(refused);
  expect(await readBlocks(await blockNames())).toEqual(before);

  await vault.forget();
  expect((await tab().state()).isNew).toBe(true);
});

describe('a browser that can’t', () => {
  const failing = (name: string) => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function put(this: IDBObjectStore) {
      this.transaction.abort();
      throw new DOMException('no', name);
    });
  };

  test('write says so, and what was there stays', async () => {
    const vault = tab();
    await add(vault, sessions(2));
    failing('QuotaExceededError');
    await expect(add(vault, [session(3)])).rejects.toBeInstanceOf(VaultError);
    vi.restoreAllMocks();
    expect(idsOf(await vault.state())).toEqual([1, 2]);
    expect(idsOf(await tab().state())).toEqual([1, 2]);
    await add(vault, [session(3)]);
    expect(idsOf(await tab().state())).toEqual([1, 2, 3]);
  });
});
