import { once } from 'node:events';
import { WebSocket } from 'ws';
import { doors } from '../people.ts';
import type { Case, Door, World } from './door.ts';
import { HTML, LONE, NUL, SQL } from './door.ts';

const socketUrl = `${doors.apiUrl.replace(/^http/, 'ws')}/realtime/v1/websocket`;

type Message = [string | null, string | null, string, string, { status?: string; response?: { reason?: string } }];

/** Opens a socket, or tells the status of its refusal. */
async function open(query: string): Promise<WebSocket | string> {
  const socket = new WebSocket(`${socketUrl}?${query}`);
  const refused = once(socket, 'unexpected-response').then(([, response]) => String(response.statusCode));
  const opened = once(socket, 'open').then(() => socket);
  // The one that loses is given up with the socket.
  refused.catch(() => undefined);
  opened.catch(() => undefined);
  return Promise.race([opened, refused]);
}

const known = `apikey=${doors.publishableKey}&vsn=2.0.0`;

/** Sends frames, then a heartbeat; the answer is the reply to the first frame, or what became of the socket. */
async function speak(frames: readonly (string | Uint8Array)[], wanted: string): Promise<string> {
  const socket = await open(known);
  if (typeof socket === 'string') return socket;
  const said: Message[] = [];
  const ended = new Promise<string>((resolve) => {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Message;
      said.push(message);
      if (message[1] === 'beat') resolve('alive');
    });
    // A socket that is cut while it still sends may hear no reason (1006, or 1009: too large).
    socket.on('close', (code) => resolve(code === 1006 || code === 1009 ? 'closed' : `closed ${code}`));
    socket.on('error', () => resolve('closed'));
  });
  for (const frame of frames) socket.send(frame);
  if (wanted !== '') {
    await new Promise<void>((resolve) => {
      const look = () => said.some((message) => message[1] === wanted) && resolve();
      socket.on('message', look);
      socket.on('close', () => resolve());
    });
  }
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify([null, 'beat', 'phoenix', 'heartbeat', {}]));
  const state = await ended;
  socket.terminate();
  const reply = said.find((message) => message[1] === wanted);
  return reply === undefined ? state : `${reply[4].status ?? ''}, ${state}`;
}

function join(topic: string, token: string | undefined, isPrivate = true): string {
  const payload = {
    config: { private: isPrivate, broadcast: {} },
    ...(token === undefined ? {} : { access_token: token }),
  };
  return JSON.stringify(['1', '1', `realtime:${topic}`, 'phx_join', payload]);
}

const joining = (input: string, frame: (world: World) => string, answer = 'error, alive'): Case => ({
  input,
  answer,
  send: (world) => speak([frame(world)], '1'),
});

const talking = (input: string, frame: string | Uint8Array, answer: string): Case => ({
  input,
  answer,
  send: () => speak([frame], ''),
});

/** The live channel. */
export const realtimeDoor: Door = {
  name: 'Live channel (`/realtime/v1`)',
  about:
    'Nobody hears or speaks on the topic of somebody else; a frame that cannot be read ends the socket it came by.',
  cases: [
    { input: 'no key', answer: '401', send: async () => String(await open('vsn=2.0.0')) },
    { input: 'a wrong key', answer: '401', send: async () => String(await open('apikey=wrong&vsn=2.0.0')) },
    {
      input: 'the token of a device as key',
      answer: '401',
      send: async ({ device }) => String(await open(`apikey=${device.token}&vsn=2.0.0`)),
    },
    {
      input: 'an unknown version',
      answer: '400',
      send: async () => String(await open(`apikey=${doors.publishableKey}&vsn=9.9`)),
    },
    joining('the topic of somebody else', ({ owner, stranger }) => join(`user:${owner.id}`, stranger.token)),
    joining('a topic without signing in', ({ owner }) => join(`user:${owner.id}`, undefined)),
    joining('a topic with the token of a device', ({ owner, device }) => join(`user:${owner.id}`, device.token)),
    joining('a topic with a token of SQL', ({ owner }) => join(`user:${owner.id}`, SQL)),
    joining('a topic of U+0000', ({ stranger }) => join(NUL, stranger.token)),
    joining('a topic of HTML', ({ stranger }) => join(HTML, stranger.token)),
    talking('no JSON', '<html>', 'closed 1007'),
    talking('JSON that is no frame', '{"a":1}', 'closed 1007'),
    talking('a frame with half a character', JSON.stringify(['1', '1', LONE, 'phx_join', {}]), 'alive'),
    talking('a frame without a topic', '["1","1",null,"phx_join",{}]', 'closed 1007'),
    talking('bytes that mean nothing', new Uint8Array([3, 255, 255, 255, 255, 255, 1]), 'closed 1007'),
    talking(
      'a message on a topic that was not joined',
      JSON.stringify(['1', '2', 'realtime:user:x', 'broadcast', {}]),
      'alive',
    ),
    talking('a frame of 4 MB', JSON.stringify(['1', '1', 'x'.repeat(4_000_000), 'phx_join', {}]), 'closed'),
    {
      input: 'a broadcast over HTTP to the topic of somebody else',
      answer: 'nothing heard',
      async send({ owner, stranger }) {
        const channel = stranger.client.channel(`user:${stranger.id}`, { config: { private: true } });
        const heard: unknown[] = [];
        channel.on('broadcast', { event: '*' }, (message) => heard.push(message.event));
        await stranger.client.realtime.setAuth(stranger.token);
        await new Promise<void>((resolve, reject) => {
          channel.subscribe((status, error) =>
            status === 'SUBSCRIBED' ? resolve() : reject(error ?? new Error(status)),
          );
        });
        const messages = [{ topic: `user:${stranger.id}`, event: 'forged', payload: {}, private: true }];
        await fetch(`${doors.apiUrl}/realtime/v1/api/broadcast`, {
          method: 'POST',
          headers: {
            apikey: doors.publishableKey,
            authorization: `Bearer ${owner.token}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify({ messages }),
        });
        // A change of the listener's own comes after it on the same topic: what was forged would have come before.
        const changed = new Promise<void>((resolve) => {
          channel.on('broadcast', { event: 'preferences_changed' }, () => resolve());
        });
        await stranger.client.from('preferences').update({ show_streak: true }).eq('user_id', stranger.id);
        await changed;
        await stranger.client.removeAllChannels();
        return heard.includes('forged') ? 'the forged message' : 'nothing heard';
      },
    },
  ],
};
