export const personKeys = {
  all: (userId: string) => ['person', userId] as const,
  profile: (userId: string) => ['person', userId, 'profile'] as const,
  preferences: (userId: string) => ['person', userId, 'preferences'] as const,
  goals: (userId: string) => ['person', userId, 'goals'] as const,
  devices: (userId: string) => ['person', userId, 'devices'] as const,
};
