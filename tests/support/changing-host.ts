/** A host of the app whose build can change while people use it: passes everything on, but for the page and its worker. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ChangingHost {
  readonly url: string;
  /** From now on serves another build: the page carries its name in `data-build`. */
  publish(build: string): void;
  close(): Promise<void>;
}

/** Starts the host before the app at `target`, on a free loopback port. It has no live channel. */
export async function startChangingHost(target: string): Promise<ChangingHost> {
  let build: string | null = null;

  const changed = (path: string, text: string): string => {
    if (build === null) return text;
    if (path === '/sw.js') return text.replace(/version:"([^"]*)"/, `version:"$1-${build}"`);
    return text.replace('<html ', `<html data-build="${build}" `);
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (typeof value === 'string' && !/^(host|connection|content-length|accept-encoding)$/.test(name))
        headers.set(name, value);
    }
    const method = request.method ?? 'GET';
    const path = request.url ?? '/';
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const answer = await fetch(`${target}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(hasBody && { body: Buffer.concat(chunks) }),
    });
    const passed = [...answer.headers].filter(
      ([name]) => !/^(content-length|content-encoding|etag|connection|transfer-encoding)$/.test(name),
    );
    const isText = path === '/sw.js' || (answer.headers.get('content-type') ?? '').includes('text/html');
    const body = isText ? Buffer.from(changed(path, await answer.text())) : Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, Object.fromEntries(passed)).end(body);
  });
  server.on('upgrade', (_request, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    publish: (name) => {
      build = name;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
