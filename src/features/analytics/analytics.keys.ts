/** Query keys of analytics, nested by owner. */
export const analyticsKeys = {
  all: (userId: string) => ['user', userId, 'analytics'] as const,
  /** Kept current by live events. */
  periods: (userId: string) => [...analyticsKeys.all(userId), 'days'] as const,
  days: (userId: string, from: string, to: string) => [...analyticsKeys.periods(userId), from, to] as const,
  totals: (userId: string) => [...analyticsKeys.all(userId), 'totals'] as const,
  /** Loaded again when something changed. */
  derived: (userId: string) => [...analyticsKeys.all(userId), 'derived'] as const,
  months: (userId: string, from: string, to: string) => [...analyticsKeys.derived(userId), 'months', from, to] as const,
  runs: (userId: string, from: string, to: string) => [...analyticsKeys.derived(userId), 'runs', from, to] as const,
  bests: (userId: string) => [...analyticsKeys.derived(userId), 'bests'] as const,
};
