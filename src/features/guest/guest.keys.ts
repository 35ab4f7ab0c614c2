/** Query keys of what a guest keeps, nested by owner. */
export const guestKeys = {
  kept: (userId: string) => ['user', userId, 'guest', 'kept'] as const,
};
