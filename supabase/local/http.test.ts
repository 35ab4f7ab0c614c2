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

test('a request after one that was too large to be read finds a sound connection', async () => {
  server = await serve(0, async (request) => {
    if (Number(request.headers.get('content-length')) > 1_000_000) return new Response('', { status: 413 });
    return new Response(await request.text());
  });
  const url = `http://127.0.0.1:${server.port}/`;
  for (let round = 0; round < 5; round += 1) {
    const large = await fetch(url, { method: 'POST', body: 'x'.repeat(2_000_000) });
    expect([large.status, large.headers.get('connection')]).toEqual([413, 'close']);
    const next = await fetch(url, { method: 'POST', body: 'small' });
    expect([await next.text(), next.headers.get('connection')]).toEqual(['small', 'keep-alive']);
  }
});
