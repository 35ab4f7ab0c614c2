/** Query keys of analytics, nested by owner. */
export const analyticsKeys = {
  all: (userId: string) => ['user', userId, 'analytics'] as const,
  periods: (userId: string) => [...analyticsKeys.all(userId), 'days'] as const,
  days: (userId: string, from: string, to: string) => [...analyticsKeys.periods(userId), from, to] as const,
  xp: (userId: string) => [...analyticsKeys.all(userId), 'xp'] as const,
};
