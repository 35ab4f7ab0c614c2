/** Keeps a guest's data in this browser: sealed, shared by all tabs, written before it counts as kept. */
import { emptyGuestData, type GuestData } from './guest-data.ts';
import { type Block, cutBlocks, joinBlocks, sectionOf } from './vault-blocks.ts';
import { type Sealed, seal, unseal } from './vault-crypto.ts';
import { blockNames, clearVault, readBlocks, VaultError, vaultKey, writeBlocks } from './vault-storage.ts';

const indexName = 'index';
const lockName = 'bm-guest';
/** How the blocks are to be read; a version of the app that writes them otherwise counts on. */
const format = 1;

/** What the vault knows of its blocks; sealed like them. */
interface Index {
  readonly format: number;
  readonly userId: string;
  readonly version: number;
  readonly serial: number;
  readonly blocks: readonly { readonly name: string; readonly rows: number }[];
  /** Blocks that could not be read; they stay until the person lets go of them. */
  readonly lost: readonly LostBlock[];
  /** Small documents of other kinds, such as how far a move is. */
  readonly notes: Readonly<Record<string, unknown>>;
}

/** A block that can't be read, and how many rows it had when that is known. */
export interface LostBlock {
  readonly name: string;
  readonly rows: number | null;
}

/** A vault as this tab last read it. */
export interface VaultState {
  /** Whether nothing has been kept yet. */
  readonly isNew: boolean;
  readonly data: GuestData;
  readonly lost: readonly LostBlock[];
  readonly notes: Readonly<Record<string, unknown>>;
}

interface Loaded extends VaultState {
  readonly iv: Uint8Array | null;
  readonly serial: number;
  readonly blocks: readonly Block[];
}

/** What a change makes of a state; the parts that it leaves are the same objects. */
export type VaultChange = Partial<Omit<VaultState, 'isNew'>>;

export interface Vault {
  /** What is kept, with what other tabs wrote. Rejects with a `VaultError` where nothing can be. */
  state(): Promise<VaultState>;
  /**
   * Carries out a change and resolves once it is on disk. `work` may be called again with newer data when another tab
   * was quicker, so it only computes. A change that changes nothing writes nothing.
   */
  change<T>(work: (state: VaultState) => { readonly change: VaultChange; readonly result: T }): Promise<T>;
  /** Lets go of what can't be read. */
  dropLost(): Promise<void>;
  /** Removes everything, with the key. */
  forget(): Promise<void>;
  /** Calls `handler` after each change, of this tab or another. Returns the stop function. */
  onChange(handler: () => void): () => void;
  close(): void;
}

let tail: Promise<unknown> = Promise.resolve();

/** One at a time over all tabs; where a browser has no locks, over this tab. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) return navigator.locks.request(lockName, work);
  const mine = tail.then(work, work);
  tail = mine.catch(() => undefined);
  return mine;
}

const sameIv = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === null || b === null ? a === b : a.every((byte, at) => byte === b[at]);

async function readIndex(key: CryptoKey, sealed: Sealed | undefined): Promise<Index | null> {
  if (sealed === undefined) return null;
  try {
    return (await unseal(key, indexName, sealed)) as Index;
  } catch {
    return null;
  }
}

/** Blocks by name; what was read before is not read again, and what can't be read is told. */
async function openBlocks(
  key: CryptoKey,
  names: readonly string[],
  known: readonly Block[],
): Promise<{ blocks: Block[]; unreadable: Set<string> }> {
  const before = new Map(known.map((block) => [block.name, block]));
  const sealed = await readBlocks(names.filter((name) => !before.has(name)));
  const unreadable = new Set<string>();
  const opened = await Promise.all(
    names.map(async (name): Promise<Block | null> => {
      const same = before.get(name);
      if (same !== undefined) return same;
      try {
        const block = sealed.get(name);
        if (block !== undefined) return { name, rows: (await unseal(key, name, block)) as unknown[] };
      } catch {
        // Told below: the others open all the same.
      }
      unreadable.add(name);
      return null;
    }),
  );
  return { blocks: opened.filter((block) => block !== null), unreadable };
}

const serialOf = (name: string): number => Number(name.slice(name.indexOf('/') + 1));

/** Without an index the names say which blocks there are, in the order in which they were written. */
async function indexFromNames(userId: string): Promise<Index> {
  const names = (await blockNames()).filter((name) => name !== indexName);
  names.sort((a, b) => serialOf(a) - serialOf(b));
  const serial = serialOf(names.at(-1) ?? '/0') + 1;
  return {
    format,
    userId,
    version: serial,
    serial,
    blocks: names.map((name) => ({ name, rows: 0 })),
    lost: [],
    notes: {},
  };
}

