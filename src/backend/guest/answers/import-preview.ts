/** `import_preview`: what an import would do; changes nothing. */
import { isJsonObject } from '#src/domain/json.ts';
import type { FunctionAnswer } from '../answering.ts';
import { asText } from '../arguments.ts';
import { rowsIn } from './imports.ts';

const ROWS_AT_ONCE = 5000;

interface Offered {
  readonly id: string;
  readonly hash: string | null;
}

/** Rows that name a session, each once. */
function offeredIn(rows: readonly unknown[]): Offered[] {
  const offered = rows.flatMap((row) => {
    if (!isJsonObject(row) || typeof row.client_session_id !== 'string') return [];
    const one = { id: row.client_session_id, hash: asText(row.content_hash) };
    return [[JSON.stringify([one.id, one.hash]), one] as const];
  });
  return [...new Map(offered).values()];
}

export const importPreview: FunctionAnswer = (data, given) => {
  const offered = offeredIn(rowsIn(given, ROWS_AT_ONCE));
  const known = Map.groupBy(data.sessions, (row) => row.client_session_id);
  const buried = new Set(
    data.session_tombstones.map((row) => JSON.stringify([row.client_session_id, row.content_hash])),
  );
  const counts = { new: 0, duplicate: 0, deleted: 0, conflict: 0 };
  const matches = new Map<string, number>();
  for (const { id, hash } of offered) {
    const rows = known.get(id) ?? [];
    const same = rows.find((row) => row.content_hash === hash);
    if (same !== undefined) {
      counts.duplicate += 1;
      matches.set(same.device_id, (matches.get(same.device_id) ?? 0) + 1);
    } else if (buried.has(JSON.stringify([id, hash]))) counts.deleted += 1;
    else if (rows.length > 0) counts.conflict += 1;
    else counts.new += 1;
  }
  const devices = data.devices
    .flatMap(({ id, name }) => (matches.has(id) ? [{ device_id: id, name, matches: matches.get(id) ?? 0 }] : []))
    .sort((a, b) => b.matches - a.matches || (a.device_id < b.device_id ? -1 : 1));
  return { body: { ...counts, devices }, data };
};
