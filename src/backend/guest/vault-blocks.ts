/** How a guest's data is cut into blocks and put together again. */
import type { GuestData } from './guest-data.ts';

/** A block holds this many rows at most, so that a change writes little. */
const rowsInBlock = 500;

/** Rows of one section that are stored together, and the name under which they are. */
export interface Block {
  readonly name: string;
  readonly rows: readonly unknown[];
}

/** A list of `GuestData`, or one of its single rows as a list of one. */
type Sections = ReadonlyMap<string, readonly unknown[]>;

function sectionsOf(data: GuestData): Sections {
  const { version: _version, ...parts } = data;
  return new Map(Object.entries(parts).map(([name, part]) => [name, Array.isArray(part) ? part : [part]]));
}

/** The section that a block belongs to, by its name. */
export const sectionOf = (name: string): string => name.slice(0, name.indexOf('/'));

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((row, at) => row === b[at]);

/**
 * Cuts the data into blocks. A block whose rows are those of an earlier one stays that one; every other gets a name
 * that was never used, so that an old copy of a block can't come back as a new one.
 */
export function cutBlocks(data: GuestData, earlier: readonly Block[], nextSerial: number): [Block[], number] {
  const before = Map.groupBy(earlier, ({ name }) => sectionOf(name));
  const blocks: Block[] = [];
  let serial = nextSerial;
  for (const [section, rows] of sectionsOf(data)) {
    for (let from = 0, at = 0; from < rows.length; from += rowsInBlock, at += 1) {
      const part = rows.slice(from, from + rowsInBlock);
      const same = before.get(section)?.[at];
      if (same !== undefined && isSame(same.rows, part)) blocks.push(same);
      else blocks.push({ name: `${section}/${serial++}`, rows: part });
    }
  }
  return [blocks, serial];
}

const nextId = (rows: readonly { readonly id: number }[]): number =>
  rows.reduce((most, { id }) => Math.max(most, id), 0) + 1;

/** Puts the blocks together; what has none is as in `empty`. */
export function joinBlocks(blocks: readonly Block[], empty: GuestData, version: number): GuestData {
  const found = Map.groupBy(blocks, ({ name }) => sectionOf(name));
  const parts = Object.entries(empty).map(([section, fallback]) => {
    const rows = found.get(section)?.flatMap((block) => block.rows);
    return [section, rows === undefined ? fallback : Array.isArray(fallback) ? rows : rows[0]];
  });
  const data = { ...(Object.fromEntries(parts) as GuestData), version };
  if (found.has('next_ids')) return data;
  const next_ids = { session: nextId(data.sessions), tombstone: nextId(data.session_tombstones) };
  return { ...data, next_ids };
}
