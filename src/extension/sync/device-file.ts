import { join } from 'node:path';
import { isRecord } from '../client/http.ts';
import type { Consent } from '../client/pairing.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** What this profile is for the server. The token is not here: it lives in the editor's secret storage under `secretKey`. */
export interface PairedDevice {
  readonly id: string;
  readonly name: string;
  readonly consent: Consent;
  /** Where it was paired; its token goes nowhere else. */
  readonly endpoint: string;
  /** Address of the dashboard that belongs to it; '' when unknown. */
  readonly dashboard: string;
  readonly secretKey: string;
  /** The person's wish to wait with sending. */
  readonly paused: boolean;
}

function path(root: string): string {
  return join(root, 'device.json');
}

/** The paired device of this profile, or null. */
export async function readDevice(root: string): Promise<PairedDevice | null> {
  const value = await readJsonFile(path(root));
  if (!isRecord(value)) return null;
  const { id, name, consent, endpoint, dashboard, secretKey, paused } = value;
  if (typeof id !== 'string' || typeof endpoint !== 'string' || typeof secretKey !== 'string') return null;
  // The id names a folder.
  if (!/^[\w-]{1,64}$/.test(id)) return null;
  return {
    id,
    name: typeof name === 'string' ? name : '',
    consent: consent === 'sessions' ? 'sessions' : 'totals',
    endpoint,
    dashboard: typeof dashboard === 'string' ? dashboard : '',
    secretKey,
    paused: paused === true,
  };
}

export function writeDevice(root: string, device: PairedDevice | null): Promise<void> {
  return writeJsonFile(path(root), device);
}
