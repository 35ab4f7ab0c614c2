import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { openRealtimeBench, READER, type RealtimeBench, STRANGER, subscribe, WRITER } from './testing.ts';

let bench: RealtimeBench;
let rooms = 0;

beforeAll(async () => {
  bench = await openRealtimeBench();
}, 30_000);
afterAll(() => bench.close());

function room(): string {
  rooms += 1;
  return `room:${rooms}`;
}

function as(sub: string, vsn: '1.0.0' | '2.0.0' = '2.0.0') {
  return bench.client({ token: () => bench.token({ sub }), vsn });
}

function listen(client: ReturnType<RealtimeBench['client']>, topic: string, config: object = { private: true }) {
  const received: { event: string; payload: Record<string, unknown>; meta?: { id: string } }[] = [];
  const channel = client.channel(topic, { config });
  channel.on('broadcast', { event: '*' }, (message) => received.push(message as never));
  return { channel, received };
}

describe.each(['1.0.0', '2.0.0'] as const)('protocol %s', (vsn) => {
  it('lets in whom the policies let in, and tells others why not', async () => {
    const topic = room();
    expect((await subscribe(as(READER, vsn).channel(topic, { config: { private: true } }))).statuses).toEqual([
      'SUBSCRIBED',
    ]);
    for (const client of [as(STRANGER, vsn), bench.client({ vsn })]) {
      const outcome = await subscribe(client.channel(topic, { config: { private: true } }));
      expect(outcome.statuses).toEqual(['CHANNEL_ERROR']);
      expect(outcome.errors[0]).toContain('do not have permissions to read from this Channel topic');
    }
  });

  it('delivers what the database sends, after its commit, in order, large ones too', async () => {
    const topic = room();
    const { channel, received } = listen(as(READER, vsn), topic);
    await subscribe(channel);
    const large = 'x'.repeat(20_000);
    await bench.sql
      .begin(async (tx) => {
        await tx`select realtime.send('{"n": 0}', 'never', ${topic}, true)`;
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await bench.sql.begin(async (tx) => {
      await tx`select realtime.send(${`{"n": 1, "large": "${large}"}`}::text::jsonb, 'made', ${topic}, true)`;
      await tx`select realtime.send('{"n": 2}', 'made', ${topic}, true)`;
    });
    await vi.waitFor(() => expect(received).toHaveLength(2));
    expect(received.map(({ event, payload }) => [event, payload.n])).toEqual([
      ['made', 1],
      ['made', 2],
    ]);
    expect(received[0]?.payload.large).toBe(large);
    expect(received[0]?.meta?.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps private and public channels of one name apart', async () => {
    const topic = room();
    const open = listen(bench.client({ vsn }), topic, { private: false });
    await subscribe(open.channel);
    await bench.sql`select realtime.send('{"secret": true}', 'a', ${topic}, true)`;
    await bench.sql`select realtime.send('{"secret": false}', 'b', ${topic}, false)`;
    await vi.waitFor(() => expect(open.received.map(({ event }) => event)).toEqual(['b']));
  });

  it('relays broadcasts of those who may write, and drops the others', async () => {
    const topic = room();
    const reader = listen(as(READER, vsn), topic);
    const writer = listen(as(WRITER, vsn), topic, { private: true, broadcast: { self: true, ack: true } });
    await Promise.all([subscribe(reader.channel), subscribe(writer.channel)]);
    await reader.channel.send({ type: 'broadcast', event: 'not-allowed', payload: {} });
    expect(await writer.channel.send({ type: 'broadcast', event: 'hello', payload: { a: 'ü' } })).toBe('ok');
    await vi.waitFor(() => expect(reader.received).toHaveLength(1));
    expect(reader.received[0]).toMatchObject({ event: 'hello', payload: { a: 'ü' } });
    await vi.waitFor(() => expect(writer.received.map(({ event }) => event)).toEqual(['hello']));
  });

  it('tells who is present, who comes, changes and goes', async () => {
    const topic = room();
    const [first, second] = [as(WRITER, vsn), as(WRITER, vsn)];
    const seen = first.channel(topic, { config: { private: true, presence: { key: 'one' } } });
    const leaves: string[] = [];
    seen.on('presence', { event: 'sync' }, () => undefined);
    seen.on('presence', { event: 'leave' }, ({ key }) => leaves.push(key));
    const other = second.channel(topic, { config: { private: true, presence: { key: 'two' } } });
    other.on('presence', { event: 'sync' }, () => undefined);
    await Promise.all([subscribe(seen), subscribe(other)]);
    expect(await seen.track({ state: 'here' })).toBe('ok');
    expect(await other.track({ state: 'breathing' })).toBe('ok');
    await vi.waitFor(() =>
      expect(seen.presenceState()).toMatchObject({ one: [{ state: 'here' }], two: [{ state: 'breathing' }] }),
    );
    await vi.waitFor(() =>
      expect(other.presenceState()).toMatchObject({ one: [{ state: 'here' }], two: [{ state: 'breathing' }] }),
    );
    await other.track({ state: 'resting' });
    await vi.waitFor(() => expect(seen.presenceState()).toMatchObject({ two: [{ state: 'resting' }] }));
    await second.removeAllChannels();
    await vi.waitFor(() => expect(Object.keys(seen.presenceState())).toEqual(['one']));
    expect(leaves).toContain('two');
    await seen.untrack();
    await vi.waitFor(() => expect(seen.presenceState()).toEqual({}));
  });

  it('ends a channel whose token runs out, with the reason', async () => {
    const topic = room();
    const client = bench.client({ token: () => bench.token({ sub: READER, expiresIn: 2 }), vsn });
    const channel = client.channel(topic, { config: { private: true } });
    const system: { status: string; message: string }[] = [];
    channel.on('system', {}, (message) => system.push(message));
    const outcome = await subscribe(channel);
    await vi.waitFor(() => expect(outcome.statuses).toEqual(['SUBSCRIBED', 'CLOSED']), 5000);
    expect(system).toEqual([expect.objectContaining({ status: 'error', message: 'Token has expired' })]);
  });

  it('keeps a channel whose token is renewed, and ends one whose new token may not read', async () => {
    const topic = room();
    let sub = READER;
    const client = bench.client({ token: () => bench.token({ sub, expiresIn: sub === READER ? 2 : 3600 }), vsn });
    const { channel, received } = listen(client, topic);
    const outcome = await subscribe(channel);
    sub = WRITER;
    await client.realtime.setAuth();
    const firstExpiry = Date.now() + 2000;
    await vi.waitUntil(() => Date.now() > firstExpiry + 200, { timeout: 5000 });
    await bench.sql`select realtime.send('{"n": 1}', 'still-here', ${topic}, true)`;
    await vi.waitFor(() => expect(received.map(({ event }) => event)).toEqual(['still-here']));
    sub = STRANGER;
    await client.realtime.setAuth();
    await vi.waitFor(() => expect(outcome.statuses).toEqual(['SUBSCRIBED', 'CLOSED']));
  }, 10_000);

  it('makes clients join again when messages may have been missed', async () => {
    const topic = room();
    const { channel, received } = listen(as(READER, vsn), topic);
    const outcome = await subscribe(channel);
    await bench.sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen realtime%'`;
    await vi.waitFor(() => expect(outcome.statuses.slice(0, 2)).toEqual(['SUBSCRIBED', 'CHANNEL_ERROR']), 5000);
    await vi.waitFor(() => expect(outcome.statuses.at(-1)).toBe('SUBSCRIBED'), 10_000);
    await bench.sql`select realtime.send('{}', 'again', ${topic}, true)`;
    await vi.waitFor(() => expect(received.map(({ event }) => event)).toEqual(['again']));
  }, 20_000);

  it('has no postgres_changes, and says so', async () => {
    const channel = bench.client({ vsn }).channel(room());
    channel.on('postgres_changes', { event: '*', schema: 'public', table: 'x' }, () => undefined);
    const outcome = await subscribe(channel);
    await vi.waitFor(() => expect(outcome.statuses).toContain('CHANNEL_ERROR'));
    expect(outcome.statuses).not.toContain('SUBSCRIBED');
  });
});

describe('HTTP', () => {
  it('broadcasts a message of one who may write, and of nobody else', async () => {
    const topic = room();
    const { channel, received } = listen(as(READER), topic);
    await subscribe(channel);
    for (const [sub, event] of [
      [STRANGER, 'no'],
      [WRITER, 'yes'],
    ] as const) {
      const sender = as(sub);
      await sender.realtime.setAuth();
      const outgoing = sender.channel(topic, { config: { private: true } });
      expect(await outgoing.httpSend(event, { by: sub })).toEqual({ success: true });
    }
    await vi.waitFor(() => expect(received.map(({ event }) => event)).toEqual(['yes']));
  });

  it('carries bytes to clients of version 2', async () => {
    const topic = room();
    const { channel, received } = listen(bench.client(), topic, { private: false });
    await subscribe(channel);
    await bench
      .client()
      .channel(topic)
      .httpSend('raw', Uint8Array.of(1, 2, 3).buffer);
    await vi.waitFor(() => expect(received).toHaveLength(1));
    expect(received[0]?.payload).toEqual(Uint8Array.of(1, 2, 3).buffer);
  });

  it.each([
    ['no key', {}, '{"messages":[]}', 401],
    ['a wrong key', { apikey: 'x' }, '{"messages":[]}', 401],
    ['a bad token', { authorization: 'Bearer x.y.z' }, '{"messages":[]}', 401],
    ['no JSON', { apikey: 'sb_publishable_breath_master_local' }, '{', 422],
    ['no messages', { apikey: 'sb_publishable_breath_master_local' }, '{"messages":[]}', 422],
    ['no topic', { apikey: 'sb_publishable_breath_master_local' }, '{"messages":[{"event":"a","payload":1}]}', 422],
    [
      'one message',
      { apikey: 'sb_publishable_breath_master_local' },
      '{"messages":[{"topic":"a","event":"a","payload":1}]}',
      202,
    ],
  ])('%s is answered', async (_, headers, body, status) => {
    const response = await fetch(`${bench.url}/realtime/v1/api/broadcast`, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
  });
});

describe('sockets', () => {
  const socketUrl = (query: string) => `${bench.url.replace('http', 'ws')}/realtime/v1/websocket?${query}`;
  const closed = (socket: WebSocket) => new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));

  it.each([
    ['vsn=2.0.0', 401],
    ['vsn=2.0.0&apikey=wrong', 401],
    ['vsn=9.0.0&apikey=sb_publishable_breath_master_local', 400],
  ])('are refused for %s', async (query, status) => {
    const socket = new WebSocket(socketUrl(query));
    const refused = await new Promise<Error>((resolve) => socket.on('error', resolve));
    expect(refused.message).toContain(String(status));
  });

  it('are closed for frames that cannot be read', async () => {
    const socket = new WebSocket(socketUrl(`vsn=2.0.0&apikey=${bench.publishableKey}`));
    socket.on('open', () => socket.send('{"not":"a frame"}'));
    expect(await closed(socket)).toBe(1007);
  });

  it('answer heartbeats, and are dropped after long silence', async () => {
    const strict = await openRealtimeBench({ silenceMs: 400 });
    try {
      const socket = new WebSocket(
        `${strict.url.replace('http', 'ws')}/realtime/v1/websocket?vsn=2.0.0&apikey=${strict.publishableKey}`,
      );
      const answers: unknown[] = [];
      socket.on('message', (data) => answers.push(JSON.parse(String(data))));
      socket.on('open', () => socket.send('[null,"1","phoenix","heartbeat",{}]'));
      expect(await closed(socket)).toBe(1006);
      expect(answers).toEqual([[null, '1', 'phoenix', 'phx_reply', { status: 'ok', response: {} }]]);
    } finally {
      await strict.close();
    }
  }, 20_000);

  it('of clients that do not read are dropped, while others go on', async () => {
    const strict = await openRealtimeBench({ maxBuffered: 1_000_000 });
    try {
      const slow = new WebSocket(
        `${strict.url.replace('http', 'ws')}/realtime/v1/websocket?vsn=2.0.0&apikey=${strict.publishableKey}`,
      );
      let closeCode = 0;
      slow.on('close', (code) => {
        closeCode = code;
      });
      await new Promise((resolve) => {
        slow.on('open', () => slow.send('["1","1","realtime:flood","phx_join",{"config":{}}]'));
        slow.on('message', resolve);
      });
      slow.pause();
      const client = strict.client();
      const channel = client.channel('flood');
      let received = 0;
      channel.on('broadcast', { event: 'drop' }, () => {
        received += 1;
      });
      await subscribe(channel);
      const payload = 'x'.repeat(100_000);
      const sender = strict.client().channel('flood');
      for (let i = 0; i < 200; i += 1) await sender.httpSend('drop', { payload });
      await vi.waitFor(() => expect(received).toBe(200), 5000);
      slow.resume();
      await vi.waitFor(() => expect(closeCode).toBe(1006), 5000);
    } finally {
      await strict.close();
    }
  }, 30_000);
});
