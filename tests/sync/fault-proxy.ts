/** A way to the server on which anything may happen to a request. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

export const faults = [
  /** Lost before the server saw it. */
  'lost',
  /** Held for a moment, then done. */
  'delayed',
  /** Done twice; the second answer arrives. */
  'twice',
  /** Lost for the client, and done by the server after the next request. */
  'late',
  /** Done, and the connection ends before the answer. */
  'answer_lost',
  /** Done, and the answer ends in the middle. */
  'answer_cut',
  /** Not done; nobody ever answers. */
  'silent',
  /** Done; nobody ever answers. */
  'silent_after',
  /** Answers that are not the server's. */
  'unauthorized',
  'rate_limited',
  'server_error',
  'gateway_timeout_after',
  'captive_portal',
] as const;

export type Fault = (typeof faults)[number] | 'none';

interface Forwarded {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

interface Letter {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer | null;
}

export interface FaultProxy {
  readonly url: string;
  /** What happens to the next requests, in order; then all goes well. */
  readonly plan: Fault[];
  /** How often each fault happened. */
  readonly met: Map<Fault, number>;
  /** Where the server is now. */
  target: string;
  /** Lets everything through that was held back. */
  calm(): Promise<void>;
  close(): Promise<void>;
}

async function letterOf(request: IncomingMessage): Promise<Letter> {
  const body = await buffer(request);
  const headers: Record<string, string> = {};
  for (const name of ['authorization', 'content-type', 'accept']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  const { method = 'GET', url = '/' } = request;
  return { method, path: url, headers, body: body.length > 0 ? body : null };
}

async function forward(target: string, letter: Letter): Promise<Forwarded> {
  const answer = await fetch(`${target}${letter.path}`, {
    method: letter.method,
    headers: letter.headers,
    body: letter.body === null ? null : new Uint8Array(letter.body),
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? 'application/octet-stream',
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

function problem(response: ServerResponse, status: number, code: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/problem+json', ...headers });
  response.end(JSON.stringify({ type: 'about:blank', title: '', status, code, request_id: 'proxy' }));
}

class BadNetwork implements FaultProxy {
  readonly plan: Fault[] = [];
  readonly met = new Map<Fault, number>();
  target: string;
  url = '';
  readonly #late: Letter[] = [];
  readonly #silent = new Set<ServerResponse>();
  readonly #server = createServer((request, response) => {
    this.#handle(request, response).catch(() => response.destroy());
  });

  constructor(target: string) {
    this.target = target;
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async calm(): Promise<void> {
    this.plan.length = 0;
    for (const response of this.#silent) response.destroy();
    this.#silent.clear();
    await this.#deliverLate();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const letter = await letterOf(request);
    const fault = this.plan.shift() ?? 'none';
    this.met.set(fault, (this.met.get(fault) ?? 0) + 1);
    if (this.#refuse(fault, letter, response)) return;
    if (fault === 'delayed') await delay(60);
    let answer = await forward(this.target, letter);
    if (fault === 'twice') answer = await forward(this.target, letter);
    await this.#deliverLate();
    this.#answer(fault, answer, response);
  }

  /** Faults that keep a request from the server. */
  #refuse(fault: Fault, letter: Letter, response: ServerResponse): boolean {
    switch (fault) {
      case 'lost':
        response.destroy();
        return true;
      case 'late':
        this.#late.push(letter);
        response.destroy();
        return true;
      case 'silent':
        this.#silent.add(response);
        return true;
      case 'unauthorized':
        problem(response, 401, 'token_invalid');
        return true;
      case 'rate_limited':
        problem(response, 429, 'rate_limited', { 'retry-after': '7' });
        return true;
      case 'server_error':
        problem(response, 500, 'internal_error');
        return true;
      case 'captive_portal':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome</title>');
        return true;
      default:
        return false;
    }
  }

  /** Faults on the way back: the server has done its part. */
  #answer(fault: Fault, { status, type, body }: Forwarded, response: ServerResponse): void {
    if (fault === 'answer_lost') response.destroy();
    else if (fault === 'silent_after') this.#silent.add(response);
    else if (fault === 'gateway_timeout_after')
      response.writeHead(504, { 'content-type': 'text/html' }).end('<h1>504</h1>');
    else {
      response.writeHead(status, { 'content-type': type, 'content-length': body.length });
      if (fault === 'answer_cut') response.write(body.subarray(0, body.length / 2), () => response.destroy());
      else response.end(body);
    }
  }

  async #deliverLate(): Promise<void> {
    for (const letter of this.#late.splice(0)) {
      // One that meets a server that is down, or a connection that it just closed, is lost for good.
      await forward(this.target, letter).catch(() => null);
    }
  }
}

/** Opens a proxy on a free loopback port. */
export async function openFaultProxy(target: string): Promise<FaultProxy> {
  const proxy = new BadNetwork(target);
  await proxy.open();
  return proxy;
}
