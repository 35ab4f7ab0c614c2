import { type Answer, type Http, isRecord } from './http.ts';
import type { Consent } from './pairing.ts';

/** What the server says about this device. */
export interface DeviceStatus {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly consent: Consent;
  readonly totals: Readonly<Record<string, unknown>>;
  /** Days of the current run of practice; null when the server does not say. */
  readonly streakDays: number | null;
}

function readStatus(body: unknown): DeviceStatus | undefined {
  if (!isRecord(body) || !isRecord(body.device) || !isRecord(body.totals)) return undefined;
  const { id, name, consent } = body.device;
  if (typeof id !== 'string' || typeof name !== 'string') return undefined;
  const days = isRecord(body.streak) ? body.streak.days : null;
  return {
    deviceId: id,
    deviceName: name,
    consent: consent === 'totals' ? 'totals' : 'sessions',
    totals: body.totals,
    streakDays: typeof days === 'number' ? days : null,
  };
}

/** Asks whether the token is still good and what the device may send. */
export function readDeviceStatus(http: Http, token: string): Promise<Answer<DeviceStatus>> {
  return http.request({ method: 'GET', path: '/me', token, read: readStatus });
}
