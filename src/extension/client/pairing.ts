import { type Clock, systemClock, wait } from './clock.ts';
import { type Failure, type Http, isRecord } from './http.ts';

export type Consent = 'totals' | 'sessions';

/** What the person needs in order to decide. */
export interface PairingCode {
  readonly userCode: string;
  readonly verificationUri: string;
  readonly verificationUriComplete: string;
  /** Epoch milliseconds of this clock. */
  readonly expiresAt: number;
}

interface PairedDevice {
  readonly token: string;
  readonly deviceId: string;
  readonly deviceName: string;
  readonly consent: Consent;
}

export type PairingResult =
  | { readonly outcome: 'paired'; readonly device: PairedDevice }
  | { readonly outcome: 'denied' | 'expired' | 'cancelled' }
  | { readonly outcome: 'failed'; readonly failure: Failure };

export interface PairingOptions {
  readonly http: Http;
  readonly clientId: string;
  readonly clientName: string;
  readonly deviceName: string;
  readonly consent: Consent;
  readonly clientVersion?: string;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
  /** Called once, as soon as there is a code to show. */
  readonly onCode: (code: PairingCode) => void;
}

interface Grant {
  readonly deviceCode: string;
  readonly intervalMs: number;
  readonly code: PairingCode;
}

const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
const slowDownMs = 5000;
const longestIntervalMs = 60_000;

function readGrant(body: unknown, now: number): Grant | undefined {
  if (!isRecord(body)) return undefined;
  const { device_code, user_code, verification_uri, verification_uri_complete, expires_in, interval } = body;
  if (typeof device_code !== 'string' || typeof user_code !== 'string') return undefined;
  if (typeof verification_uri !== 'string' || typeof expires_in !== 'number') return undefined;
  return {
    deviceCode: device_code,
    // RFC 8628 §3.2: without an interval it is five seconds.
    intervalMs: (typeof interval === 'number' ? interval : 5) * 1000,
    code: {
      userCode: user_code,
      verificationUri: verification_uri,
      verificationUriComplete:
        typeof verification_uri_complete === 'string' ? verification_uri_complete : verification_uri,
      expiresAt: now + expires_in * 1000,
    },
  };
}

function readDevice(body: unknown): PairedDevice | undefined {
  if (!isRecord(body)) return undefined;
  const { access_token, scope, device_id, device_name } = body;
  if (typeof access_token !== 'string' || typeof device_id !== 'string') return undefined;
  return {
    token: access_token,
    deviceId: device_id,
    deviceName: typeof device_name === 'string' ? device_name : '',
    consent: scope === 'totals' ? 'totals' : 'sessions',
  };
}

/** Pairs this device (RFC 8628): asks for a code, shows it, and polls until the person decided or the code expired. */
export async function pair(options: PairingOptions): Promise<PairingResult> {
  const { http, clock = systemClock, signal } = options;
  const started = await http.request({
    method: 'POST',
    path: '/device_authorization',
    body: {
      client_id: options.clientId,
      client_name: options.clientName,
      device_name: options.deviceName,
      scope: options.consent,
      ...(options.clientVersion === undefined ? {} : { client_version: options.clientVersion }),
    },
    ...(signal ? { signal } : {}),
    read: (body) => readGrant(body, clock.now()),
  });
  if (started.kind === 'cancelled') return { outcome: 'cancelled' };
  if (started.kind !== 'ok') return { outcome: 'failed', failure: started };
  options.onCode(started.body.code);
  return poll(started.body, options, clock);
}

async function poll(grant: Grant, options: PairingOptions, clock: Clock): Promise<PairingResult> {
  let { intervalMs } = grant;
  for (;;) {
    if (!(await wait(clock, intervalMs, options.signal))) return { outcome: 'cancelled' };
    const answer = await options.http.request({
      method: 'POST',
      path: '/token',
      body: { grant_type: grantType, device_code: grant.deviceCode, client_id: options.clientId },
      ...(options.signal ? { signal: options.signal } : {}),
      read: readDevice,
    });
    if (answer.kind === 'ok') return { outcome: 'paired', device: answer.body };
    if (answer.kind === 'cancelled') return { outcome: 'cancelled' };
    const end = ended(answer);
    if (end) return end;
    if (clock.now() >= grant.code.expiresAt) return { outcome: 'expired' };
    intervalMs = nextInterval(intervalMs, answer);
  }
}

/** The result when an answer ends the polling; null when it goes on. */
function ended(answer: Failure): PairingResult | null {
  if (answer.kind === 'offline' || answer.kind === 'rate_limited') return null;
  if (answer.kind !== 'refused') return { outcome: 'failed', failure: answer };
  switch (answer.reason) {
    case 'authorization_pending':
    case 'slow_down':
      return null;
    case 'access_denied':
      return { outcome: 'denied' };
    case 'expired_token':
      return { outcome: 'expired' };
    default:
      return { outcome: 'failed', failure: answer };
  }
}

/** RFC 8628 §3.5: five seconds more on slow_down for good, twice as long after a lost connection. */
function nextInterval(intervalMs: number, answer: Failure): number {
  if (answer.kind === 'refused' && answer.reason === 'slow_down') return intervalMs + slowDownMs;
  if (answer.kind === 'rate_limited') return Math.max(intervalMs + slowDownMs, answer.retryAfterMs ?? 0);
  if (answer.kind === 'offline') return Math.min(longestIntervalMs, intervalMs * 2);
  return intervalMs;
}
