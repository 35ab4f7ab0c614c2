import * as z from 'zod/mini';

/** Whether a session's own goal was reached, missed, or never set. */
export const goalFilters = ['reached', 'missed', 'none'] as const;

/** Patterns to choose from; `unknown` are sessions whose device did not say. */
export const patternFilters = ['chill', 'medium', 'active', 'boxing', 'relaxing', 'unknown'] as const;

/** What the address bar says on the sessions page; what cannot be read is left out. */
export const sessionsSearchSchema = z.object({
  device: z.catch(z.optional(z.uuid()), undefined),
  pattern: z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(40))), undefined),
  from: z.catch(z.optional(z.iso.date()), undefined),
  to: z.catch(z.optional(z.iso.date()), undefined),
  goal: z.catch(z.optional(z.enum(goalFilters)), undefined),
});
export type SessionsSearch = z.infer<typeof sessionsSearchSchema>;

/** Whether anything is filtered. */
export function isFiltered(search: SessionsSearch): boolean {
  return Object.values(search).some((value) => value !== undefined);
}
