import type { Clock } from '../client/clock.ts';
import type { Http } from '../client/http.ts';
import type { PairedDevice } from './device-file.ts';
import type { EngineView } from './engine-view.ts';
import type { Delivery } from './inbox.ts';
import type { Leases } from './lease.ts';

export interface EngineOptions {
  /** The extension's folder for this profile. */
  readonly root: string;
  readonly device: PairedDevice;
  readonly http: Http;
  readonly token: () => string | undefined;
  /** Whether all consents hold now. */
  readonly allowed: () => boolean;
  readonly clientVersion: string;
  readonly onView: (view: EngineView) => void;
  readonly onConsent: (consent: PairedDevice['consent']) => void;
  readonly log: (line: string) => void;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly leases?: Leases;
}

/** Something that has just come and is not on disk yet. */
export interface Arrival {
  readonly delivery: Delivery;
  readonly kept: () => void;
}

/** What one round has to do beside sending. */
export interface Round {
  readonly refresh: boolean;
  readonly arrival: Arrival | undefined;
}
