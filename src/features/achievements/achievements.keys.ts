/** Query keys of badges, nested by owner. */
export const achievementsKeys = {
  list: (userId: string) => ['user', userId, 'achievements'] as const,
};