async function load(fallbackId: string, timeZone: string, known: Loaded | null): Promise<Loaded> {
  const sealed = (await readBlocks([indexName])).get(indexName);
  const iv = sealed?.iv ?? null;
  if (known !== null && sameIv(known.iv, iv)) return known;
  if (sealed === undefined && (await blockNames()).length === 0) {
    // No key is made before there is something to seal.
    const data = emptyGuestData(fallbackId, timeZone, new Date());
    return { isNew: true, data, lost: [], notes: {}, iv, serial: 0, blocks: [] };
  }
  const key = await vaultKey();
  const index = (await readIndex(key, sealed)) ?? (await indexFromNames(fallbackId));
  // A tab of before an update must not write over what it can't read.
  if (index.format > format) throw new VaultError('newer');
  const names = index.blocks.map(({ name }) => name);
  const { blocks, unreadable } = await openBlocks(key, names, known?.blocks ?? []);
  const lost = index.blocks.flatMap(({ name, rows }) => (unreadable.has(name) ? [{ name, rows: rows || null }] : []));
  const empty = emptyGuestData(index.userId, timeZone, new Date());
  return {
    isNew: false,
    data: joinBlocks(blocks, empty, index.version),
    lost: [...index.lost, ...lost],
    notes: index.notes,
    iv,
    serial: index.serial,
    blocks,
  };
}

/** Writes what differs from `before`. Resolves to what is there now, or `null` when another tab was quicker. */
async function save(before: Loaded, after: Omit<VaultState, 'isNew'>): Promise<Loaded | null> {
  const key = await vaultKey();
  const [blocks, serial] = cutBlocks(after.data, before.blocks, before.serial);
  const kept = new Set(before.blocks.map(({ name }) => name));
  const index: Index = {
    format,
    userId: after.data.profile.user_id,
    version: after.data.version,
    serial,
    blocks: blocks.map(({ name, rows }) => ({ name, rows: rows.length })),
    lost: after.lost,
    notes: after.notes,
  };
  const fresh = blocks.filter(({ name }) => !kept.has(name));
  const sealed = await Promise.all(fresh.map(({ name, rows }) => seal(key, name, rows)));
  const sealedIndex = await seal(key, indexName, index);
  const put = new Map(fresh.map(({ name }, at) => [name, sealed[at] as Sealed]));
  put.set(indexName, sealedIndex);
  const stays = new Set([...blocks, ...after.lost].map(({ name }) => name));
  const remove = [...before.blocks, ...before.lost].map(({ name }) => name).filter((name) => !stays.has(name));
  const written = await writeBlocks({ put, remove, only: { name: indexName, iv: before.iv } });
  return written ? { ...after, isNew: false, iv: sealedIndex.iv, serial, blocks } : null;
}

/**
 * Opens the vault of this browser.
 * @param userId the guest, for a vault that is new or has lost its index
 * @param timeZone IANA name of the zone that a new guest is in
 */
export function openVault(userId: string, timeZone: string): Vault {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(lockName) : null;
  const handlers = new Set<() => void>();
  let loaded: Promise<Loaded> | null = null;
  let latest: Loaded | null = null;

  const reload = (): Promise<Loaded> => {
    const mine = load(userId, timeZone, latest).then((state) => {
      latest = state;
      return state;
    });
    loaded = mine;
    mine.catch(() => {
      if (loaded === mine) loaded = null;
    });
    return mine;
  };
  const tellHere = () => {
    for (const handler of handlers) handler();
  };
  const changed = () => {
    channel?.postMessage('changed');
    tellHere();
  };
  channel?.addEventListener('message', () => {
    loaded = null;
    tellHere();
  });

  const change: Vault['change'] = async (work) => {
    const seen = await (loaded ?? reload());
    const first = work(seen);
    if (Object.keys(first.change).length === 0) return first.result;
    return alone(async () => {
      let before = await reload();
      let done = before === seen ? first : work(before);
      for (;;) {
        if (Object.keys(done.change).length === 0) return done.result;
        const { data, lost, notes } = { ...before, ...done.change };
        const after = await save(before, { data, lost, notes });
        if (after !== null) {
          latest = after;
          loaded = Promise.resolve(after);
          changed();
          return done.result;
        }
        before = await reload();
        done = work(before);
      }
    });
  };

  return {
    state: () => loaded ?? reload(),
    change,
    dropLost: () => change(({ lost }) => ({ change: lost.length === 0 ? {} : { lost: [] }, result: undefined })),
    forget: () =>
      alone(async () => {
        await clearVault();
        latest = null;
        loaded = null;
        changed();
      }),
    onChange(handler) {
      handlers.add(handler);
      return () => void handlers.delete(handler);
    },
    close: () => channel?.close(),
  };
}

/** How many rows of a section can't be read; `null` when there are some and nobody knows how many. */
export function lostRows(lost: readonly LostBlock[], section: keyof GuestData): number | null {
  const rows = lost.filter(({ name }) => sectionOf(name) === section).map((block) => block.rows);
  return rows.includes(null) ? null : rows.reduce<number>((sum, many) => sum + (many ?? 0), 0);
}
