import { randomUUID } from 'node:crypto';

/** What a client asks for when it joins. */
export interface JoinConfig {
  isPrivate: boolean;
  /** Own broadcasts come back. */
  self: boolean;
  /** Broadcasts are answered. */
  ack: boolean;
  presenceEnabled: boolean;
  presenceKey: string;
  wantsPostgresChanges: boolean;
  accessToken: string | undefined;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** Reads the payload of a join; what is missing or of another kind counts as not asked for. */
export function parseJoin(payload: unknown): JoinConfig {
  const body = record(payload);
  const config = record(body.config);
  const broadcast = record(config.broadcast);
  const presence = record(config.presence);
  const { key } = presence;
  const token = body.access_token ?? body.user_token;
  return {
    isPrivate: config.private === true,
    self: broadcast.self === true,
    ack: broadcast.ack === true,
    presenceEnabled: presence.enabled === true,
    presenceKey: typeof key === 'string' && key !== '' ? key : randomUUID(),
    wantsPostgresChanges: Array.isArray(config.postgres_changes) && config.postgres_changes.length > 0,
    accessToken: typeof token === 'string' && token !== '' ? token : undefined,
  };
}
