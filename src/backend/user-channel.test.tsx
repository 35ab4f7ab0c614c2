import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChannelHandlers, ChannelPort } from './channel-port.ts';
import { connectionStore, resetConnection } from './connection-store.ts';
import { createUserChannel } from './user-channel.ts';
import type { UserEvents } from './user-events.ts';

class FakePort implements ChannelPort {
  opened: { topic: string; handlers: ChannelHandlers }[] = [];
  closes = 0;
  refuse = false;
  async open(topic: string, handlers: ChannelHandlers) {
    if (this.refuse) throw new Error('no token');
    this.opened.push({ topic, handlers });
  }
  async close() {
    this.closes += 1;
  }
  get last(): ChannelHandlers {
    const last = this.opened.at(-1);
    if (!last) throw new Error('never opened');
    return last.handlers;
  }
}

const live: UserEvents['live_session'] = {
  device_id: 'd',
  state: 'running',
  client_session_id: 'sess-1',
  started_at: '2026-01-01T00:00:00.000Z',
  active_ms: 1000,
  at: '2026-01-01T00:00:01.000Z',
};

let port: FakePort;
let stop: () => void = () => undefined;

const settle = () => vi.advanceTimersByTimeAsync(0);

function begin() {
  const channel = createUserChannel(port, () => 1);
  const onReconnected = vi.fn();
  channel.onReconnected(onReconnected);
  stop = channel.start('u1');
  return { channel, onReconnected };
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') });
  port = new FakePort();
  resetConnection();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('joins the private topic, and loads after the join', async () => {
  const { onReconnected } = begin();
  await settle();
  expect(port.opened.map(({ topic }) => topic)).toEqual(['user:u1']);
  expect(connectionStore.getState()).toEqual({ state: 'reconnecting', lastSyncAt: null });
  expect(onReconnected).not.toHaveBeenCalled();
  port.last.up();
  await settle();
  expect(onReconnected).toHaveBeenCalledTimes(1);
  expect(connectionStore.getState()).toEqual({ state: 'live', lastSyncAt: Date.now() });
});

test('hands each event to whoever listens for it', async () => {
  const { channel } = begin();
  const heard = vi.fn();
  const off = channel.onEvent('live_session', heard);
  await settle();
  port.last.up();
  port.last.event({ name: 'live_session', payload: live });
  port.last.event({ name: 'sessions_deleted', payload: { ids: [1] } });
  expect(heard).toHaveBeenCalledTimes(1);
  expect(heard).toHaveBeenCalledWith(live);
  off();
  port.last.event({ name: 'live_session', payload: live });
  expect(heard).toHaveBeenCalledTimes(1);
});

test('joins again with a growing pause, and one failure is one retry', async () => {
  begin();
  await settle();
  port.last.up();
  port.last.down();
  port.last.down();
  expect(connectionStore.getState().state).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(999);
  expect(port.opened).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(port.opened).toHaveLength(2);
  port.last.down();
  await vi.advanceTimersByTimeAsync(1999);
  expect(port.opened).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(port.opened).toHaveLength(3);
});

test('after four failures it polls and says so, and live ends the polling', async () => {
  const { onReconnected } = begin();
  port.refuse = true;
  await vi.advanceTimersByTimeAsync(1000 + 2000 + 4000);
  expect(connectionStore.getState().state).toBe('polling');
  expect(onReconnected).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(onReconnected).toHaveBeenCalledTimes(1);
  port.refuse = false;
  await vi.advanceTimersByTimeAsync(30_000);
  port.last.up();
  await settle();
  const calls = onReconnected.mock.calls.length;
  expect(connectionStore.getState().state).toBe('live');
  await vi.advanceTimersByTimeAsync(29_000);
  expect(onReconnected).toHaveBeenCalledTimes(calls);
});

test('a load that fails doesn’t count as in sync', async () => {
  const { channel } = begin();
  channel.onReconnected(() => Promise.reject(new Error('down')));
  await settle();
  port.last.up();
  await settle();
  expect(connectionStore.getState()).toEqual({ state: 'live', lastSyncAt: null });
});

test('says offline, and joins at once when the network is back', async () => {
  begin();
  await settle();
  port.last.up();
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  window.dispatchEvent(new Event('offline'));
  expect(connectionStore.getState().state).toBe('offline');
  onLine.mockReturnValue(true);
  window.dispatchEvent(new Event('online'));
  await settle();
  expect(port.opened).toHaveLength(2);
  expect(connectionStore.getState().state).toBe('reconnecting');
});

test('an event that arrives all the same proves the connection', async () => {
  begin();
  await settle();
  port.last.up();
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  window.dispatchEvent(new Event('offline'));
  port.last.event({ name: 'live_session', payload: live });
  expect(connectionStore.getState().state).toBe('live');
});

test('joins anew when the page comes back after a while, and not after a glance away', async () => {
  begin();
  await settle();
  port.last.up();
  const visibility = vi.spyOn(document, 'visibilityState', 'get');
  const turn = (state: DocumentVisibilityState) => {
    visibility.mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
  };
  turn('hidden');
  await vi.advanceTimersByTimeAsync(5_000);
  turn('visible');
  await settle();
  expect(port.opened).toHaveLength(1);
  turn('hidden');
  await vi.advanceTimersByTimeAsync(61_000);
  turn('visible');
  await settle();
  expect(port.opened).toHaveLength(2);
});

test('joins anew after the machine slept', async () => {
  begin();
  await settle();
  port.last.up();
  vi.setSystemTime(Date.now() + 3_600_000);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(port.opened).toHaveLength(2);
});

test('nothing of a stopped channel counts any more', async () => {
  const { channel, onReconnected } = begin();
  const heard = vi.fn();
  channel.onEvent('live_session', heard);
  await settle();
  const { last } = port;
  stop();
  last.up();
  last.event({ name: 'live_session', payload: live });
  last.down();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(heard).not.toHaveBeenCalled();
  expect(onReconnected).not.toHaveBeenCalled();
  expect(port.opened).toHaveLength(1);
  expect(connectionStore.getState()).toEqual({ state: 'reconnecting', lastSyncAt: null });
});
