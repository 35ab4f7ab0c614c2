import type { Device } from '#src/backend/person/device-schema.ts';
import { localDate } from '#src/domain/calendar.ts';
import { type DailyChallenge, keptChallenges } from '#src/domain/challenges.ts';
import type { ReportedChallenges } from './api/get-challenges.ts';

/** What one device has for its today. */
export interface DeviceChallenges {
  readonly device: Device;
  readonly challenges: readonly DailyChallenge[];
  /** ISO time at which the device told. */
  readonly asOf: string;
}

/** Editors that are still paired; imports and browsers make no challenges. */
export const pairedEditors = (devices: readonly Device[]): Device[] =>
  devices.filter((device) => device.kind === 'vscode' && device.revoked_at === null);

/**
 * The challenges of each paired device for its own today: the date where the device is, from midnight on, as the
 * extension counts (domain rules §1.6). A set of another day, or of before Clear data, is over. Devices without any
 * are left out; unreadable entries and repeats of the same place too.
 */
export function challengesOfToday(
  reported: readonly ReportedChallenges[],
  devices: readonly Device[],
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): DeviceChallenges[] {
  return pairedEditors(devices).flatMap((device) => {
    const row = reported.find((one) => one.device_id === device.id && one.epoch === device.current_epoch);
    if (row === undefined) return [];
    const today = localDate(now, device.time_zone ?? timeZone);
    const ofToday = keptChallenges(row.daily_challenges).filter((challenge) => challenge.date === today);
    const byPlace = new Map(ofToday.map((challenge) => [`${challenge.type}-${challenge.index}`, challenge]));
    return byPlace.size === 0 ? [] : [{ device, challenges: [...byPlace.values()], asOf: row.as_of }];
  });
}
