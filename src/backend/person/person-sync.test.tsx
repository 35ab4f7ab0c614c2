import { expect, onTestFinished, test, vi } from 'vitest';
import { emitUserEvent } from '#tests/support/fake-user-channel.ts';
import { aDevice } from '#tests/support/people.ts';
import { testQueryClient, testUserId } from '#tests/support/render-page.tsx';
import type { Device } from './device-schema.ts';
import { personKeys } from './person.keys.ts';
import { startPersonSync } from './person-sync.ts';

vi.mock('#src/backend/user-channel.ts', () => import('#tests/support/fake-user-channel.ts'));

test('a device that has gone leaves the list; one that was never loaded is not made up', () => {
  const client = testQueryClient();
  const key = personKeys.devices(testUserId);
  onTestFinished(startPersonSync(client, testUserId));
  emitUserEvent('device_removed', { id: 'gone' });
  expect(client.getQueryData(key)).toBeUndefined();
  client.setQueryData<Device[]>(key, [aDevice(), aDevice({ id: 'gone' })]);
  emitUserEvent('device_removed', { id: 'gone' });
  expect(client.getQueryData(key)).toEqual([aDevice()]);
});
