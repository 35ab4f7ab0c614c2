/** Query keys of import and export, nested by owner. */
export const portabilityKeys = {
  all: (userId: string) => ['user', userId, 'portability'] as const,
  imports: (userId: string) => [...portabilityKeys.all(userId), 'imports'] as const,
};
