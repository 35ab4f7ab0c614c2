import type { GuestData } from '#src/backend/guest/guest-data.ts';
import { jsonHead, jsonPage, jsonTail } from '../export/write-export.ts';

/** All that a guest has as one file of ours, the same as the export of an account. */
export function guestFile(data: GuestData, now: Date): string {
  const frame = {
    profile: data.profile,
    preferences: data.preferences,
    devices: data.devices,
    snapshots: data.device_snapshots,
    goals: data.goal_changes,
    presets: data.breathe_presets,
  };
  return jsonHead(frame, now.toISOString()) + jsonPage(data.sessions, true) + jsonTail;
}
