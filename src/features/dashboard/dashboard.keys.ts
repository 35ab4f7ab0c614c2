/** Query keys of the dashboard, nested by owner. */
export const dashboardKeys = {
  all: (userId: string) => ['user', userId, 'dashboard'] as const,
  today: (userId: string) => [...dashboardKeys.all(userId), 'today'] as const,
  reportedRun: (userId: string) => [...dashboardKeys.all(userId), 'reported-run'] as const,
};
