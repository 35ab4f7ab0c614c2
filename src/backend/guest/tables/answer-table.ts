/** Requests to tables: reading all of them, writing what a person may write. */
import type { GuestAnswer, GuestRequest } from '../answering.ts';
import { totalsRow } from '../answers/totals.ts';
import type { GuestData } from '../guest-data.ts';
import { Refusal, unanswered } from '../refusal.ts';
import { readColumns } from './columns.ts';
import { deletePresets, insertPreset } from './presets.ts';
import { answerRows, isMeant, type Query, type Row, readQuery, selectRows } from './query.ts';
import { WRITABLE } from './writable.ts';

/** The rows of each table that the app reads. */
const TABLES: Readonly<Record<string, (data: GuestData) => readonly Row[]>> = {
  profiles: (data) => [data.profile],
  preferences: (data) => [data.preferences],
  goal_changes: (data) => data.goal_changes,
  devices: (data) => data.devices,
  sessions: (data) => data.sessions,
  session_tombstones: (data) => data.session_tombstones,
  device_snapshots: (data) => data.device_snapshots,
  imports: (data) => data.imports,
  breathe_presets: (data) => data.breathe_presets,
  user_totals: (data) => [totalsRow(data)],
};

const denied = (table: string) => new Refusal(403, '42501', `permission denied for table ${table}`);

const prefers = (request: GuestRequest, wish: string) => (request.headers.get('prefer') ?? '').includes(wish);

function update(data: GuestData, table: string, request: GuestRequest, query: Query, now: Date): GuestAnswer {
  const writable = WRITABLE[table];
  if (writable === undefined) throw denied(table);
  const patch = readColumns(table, writable.columns, request.body);
  const meant = new Set(TABLES[table]?.(data).map((row, at) => (isMeant(row, query) ? at : -1)));
  const next = writable.update(data, (row) => isMeant(row, query), patch, now);
  if (!prefers(request, 'return=representation')) return { status: 204, body: null, data: next };
  const rows = TABLES[table]?.(next).filter((_, at) => meant.has(at)) ?? [];
  return { status: 200, body: answerRows(rows, query), data: next };
}

function insert(data: GuestData, table: string, request: GuestRequest, now: Date): GuestAnswer {
  if (table !== 'breathe_presets') throw denied(table);
  if (prefers(request, 'return=representation') || prefers(request, 'merge-duplicates')) {
    throw unanswered(`${request.method} ${request.path} with ${request.headers.get('prefer')}`);
  }
  const ignoreDuplicates = prefers(request, 'ignore-duplicates');
  return { status: 201, body: null, data: insertPreset(data, request.body, { ignoreDuplicates }, now) };
}

/** The answer of a table; throws a `Refusal`. */
export function answerTable(data: GuestData, request: GuestRequest, now: Date): GuestAnswer {
  const { method, path: table } = request;
  const rows = Object.hasOwn(TABLES, table) ? TABLES[table] : undefined;
  if (rows === undefined) throw unanswered(`${method} ${table}`);
  const query = readQuery(request);
  switch (method) {
    case 'GET':
      return { status: 200, body: answerRows(selectRows(rows(data), query), query), data };
    case 'PATCH':
      return update(data, table, request, query, now);
    case 'POST':
      return insert(data, table, request, now);
    case 'DELETE':
      if (table !== 'breathe_presets') throw denied(table);
      return { status: 204, body: null, data: deletePresets(data, (row) => isMeant(row, query)) };
    default:
      throw unanswered(`${method} ${table}`);
  }
}
