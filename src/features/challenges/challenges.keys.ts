/** Query keys of daily challenges, nested by owner. */
export const challengesKeys = {
  list: (userId: string) => ['user', userId, 'challenges'] as const,
};
