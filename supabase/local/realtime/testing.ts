import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createClient, type RealtimeChannel, type SupabaseClient } from '@supabase/supabase-js';
import { Hono } from 'hono';
import { SignJWT } from 'jose';
import postgres from 'postgres';
import { testKeys } from '../auth/testing.ts';
import { openScratchDatabase } from '../scratch-database.ts';
import { createVerify } from '../tokens.ts';
import { createRealtime, type RealtimeDeps } from './server.ts';

/** A realtime server on a scratch database, with policies on topics that begin with `room:`. */
export interface RealtimeBench {
  url: string;
  publishableKey: string;
  sql: postgres.Sql;
  token(claims: { sub: string; expiresIn?: number; role?: string }): Promise<string>;
  client(options?: { token?: () => Promise<string>; vsn?: '1.0.0' | '2.0.0' }): SupabaseClient;
  close(): Promise<void>;
}

/** Who may read and write `room:*`; everyone else may not. */
export const READER = '00000000-0000-4000-8000-000000000001';
export const WRITER = '00000000-0000-4000-8000-000000000002';
export const STRANGER = '00000000-0000-4000-8000-000000000003';

/** Starts one on a free port. */
export async function openRealtimeBench(limits?: RealtimeDeps['limits']): Promise<RealtimeBench> {
  const database = await openScratchDatabase();
  const sql = postgres(database.adminUrl, { max: 4, onnotice() {} });
  await sql.unsafe(`
    create policy bench_read on realtime.messages for select to authenticated
      using (realtime.topic() like 'room:%' and auth.uid() in ('${READER}', '${WRITER}'));
    create policy bench_write on realtime.messages for insert to authenticated
      with check (realtime.topic() like 'room:%' and auth.uid() = '${WRITER}');`);
  const keys = await testKeys();
  const realtime = createRealtime({
    adminUrl: database.adminUrl,
    keys,
    verify: createVerify(keys),
    ...(limits ? { limits } : {}),
  });
  const app = new Hono().route('/realtime/v1', realtime.http);
  const server = createServer(getRequestListener(app.fetch));
  server.on('upgrade', (req, socket, head) => {
    if (!realtime.upgrade(req, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients: SupabaseClient[] = [];
  const secret = new TextEncoder().encode(keys.jwtSecret);
  return {
    url,
    publishableKey: keys.publishableKey,
    sql,
    token: ({ sub, expiresIn = 3600, role = 'authenticated' }) =>
      new SignJWT({ sub, role, exp: Math.floor(Date.now() / 1000) + expiresIn })
        .setProtectedHeader({ alg: 'HS256' })
        .sign(secret),
    client({ token, vsn = '2.0.0' } = {}) {
      const client = createClient(url, keys.publishableKey, {
        realtime: { vsn, reconnectAfterMs: () => 50, timeout: 3000 },
        auth: { persistSession: false, autoRefreshToken: false },
        ...(token ? { accessToken: token } : {}),
      });
      clients.push(client);
      return client;
    },
    async close() {
      await Promise.all(clients.map((client) => client.removeAllChannels()));
      await realtime.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sql.end({ timeout: 1 });
      await database.close();
    },
  };
}

/** Subscribes and tells every status in order; resolves at the first one. */
export async function subscribe(channel: RealtimeChannel): Promise<{ statuses: string[]; errors: string[] }> {
  const statuses: string[] = [];
  const errors: string[] = [];
  // The client joins with whatever token it has by then.
  await channel.socket.setAuth();
  await new Promise<void>((resolve) => {
    channel.subscribe((status, error) => {
      statuses.push(status);
      if (error) errors.push(error.message);
      resolve();
    });
  });
  return { statuses, errors };
}
