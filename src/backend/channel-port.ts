import type { RealtimeChannel, RealtimeClient } from '@supabase/realtime-js';
import { env } from '#src/config/env.ts';
import { accessToken, supabase } from './client.ts';
import { ownTask } from './own-task.ts';
import type { UserEvent } from './user-events.ts';

export interface ChannelHandlers {
  /** What arrives, checked; what this version can't read is left out. */
  readonly event: (event: UserEvent) => void;
  readonly up: () => void;
  readonly down: () => void;
}

/** The little that the user channel needs of a realtime connection. */
export interface ChannelPort {
  /** Joins the private topic. The outcome comes through `up` and `down`. */
  open(topic: string, handlers: ChannelHandlers): Promise<void>;
  /** Leaves, and drops the socket, so that the next `open` starts afresh. */
  close(): Promise<void>;
}

/** Loads the realtime client and keeps its socket's token in step with the session. */
async function connectRealtime(): Promise<RealtimeClient> {
  const { RealtimeClient } = await import('@supabase/realtime-js');
  await ownTask();
  const realtime = new RealtimeClient(`${env.supabaseUrl.replace(/^http/, 'ws')}/realtime/v1`, {
    params: { apikey: env.supabasePublishableKey },
    accessToken,
  });
  supabase.auth.onAuthStateChange((event, session) => {
    // Without an argument the client asks for the token itself, and must not do so while auth reports.
    if (event === 'TOKEN_REFRESHED' || event === 'SIGNED_IN') void realtime.setAuth(session?.access_token ?? null);
  });
  return realtime;
}

/** A channel port on Supabase Realtime. A refreshed token reaches the open socket by itself. */
export function supabaseChannelPort(): ChannelPort {
  let client: RealtimeClient | null = null;
  let channel: RealtimeChannel | null = null;
  /** Counts `open` and `close`, so that one that waits notices that another came after it. */
  let turn = 0;
  return {
    async open(topic, handlers) {
      turn += 1;
      const mine = turn;
      // Nothing of this is needed for the first paint.
      const { parseUserEvent, userEventNames } = await import('./user-events.ts');
      client ??= await connectRealtime();
      // A private topic is joined with the person's token, which the socket learns only here.
      await client.setAuth();
      if (mine !== turn) return;
      const joining = client.channel(topic, { config: { private: true } });
      channel = joining;
      for (const name of userEventNames) {
        joining.on('broadcast', { event: name }, ({ payload }) => {
          const event = parseUserEvent(name, payload);
          if (event) handlers.event(event);
        });
      }
      joining.subscribe((status) => {
        if (channel !== joining) return;
        if (status === 'SUBSCRIBED') handlers.up();
        else handlers.down();
      });
    },
    async close() {
      turn += 1;
      const leaving = channel;
      channel = null;
      // Socket first: leaving over a dead socket would wait for an answer that never comes.
      await client?.disconnect();
      if (leaving) await client?.removeChannel(leaving);
    },
  };
}
