import { z } from 'zod';

/** Whether a session's own goal was reached, missed, or never set. */
export const goalFilters = ['reached', 'missed', 'none'] as const;

/** Patterns to choose from; `unknown` are sessions whose device did not say. */
export const patternFilters = ['chill', 'medium', 'active', 'boxing', 'relaxing', 'unknown'] as const;

/** What the address bar says on the sessions page; what cannot be read is left out. */
export const sessionsSearchSchema = z.object({
  device: z.uuid().optional().catch(undefined),
  pattern: z.string().min(1).max(40).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  goal: z.enum(goalFilters).optional().catch(undefined),
});
export type SessionsSearch = z.infer<typeof sessionsSearchSchema>;

/** Whether anything is filtered. */
export function isFiltered(search: SessionsSearch): boolean {
  return Object.values(search).some((value) => value !== undefined);
}
