import { join } from 'node:path';
import type { Clock } from '../client/clock.ts';
import { Inbox } from './inbox.ts';

/** Where all windows of a profile hand things over. */
export function inboxOf(root: string, clock: Clock): Inbox {
  return new Inbox(join(root, 'inbox'), () => clock.now());
}

/** Where the outbox of a device lies. */
export function deviceFolder(root: string, id: string): string {
  return join(root, 'devices', id);
}

/** The lock of the window that sends. */
export function leasePath(root: string): string {
  return join(root, 'sender.lock');
}
