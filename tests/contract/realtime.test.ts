/**
 * Realtime as the app and its neighbours use it. Presence and broadcasts of clients are driven on public channels,
 * because the project's policies let nobody but the database write to private topics; a hosted project must allow
 * public access to channels for these (Realtime settings).
 */
import type { RealtimeChannel } from '@supabase/supabase-js';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { newClient, newPerson, tidyUp } from './people.ts';

afterAll(tidyUp);

interface Received {
  event: string;
  payload: Record<string, unknown>;
}

async function join(channel: RealtimeChannel) {
  const statuses: string[] = [];
  const errors: string[] = [];
  await new Promise<void>((resolve) => {
    channel.subscribe((status, error) => {
      statuses.push(status);
      if (error) errors.push(error.message);
      resolve();
    });
  });
  return { statuses, errors };
}

function collect(channel: RealtimeChannel): Received[] {
  const received: Received[] = [];
  channel.on('broadcast', { event: '*' }, ({ event, payload }) =>
    received.push({ event, payload: payload as Received['payload'] }),
  );
  return received;
}

const isPrivate = { config: { private: true } };
const eventually = { timeout: 10_000, interval: 50 };

describe.each(['1.0.0', '2.0.0'] as const)('with protocol %s', (vsn) => {
  it("lets people into their own topic, and into nobody else's", async () => {
    const [person, other] = await Promise.all([newPerson({ vsn }), newPerson({ vsn })]);
    const topic = `user:${person.user.id}`;
    expect(await join(person.client.channel(topic, isPrivate))).toEqual({ statuses: ['SUBSCRIBED'], errors: [] });
    for (const outsider of [other.client, newClient({ vsn })]) {
      const { statuses, errors } = await join(outsider.channel(topic, isPrivate));
      expect(statuses).toEqual(['CHANNEL_ERROR']);
      expect(errors[0]).toContain('permissions to read from this Channel topic');
    }
  });

  it('delivers what the database sends, to every tab of that person', async () => {
    const { client, user } = await newPerson({ vsn });
    const channel = client.channel(`user:${user.id}`, isPrivate);
    const received = collect(channel);
    await join(channel);
    await client.from('preferences').update({ daily_goal_minutes: 33 }).eq('user_id', user.id);
    await vi.waitFor(() => expect(received.map(({ event }) => event)).toContain('preferences_changed'), eventually);
    const change = received.find(({ event }) => event === 'preferences_changed');
    expect(change?.payload.row).toMatchObject({ user_id: user.id, daily_goal_minutes: 33, version: 2 });
  });

  it('drops what a person without the right sends to a private topic', async () => {
    const { client, user } = await newPerson({ vsn });
    const channel = client.channel(`user:${user.id}`, { config: { private: true, broadcast: { self: true } } });
    const received = collect(channel);
    await join(channel);
    await channel.send({ type: 'broadcast', event: 'forged', payload: {} });
    await client.from('profiles').update({ week_start: 7 }).eq('user_id', user.id);
    await vi.waitFor(() => expect(received.map(({ event }) => event)).toEqual(['profile_changed']), eventually);
  });

  it('goes on across a renewed token', async () => {
    const { client, user, session } = await newPerson({ vsn });
    const channel = client.channel(`user:${user.id}`, isPrivate);
    const received = collect(channel);
    const { statuses } = await join(channel);
    const renewed = await client.auth.refreshSession();
    expect(renewed.data.session?.refresh_token).not.toBe(session.refresh_token);
    await client.realtime.setAuth();
    await client.from('profiles').update({ week_start: 6 }).eq('user_id', user.id);
    await vi.waitFor(() => expect(received.map(({ event }) => event)).toEqual(['profile_changed']), eventually);
    expect(statuses).toEqual(['SUBSCRIBED']);
  });

  it('relays broadcasts of clients, with answers and echoes where they are asked for', async () => {
    const topic = `contract:${crypto.randomUUID()}`;
    const sender = newClient({ vsn }).channel(topic, { config: { broadcast: { self: true, ack: true } } });
    const silent = newClient({ vsn }).channel(topic);
    const [echoed, heard] = [collect(sender), collect(silent)];
    await Promise.all([join(sender), join(silent)]);
    expect(await sender.send({ type: 'broadcast', event: 'hello', payload: { text: 'grüße 🌿' } })).toBe('ok');
    await silent.send({ type: 'broadcast', event: 'back', payload: { n: 1 } });
    const hello = { event: 'hello', payload: { text: 'grüße 🌿' } };
    await vi.waitFor(() => expect(echoed).toEqual([hello, { event: 'back', payload: { n: 1 } }]), eventually);
    await vi.waitFor(() => expect(heard).toEqual([hello]), eventually);
  });

  it('relays broadcasts over HTTP', async () => {
    const topic = `contract:${crypto.randomUUID()}`;
    const channel = newClient({ vsn }).channel(topic);
    const received = collect(channel);
    await join(channel);
    expect(await newClient({ vsn }).channel(topic).httpSend('over-http', { n: 1 })).toEqual({ success: true });
    await vi.waitFor(
      () => expect(received).toEqual([{ event: 'over-http', payload: expect.objectContaining({ n: 1 }) }]),
      eventually,
    );
  });

  it('tells who is present', async () => {
    const topic = `contract:${crypto.randomUUID()}`;
    const [one, two] = [newClient({ vsn }), newClient({ vsn })];
    const first = one.channel(topic, { config: { presence: { key: 'first' } } });
    const second = two.channel(topic, { config: { presence: { key: 'second' } } });
    const left: string[] = [];
    first.on('presence', { event: 'leave' }, ({ key }) => left.push(key));
    second.on('presence', { event: 'sync' }, () => undefined);
    await Promise.all([join(first), join(second)]);
    await first.track({ mood: 'calm' });
    await second.track({ mood: 'still' });
    const both = {
      first: [expect.objectContaining({ mood: 'calm' })],
      second: [expect.objectContaining({ mood: 'still' })],
    };
    await vi.waitFor(() => expect(first.presenceState()).toEqual(both), eventually);
    await vi.waitFor(() => expect(second.presenceState()).toEqual(both), eventually);
    await two.removeAllChannels();
    await vi.waitFor(() => expect(Object.keys(first.presenceState())).toEqual(['first']), eventually);
    expect(left).toEqual(['second']);
  });
});
