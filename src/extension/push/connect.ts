import type { Http } from '../client/http.ts';
import { type Consent, pair } from '../client/pairing.ts';
import { readDeviceStatus } from '../client/status.ts';
import { readToken, writeToken } from './device-file.ts';
import { Ended, endedBy } from './ended.ts';
import { pushTexts } from './push.texts.ts';
import { clientVersion, type PushOptions } from './push-options.ts';

/** The device that this computer is for the server. */
export interface Device {
  readonly token: string;
  readonly consent: Consent;
}

/** The remembered device while its token is good, otherwise a new pairing. */
export async function connect(options: PushOptions, http: Http): Promise<Device> {
  const { endpoint, deviceFile, reporter, signal, clock } = options;
  const remembered = options.fresh ? undefined : await readToken(deviceFile, endpoint);
  if (remembered !== undefined) {
    const status = await readDeviceStatus(http, remembered);
    if (status.kind === 'ok') {
      reporter.device(status.body.deviceName, false);
      return { token: remembered, consent: status.body.consent };
    }
    if (status.kind !== 'signed_out') throw endedBy(status, endpoint);
    await writeToken(deviceFile, endpoint, undefined);
  }
  let shown = Promise.resolve();
  const result = await pair({
    http,
    clientId: 'breath-master-push',
    clientName: 'Breath Master push',
    deviceName: options.name,
    consent: options.consent,
    clientVersion,
    ...(clock ? { clock } : {}),
    ...(signal ? { signal } : {}),
    onCode: (code) => {
      shown = reporter.code(code);
    },
  });
  await shown;
  switch (result.outcome) {
    case 'paired':
      await writeToken(deviceFile, endpoint, result.device.token);
      reporter.device(result.device.deviceName, true);
      return result.device;
    case 'failed':
      throw endedBy(result.failure, endpoint);
    case 'cancelled':
      throw new Ended(pushTexts.stopped, 130);
    default:
      throw new Ended(pushTexts[result.outcome]);
  }
}
