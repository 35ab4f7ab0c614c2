import { expect, test } from 'vitest';
import { aDevice } from '#tests/support/people.ts';
import { testQueryClient, testUserId } from '#tests/support/render-page.tsx';
import type { Device } from './device-schema.ts';
import { applyDeviceRow } from './devices.ts';
import { personKeys } from './person.keys.ts';

const key = personKeys.devices(testUserId);

test('device rows are added, renewed by newer ones only, and never invented before the list is known', () => {
  const client = testQueryClient();
  const names = () => client.getQueryData<Device[]>(key)?.map((device) => device.name);
  applyDeviceRow(client, testUserId, aDevice());
  expect(names()).toBeUndefined();
  client.setQueryData(key, []);
  applyDeviceRow(client, testUserId, aDevice({ version: 2 }));
  applyDeviceRow(client, testUserId, aDevice({ id: 'other', name: 'Laptop' }));
  expect(names()).toEqual(['Desk', 'Laptop']);
  applyDeviceRow(client, testUserId, aDevice({ name: 'Older', version: 1 }));
  expect(names()).toEqual(['Desk', 'Laptop']);
  applyDeviceRow(client, testUserId, aDevice({ name: 'Oak desk', version: 3 }));
  expect(names()).toEqual(['Oak desk', 'Laptop']);
});
