import { callFunction, callRest, row } from '../people.ts';
import { brief, type Case, type Door, deep, HTML, HUGE, LONE, NUL, SQL, TWO_MEGABYTES, type World } from './door.ts';

type Arguments = unknown | ((world: World) => unknown);

/** Calls a function as the stranger. */
function call(name: string, input: string, args: Arguments, answer: string): Case {
  return {
    input: `${name}: ${input}`,
    answer,
    send: async (world) =>
      brief(await callFunction(world.stranger, name, typeof args === 'function' ? args(world) : args)),
  };
}

const begun = { shape: 'raw', device_name: 'Door' };

/** Functions of the database, as a person calls them past the app. */
export const functionsDoor: Door = {
  name: 'Functions of the database (`/rest/v1/rpc`)',
  about:
    'Called by a signed-in person past the app, with ids of somebody else where ids are needed. JSON nested beyond the stack is the one input that is answered with 500, as Postgres itself does (54001).',
  cases: [
    call('dashboard', 'no JSON', '<html>', '400 PGRST102'),
    call('dashboard', 'an argument it does not have', { p_user: 1 }, '404 PGRST202'),
    call('dashboard', 'a list', '[1]', '404 42883'),
    call('session_page', 'a page of text', { p_limit: SQL }, '400 22P02'),
    call('session_page', 'a page below zero', { p_limit: -5 }, '200'),
    call('session_page', 'a page of 400 digits', `{"p_limit":${HUGE}}`, '400 22P02'),
    call('session_page', 'a date that is none', { p_from: '2025-02-30' }, '400 22008'),
    call('session_page', 'the first and last day there is', { p_from: '-infinity', p_to: 'infinity' }, '200'),
    call('session_page', 'days beyond all calendars', { p_to: '5874897-12-31' }, '200'),
    call('session_page', 'a pattern with U+0000', { p_pattern: NUL }, '400 22021'),
    call('session_page', 'a pattern with SQL in it', { p_pattern: SQL }, '200'),
    call('session_page', 'an hour that no day has', { p_hour: -1 }, '200'),
    call('session_page', 'a weekday of 400 digits', `{"p_weekday":${HUGE}}`, '400 22P02'),
    call('session_page', 'a pledge with SQL in it', { p_pledge: SQL }, '200'),
    call('analytics_days', 'the last day first', { p_from: '2026-01-01', p_to: '2025-01-01' }, '200'),
    call('analytics_days', 'ten thousand years', { p_from: '0001-01-01', p_to: '9999-12-31' }, '200'),
    call(
      'session_delete',
      'a session of somebody else',
      ({ sessionId }: World) => ({ p_id: sessionId }),
      '404 session_unknown',
    ),
    call('session_delete', 'an id below zero', { p_id: -1 }, '404 session_unknown'),
    call('session_delete', 'an id of text', { p_id: 'NaN' }, '400 22P02'),
    call('session_delete', 'no id', { p_id: null }, '404 session_unknown'),
    call('session_restore', 'a tombstone that never was', { p_tombstone: 1 }, '404 tombstone_unknown'),
    call(
      'device_revoke',
      'a device of somebody else',
      ({ device }: World) => ({ p_device: device.id }),
      '404 device_unknown',
    ),
    call('device_revoke', 'an id that is no id', { p_device: SQL }, '400 22P02'),
    call('web_device', 'a zone with HTML in it', { p_time_zone: HTML }, '200'),
    call('export_sessions', 'everything at once', { p_limit: 2_147_483_647 }, '200'),
    call('import_preview', 'rows that are a number', { p_rows: 7 }, '400 rows_not_a_list'),
    call('import_preview', '5,001 rows', { p_rows: Array(5001).fill({}) }, '413 too_many_rows'),
    call('import_preview', 'rows of the wrong kind', { p_rows: [1, null, [], { client_session_id: 7 }] }, '200'),
    call('import_preview', 'half a character', { p_rows: [{ client_session_id: LONE }] }, '400 22P02'),
    call('import_preview', '10,000 nested lists', `{"p_rows":${deep(10_000)}}`, '500 SUP'),
    call('import_preview', '2 MB in one row', { p_rows: [{ client_session_id: TWO_MEGABYTES }] }, '200'),
    call('import_begin', 'a list', { p_import: [SQL] }, '400 import_invalid'),
    call('import_begin', 'an unknown shape', { p_import: { shape: HTML } }, '400 import_invalid'),
    call(
      'import_begin',
      'a device of somebody else',
      ({ device }: World) => ({ p_import: { ...begun, device_id: device.id } }),
      '404 device_unknown',
    ),
    call('import_begin', 'a device id of SQL', { p_import: { ...begun, device_id: SQL } }, '404 device_unknown'),
    call(
      'import_rows',
      'an import of somebody else',
      ({ importId }: World) => ({ p_import: importId, p_time_zone: 'UTC', p_rows: [row(1)] }),
      '404 import_unknown',
    ),
    call('import_begin', 'an id of SQL', { p_import: { ...begun, id: SQL } }, '400 import_invalid'),
    call(
      'import_undo',
      'an import of somebody else',
      ({ importId }: World) => ({ p_import: importId }),
      '404 import_unknown',
    ),
    call('goal_history_set', 'no goals', { p_goals: [] }, '400 goals_invalid'),
    call('goal_history_set', 'a day of SQL', { p_goals: [{ valid_from: SQL }] }, '400 goals_invalid'),
    call(
      'import_rows',
      '1,001 rows',
      ({ importId }: World) => ({ p_import: importId, p_time_zone: 'UTC', p_rows: Array(1001).fill({}) }),
      '413 too_many_rows',
    ),
    call(
      'import_finish',
      'an import of somebody else',
      ({ importId }: World) => ({ p_import: importId, p_snapshot: null }),
      '404 import_unknown',
    ),
    call('api_ingest', 'a function for devices only', { p_token_hash: 'x', p_batch: {} }, '403 42501'),
    call('rebuild_user', 'a private function', { p_user: crypto.randomUUID() }, '404 PGRST202'),
  ],
};

