import { afterEach, expect, test } from 'vitest';
import { type HttpServer, serve } from './http.ts';

let server: HttpServer | undefined;
afterEach(() => server?.close());

test("the caller's address is the connection's, whatever the caller says", async () => {
  server = await serve(0, (request) => Response.json(Object.fromEntries(request.headers)));
  const answer = await fetch(`http://127.0.0.1:${server.port}/`, {
    headers: {
      'x-forwarded-for': '10.0.0.1',
      'cf-connecting-ip': '10.0.0.2',
      'x-real-ip': '10.0.0.3',
      'x-other': 'kept',
    },
  });
  const headers = await answer.json();
  expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-other': 'kept' });
  expect(JSON.stringify(headers)).not.toContain('10.0.0.');
});

test('a taken port is named', async () => {
  server = await serve(0, () => new Response());
  await expect(serve(server.port, () => new Response())).rejects.toThrow(`Port ${server.port} is taken`);
});
