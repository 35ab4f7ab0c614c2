/** Practice in the browser (20260102000100_web_sessions.sql), and what a guest's devices need. */

import type { FunctionAnswer } from '../answering.ts';
import { textArgument, uuidArgument } from '../arguments.ts';
import { webDevice as ownWebDevice, withDevice } from '../ingest/devices.ts';
import { ingestRows } from '../ingest/ingest-rows.ts';
import { refused } from '../refusal.ts';
import { timeText } from '../time-text.ts';

export const webDevice: FunctionAnswer = (data, given, now) => {
  const { data: next, device } = ownWebDevice(data, textArgument(given, 'p_time_zone'), now);
  return { body: device.id, data: next };
};

export const webSession: FunctionAnswer = (data, given, now) => {
  const timeZone = textArgument(given, 'p_time_zone');
  const { data: ready, device } = ownWebDevice(data, timeZone, now);
  if (device.consent !== 'sessions') throw refused(403, 'consent_totals_only', 'This device may send totals only.');
  // Whoever breathes here again has this browser among their devices again.
  const connected = device.revoked_at === null ? ready : withDevice(ready, device.id, { revoked_at: null });
  const { outcomes, data: next } = ingestRows(
    connected,
    {
      deviceId: device.id,
      epoch: device.current_epoch,
      timeZone,
      zoneAssumed: false,
      rows: [given.p_row ?? null],
    },
    now,
  );
  return { body: outcomes[0], data: next };
};

/** There are no other browsers to be told. */
export const webLive: FunctionAnswer = (data) => ({ body: undefined, data });

export const deviceRevoke: FunctionAnswer = (data, given, now) => {
  const id = uuidArgument(given, 'p_device');
  const device = data.devices.find((row) => row.id === id);
  if (device === undefined) throw refused(404, 'device_unknown', 'This device is not among yours.');
  return { body: undefined, data: withDevice(data, device.id, { revoked_at: device.revoked_at ?? timeText(now) }) };
};

/** An editor can only be paired with an account: it sends to a server. */
export const pairing: FunctionAnswer = () => {
  throw refused(403, 'account_needed', 'An editor is connected to an account. Your practice here can move into one.');
};