/** Changes a row of the stranger, or asks for rows, through REST. */
function rest(input: string, path: string | ((world: World) => string), answer: string, init: RequestInit = {}): Case {
  return {
    input: `${init.method ?? 'GET'} ${input}`,
    answer,
    send: async (world) => {
      const to = typeof path === 'function' ? path(world) : path;
      return brief(await callRest(to, { bearer: world.stranger.token, ...init }));
    },
  };
}

const own = (table: string) => (world: World) => `${table}?user_id=eq.${world.stranger.id}`;
const change = (body: unknown): RequestInit => ({
  method: 'PATCH',
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** Tables, as a person reaches them past the app. */
export const tablesDoor: Door = {
  name: 'Tables (`/rest/v1`)',
  about: 'Asked for, or changed in the own row, by a signed-in person past the app.',
  cases: [
    rest('a table that is not there', 'secrets', '404 PGRST205'),
    rest('a column that is not there', 'sessions?select=password', '400 42703'),
    rest('a filter that is none', 'sessions?cycles=drop.1', '400 PGRST100'),
    rest('SQL in a filter', `sessions?pattern=eq.${encodeURIComponent(SQL)}`, '200'),
    rest('SQL in the order', `sessions?order=${encodeURIComponent(SQL)}`, '400 PGRST100'),
    rest('text for a number', 'sessions?cycles=eq.NaN', '400 22P02'),
    rest('rows of the login', 'users', '404 PGRST205'),
    rest('another schema', 'users', '406 PGRST106', { headers: { 'accept-profile': 'auth' } }),
    rest('rows of somebody else', ({ owner }) => `sessions?user_id=eq.${owner.id}`, '200'),
    rest('a goal of zero', own('preferences'), '400 23514', change({ daily_goal_minutes: 0 })),
    rest('a goal of 241', own('preferences'), '400 23514', change({ daily_goal_minutes: 241 })),
    rest('a goal of 400 digits', own('preferences'), '400 22P02', change(`{"daily_goal_minutes":${HUGE}}`)),
    rest('a goal of text', own('preferences'), '400 22P02', change({ daily_goal_minutes: 'NaN' })),
    rest('no goal', own('preferences'), '400 23502', change({ daily_goal_minutes: null })),
    rest('a theme nobody knows', own('preferences'), '400 23514', change({ theme: HTML })),
    rest('an empty name', own('profiles'), '400 23514', change({ display_name: '' })),
    rest('a name of spaces', own('profiles'), '400 23514', change({ display_name: '   ' })),
    rest('a name of 2 MB', own('profiles'), '400 23514', change({ display_name: TWO_MEGABYTES })),
    rest('a name with U+0000', own('profiles'), '400 22021', change({ display_name: `a${NUL}b` })),
    rest('a zone that is none', own('profiles'), '400 time_zone_unknown', change({ time_zone: 'Mars/Olympus' })),
    rest('a zone of SQL', own('profiles'), '400 time_zone_unknown', change({ time_zone: SQL })),
    rest('a day that starts at 13', own('profiles'), '400 23514', change({ day_start_hour: 13 })),
    rest('a week that starts on Wednesday', own('profiles'), '400 23514', change({ week_start: 3 })),
    rest('a version of one’s own', own('profiles'), '403 42501', change({ version: 99 })),
    rest('a row that is given away', own('profiles'), '403 42501', change({ user_id: crypto.randomUUID() })),
    rest(
      'a row of somebody else',
      ({ owner }) => `profiles?user_id=eq.${owner.id}`,
      '204',
      change({ display_name: 'Mine' }),
    ),
    rest('no JSON', own('profiles'), '400 PGRST102', change('<html>')),
    rest('a session', 'sessions', '403 42501', { method: 'POST', body: JSON.stringify({ cycles: 1 }) }),
    rest('sessions', own('sessions'), '403 42501', { method: 'DELETE' }),
  ],
};
