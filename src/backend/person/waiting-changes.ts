import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { withPending } from './column-change.ts';
import type { Device } from './device-schema.ts';
import { withKeptName } from './devices.ts';
import { personKeys } from './person.keys.ts';

/**
 * Lays the changes that wait over rows that an earlier visit kept: a tab may close after a change was kept and before
 * its row was.
 */
export function layWaitingOver(client: QueryClient, userId: string): void {
  for (const key of [personKeys.profile(userId), personKeys.preferences(userId)]) {
    lay<object>(client, key, (row) => withPending(client, key, row));
  }
  lay<Device[]>(client, personKeys.devices(userId), (devices) => devices.map((device) => withKeptName(device)));
}

/** The row stays as old as it is, and is asked for anew at the next use. */
function lay<Row>(client: QueryClient, queryKey: QueryKey, update: (row: Row) => Row): void {
  const query = client.getQueryCache().find({ queryKey, exact: true });
  if (query?.state.data === undefined) return;
  client.setQueryData<Row>(queryKey, (row) => row && update(row), { updatedAt: query.state.dataUpdatedAt });
  query.invalidate();
}
