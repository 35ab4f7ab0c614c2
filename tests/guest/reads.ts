/** Every read that the app makes, asked of both sides. */
import type { Answers, Pair, Side } from './sides.ts';

const TODAY = new Date().toISOString().slice(0, 10);
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** First and last days of periods, as analytics asks for them. */
const SPANS: readonly (readonly [from: string, to: string])[] = [
  ['0001-01-01', '9999-12-31'],
  [daysAgo(29), TODAY],
  [daysAgo(6), TODAY],
  ['2025-01-15', '2025-03-10'],
  ['2025-09-06', '2025-09-06'],
  ['2025-09-06', '2025-09-01'],
];

/** What analytics, badges and the dashboard show. */
export async function compareFigures(pair: Pair): Promise<void> {
  await pair.ask((side) => side.rest.rpc('dashboard'));
  for (const [p_from, p_to] of SPANS) {
    await pair.ask((side) => side.rest.rpc('analytics_days', { p_from, p_to }));
    await pair.ask((side) => side.rest.rpc('analytics_months', { p_from, p_to }));
    await pair.ask((side) => side.rest.rpc('analytics_runs', { p_from, p_to, p_limit: 400 }));
  }
  await pair.ask((side) => side.rest.rpc('analytics_runs', { p_from: '0001-01-01', p_to: TODAY, p_limit: 2 }));
  await pair.ask((side) => side.rest.rpc('analytics_runs', { p_from: '0001-01-01', p_to: TODAY }));
  await pair.ask((side) => side.rest.rpc('analytics_bests'));
  await pair.ask((side) => side.rest.rpc('achievements_list'));
}

/** Tables of one row each. */
const SINGLE = ['profiles', 'preferences', 'user_totals'];
/** Tables of many, with the order that makes them alike. */
const LISTS: Readonly<Record<string, string>> = {
  goal_changes: 'valid_from',
  devices: 'created_at',
  // Two of the same export have the same moment.
  device_snapshots: 'received_at',
  imports: 'created_at',
  breathe_presets: 'created_at',
  session_tombstones: 'id',
};

/** Every table that the app reads, but sessions. */
export async function compareTables(pair: Pair): Promise<void> {
  for (const table of SINGLE) {
    await pair.ask((side) => side.rest.from(table).select('*').eq('user_id', side.userId).single());
  }
  for (const [table, order] of Object.entries(LISTS)) {
    await pair.ask((side) => side.rest.from(table).select('*').eq('user_id', side.userId).order(order));
  }
}

interface Cursor {
  readonly p_before?: string;
  readonly p_before_id?: number;
}

const after = (answers: Answers, side: Side): Cursor => {
  const last = (answers[side.kind].data as { ended_at: string; id: number }[]).at(-1);
  return last === undefined ? {} : { p_before: last.ended_at, p_before_id: last.id };
};

/** Two pages of sessions under a filter. */
async function comparePages(pair: Pair, filter: (side: Side) => object): Promise<void> {
  const first = await pair.ask((side) => side.rest.rpc('session_page', { p_limit: 7, ...filter(side) }));
  await pair.ask((side) => side.rest.rpc('session_page', { p_limit: 7, ...filter(side), ...after(first, side) }));
}

const FILTERS: readonly object[] = [
  {},
  { p_limit: 200 },
  { p_limit: 0 },
  { p_pattern: 'unknown' },
  { p_pattern: 'boxing' },
  { p_pattern: "' or true --" },
  { p_from: '2025-08-01', p_to: '2025-09-06' },
  { p_from: '2025-09-02' },
  { p_to: '2025-06-30' },
  { p_goal: 'reached' },
  { p_goal: 'missed' },
  { p_goal: 'none' },
  { p_goal: 'constructor' },
  { p_hour: 9 },
  { p_hour: 24 },
  { p_weekday: 7 },
  { p_weekday: 1, p_hour: 8, p_goal: 'reached', p_from: '2024-09-01' },
  { p_pledge: 'honored' },
  { p_pledge: 'missed' },
];

/** Pages of sessions under every filter, the export, one session. */
async function compareSessions(pair: Pair): Promise<void> {
  for (const filter of FILTERS) await comparePages(pair, () => filter);
  const devices = await pair.ask((side) => side.rest.from('devices').select('id').order('created_at'));
  const firstDevice = (side: Side) => (devices[side.kind].data as { id: string }[])[0]?.id;
  await comparePages(pair, (side) => ({ p_device: firstDevice(side) ?? null }));

  const page = await pair.ask((side) => side.rest.rpc('export_sessions', { p_after_id: 0, p_limit: 3 }));
  const rowsOf = (side: Side) => page[side.kind].data as { id: number }[];
  const last = (side: Side) => rowsOf(side).at(-1)?.id ?? 0;
  await pair.ask((side) => side.rest.rpc('export_sessions', { p_after_id: last(side), p_limit: 5000 }));
  await pair.ask((side) =>
    side.rest.from('sessions').select('id, device_id, started_at, ended_at, flags').eq('id', last(side)).maybeSingle(),
  );
  await pair.ask((side) => side.rest.from('sessions').select('id').eq('id', last(side)).single());
}

/** Everything that the app reads. */
export async function compareAll(pair: Pair): Promise<void> {
  await compareFigures(pair);
  await compareTables(pair);
  await compareSessions(pair);
}
