import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { checked } from '#src/backend/checked.ts';
import { supabase } from '#src/backend/client.ts';
import { applyServerRow } from '#src/backend/person/column-change.ts';
import { applyDeviceRow } from '#src/backend/person/devices.ts';
import { personKeys } from '#src/backend/person/person.keys.ts';
import { liveQueryDefaults } from '#src/backend/query-client.ts';
import { type DashboardState, mergeLoaded } from '../dashboard.cache.ts';
import { dashboardKeys } from '../dashboard.keys.ts';
import type { DashboardData } from '../dashboard.types.ts';

/** The person's rows came along, so nobody needs to ask for them again. */
function sharePersonRows(client: QueryClient, userId: string, data: DashboardData): void {
  applyServerRow(client, personKeys.profile(userId), data.profile);
  applyServerRow(client, personKeys.preferences(userId), data.preferences);
  client.setQueryData(personKeys.goals(userId), data.goals);
  const devices = personKeys.devices(userId);
  if (client.getQueryData(devices) === undefined) client.setQueryData(devices, data.devices);
  else for (const device of data.devices) applyDeviceRow(client, userId, device);
}

async function loadDashboard(client: QueryClient, userId: string, signal: AbortSignal): Promise<DashboardState> {
  const startedAt = Date.now();
  const request = supabase.rpc('dashboard').abortSignal(signal);
  const data = await checked(request, async () => (await import('../dashboard.types.ts')).dashboardSchema);
  sharePersonRows(client, userId, data);
  return mergeLoaded(client.getQueryData(dashboardKeys.today(userId)), data, startedAt);
}

/** Everything the dashboard shows, in one round trip; live events keep it current. */
export const dashboardQueryOptions = (userId: string) =>
  queryOptions({
    queryKey: dashboardKeys.today(userId),
    queryFn: ({ client, signal }) => loadDashboard(client, userId, signal),
    ...liveQueryDefaults,
  });
