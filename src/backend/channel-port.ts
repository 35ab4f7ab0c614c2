import type { RealtimeChannel, SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';
import { userEventNames } from './user-events.ts';

export interface ChannelHandlers {
  readonly event: (name: string, payload: unknown) => void;
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

/** A channel port on supabase-js. A refreshed token reaches the open socket by the client itself. */
export function supabaseChannelPort(client: SupabaseClient<Database>): ChannelPort {
  let current: RealtimeChannel | null = null;
  return {
    async open(topic, handlers) {
      // A private topic is joined with the person's token, which the socket learns only here.
      await client.realtime.setAuth();
      const channel = client.channel(topic, { config: { private: true } });
      current = channel;
      for (const name of userEventNames) {
        channel.on('broadcast', { event: name }, (message) => handlers.event(name, message.payload));
      }
      channel.subscribe((status) => {
        if (current !== channel) return;
        if (status === 'SUBSCRIBED') handlers.up();
        else handlers.down();
      });
    },
    async close() {
      const channel = current;
      current = null;
      // Socket first: leaving over a dead socket would wait for an answer that never comes.
      await client.realtime.disconnect();
      if (channel) await client.removeChannel(channel);
    },
  };
}
