import * as z from 'zod/mini';
import { deviceSchema } from './person/device-schema.ts';
import { goalSchema } from './person/goal-schema.ts';
import { preferencesSchema } from './person/preferences-schema.ts';
import { presetSchema } from './person/preset-schema.ts';
import { profileSchema } from './person/profile-schema.ts';
import type { DailyTotalsRow, SessionRow, UserTotalsRow } from './rows.ts';

const has = (value: unknown, fields: Record<string, 'string' | 'number'>): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(fields).every(([name, type]) => typeof Reflect.get(value, name) === type);

// Loose on purpose: what the caches need to place a row is checked, a new column breaks nothing.
const sessionRow = z.custom<SessionRow>((value) =>
  has(value, { id: 'number', ended_at: 'string', active_ms: 'number' }),
);
const totalsRow = z.custom<UserTotalsRow>((value) => has(value, { version: 'number', total_xp: 'number' }));
const dayRow = z.custom<DailyTotalsRow>((value) => has(value, { local_date: 'string', active_ms: 'number' }));

const eventSchemas = {
  sessions_recorded: z.object({
    count: z.number(),
    sessions: z.optional(z.array(sessionRow)),
    refetch: z.optional(z.boolean()),
  }),
  sessions_deleted: z.object({ ids: z.array(z.number()) }),
  totals_changed: z.object({
    totals: totalsRow,
    days: z.optional(z.array(dayRow)),
    refetch: z.optional(z.boolean()),
  }),
  preferences_changed: z.object({ row: preferencesSchema }),
  profile_changed: z.object({ row: profileSchema }),
  devices_changed: z.object({ row: deviceSchema }),
  device_removed: z.object({ id: z.string() }),
  goal_changed: z.object({ row: goalSchema }),
  achievements_changed: z.object({ refetch: z.optional(z.boolean()) }),
  preset_changed: z.object({ row: presetSchema }),
  preset_deleted: z.object({ id: z.string() }),
  live_session: z.object({
    device_id: z.string(),
    state: z.enum(['running', 'paused', 'ended']),
    client_session_id: z.string(),
    started_at: z.string(),
    active_ms: z.number(),
    goal_minutes: z.nullish(z.number()),
    pattern: z.nullish(z.string()),
    at: z.string(),
  }),
};

/** Payload of each event on the private topic `user:<id>` (docs/contracts.md §5). */
export type UserEvents = { [K in keyof typeof eventSchemas]: z.infer<(typeof eventSchemas)[K]> };

export type UserEventName = keyof UserEvents;

/** One event, checked: its name and what it carries. */
export type UserEvent = { [K in UserEventName]: { readonly name: K; readonly payload: UserEvents[K] } }[UserEventName];

export const userEventNames = Object.keys(eventSchemas) as UserEventName[];

const isUserEventName = (name: string): name is UserEventName => Object.hasOwn(eventSchemas, name);

/** The checked event, or `null` for one that this version of the app doesn't know or can't read. */
export function parseUserEvent(name: string, payload: unknown): UserEvent | null {
  if (!isUserEventName(name)) return null;
  const parsed = eventSchemas[name].safeParse(payload);
  return parsed.success ? ({ name, payload: parsed.data } as UserEvent) : null;
}
