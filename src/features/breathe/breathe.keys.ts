export const breatheKeys = {
  level: (userId: string) => ['breathe', userId, 'level'] as const,
  presets: (userId: string) => ['breathe', userId, 'presets'] as const,
};
