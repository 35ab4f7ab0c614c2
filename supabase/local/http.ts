import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { portProblem } from './postgres/server.ts';

export type Fetch = (request: Request) => Response | Promise<Response>;

/** Handles a websocket upgrade; false when it is not for it. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

export interface HttpServer {
  port: number;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/**
 * Serves on loopback.
 * @param port 0 takes a free one.
 * @throws StackProblem when the port is taken.
 */
export async function serve(port: number, fetch: Fetch, upgrade?: Upgrade): Promise<HttpServer> {
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const answer = await fetch(request);
      // A body that nobody read to its end leaves the connection unusable: say so, or the caller's next request fails.
      if (!incoming.complete) outgoing.setHeader('Connection', 'close');
      return answer;
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((request, response) => {
    namePeer(request);
    void listener(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    if (!upgrade?.(request, socket, head)) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  await listen(server, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(portProblem(error, port)));
    server.listen({ port, host: '127.0.0.1' }, done);
  });
}

/** Puts the caller's real address where services look for it; what a client claims about itself is dropped. */
function namePeer(request: IncomingMessage): void {
  const forged = new Set(['x-forwarded-for', 'cf-connecting-ip', 'x-real-ip']);
  const kept = request.rawHeaders.flatMap((name, index, all) =>
    index % 2 === 0 && !forged.has(name.toLowerCase()) ? [name, all[index + 1] ?? ''] : [],
  );
  request.rawHeaders = [...kept, 'x-forwarded-for', request.socket.remoteAddress ?? '127.0.0.1'];
}
