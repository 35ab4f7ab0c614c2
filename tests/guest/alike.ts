/** Answers without what must differ between two backends: ids, the moments of writing, the count of changes. */
import { isJsonObject } from '#src/domain/json.ts';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const IDS = ['id', 'session_id'];
/** When something was written, as against when it happened. */
const WRITTEN = [
  'received_at',
  'created_at',
  'updated_at',
  'named_at',
  'first_data_at',
  'last_seen_at',
  'revoked_at',
  'deleted_at',
  'finished_at',
  'noted_at',
  'onboarded_at',
  'now',
];

const JUST_NOW_MS = 600_000;

/** A function that gives every id a name, in the order in which they come, and remembers it. */
export function alike(): (value: unknown) => unknown {
  const names = new Map<string, string>();
  const nameOf = (id: string) => {
    const name = names.get(id) ?? `id ${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  const named = (text: string) => text.replaceAll(UUID, nameOf);
  const isTotals = (value: object) => Object.hasOwn(value, 'known_xp') && Object.hasOwn(value, 'level');

  /** Sessions and tombstones are numbered each by themselves; a bare number is what a deletion answers. */
  const numbered = (value: number, isTombstone: boolean) => nameOf(`${isTombstone ? 'tombstone' : 'session'} ${value}`);
  const field = (key: string, value: unknown, of: object): unknown => {
    if (IDS.includes(key) && typeof value === 'number') return numbered(value, Object.hasOwn(of, 'deleted_at'));
    if (key === 'data' && typeof value === 'number') return numbered(value, true);
    if (key === 'as_of' && Date.parse(String(value)) > Date.now() - JUST_NOW_MS) return 'just now';
    return WRITTEN.includes(key) && value !== null ? 'then' : walk(value);
  };
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return named(value);
    if (Array.isArray(value)) return value.map(walk);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      // In one order of keys, because the order in which ids come gives them their names.
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .filter(([key]) => !(isTotals(value) && key === 'version'))
        .map(([key, item]) => [named(key), field(key, item, value)]),
    );
  };
  return walk;
}
