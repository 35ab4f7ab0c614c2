import { beforeEach, describe, expect, test } from 'vitest';
import { runWorker } from './worker.ts';
import type { WorkerMessage } from './worker-messages.ts';
import type { WorkerScope } from './worker-scope.ts';

const root = 'https://breathe.example/app/';

/** A cache storage with the little that the worker uses, in the order in which caches were made. */
class FakeCaches {
  readonly kept = new Map<string, Map<string, Response>>();
  #of(name: string): Map<string, Response> {
    const cache = this.kept.get(name) ?? new Map<string, Response>();
    this.kept.set(name, cache);
    return cache;
  }
  static url(request: Request | string): string {
    const url = new URL(typeof request === 'string' ? request : request.url);
    return url.origin + url.pathname;
  }
  async open(name: string) {
    const cache = this.#of(name);
    return {
      put: async (request: Request | string, answer: Response) => void cache.set(FakeCaches.url(request), answer),
      match: async (request: Request | string) => cache.get(FakeCaches.url(request))?.clone(),
      keys: async () => [...cache.keys()].map((url) => new Request(url)),
      delete: async (request: Request | string) => cache.delete(FakeCaches.url(request)),
    };
  }
  async match(request: Request | string) {
    for (const cache of this.kept.values()) {
      const found = cache.get(FakeCaches.url(request));
      if (found) return found.clone();
    }
    return undefined;
  }
  keys = async () => [...this.kept.keys()];
  delete = async (name: string) => this.kept.delete(name);
  names = (name: string) => [...(this.kept.get(name)?.keys() ?? [])].map((url) => url.slice(root.length)).sort();
}

let caches: FakeCaches;
let fetched: string[];
let server: Map<string, Response>;

beforeEach(() => {
  caches = new FakeCaches();
  fetched = [];
  server = new Map();
});

/** A worker of one build in a scope of its own; returns how to send it events. */
function worker(version: string, files: readonly string[], pages: 'path' | 'fragment' = 'path') {
  const listeners = new Map<string, (event: never) => void>();
  let tookOver = false;
  const scope = {
    caches: caches as unknown as CacheStorage,
    clients: { claim: async () => undefined },
    registration: { scope: root },
    fetch: async (request: Request) => {
      const path = request.url.slice(root.length);
      fetched.push(path);
      const answer = server.get(path);
      if (answer === undefined) throw new TypeError('Failed to fetch');
      return answer.clone();
    },
    skipWaiting: async () => {
      tookOver = true;
    },
    addEventListener: (type: string, listener: (event: never) => void) => void listeners.set(type, listener),
  };
  runWorker(scope as WorkerScope, { version, files, pages });
  const send = async (type: string, more: object = {}): Promise<void> => {
    let work: Promise<unknown> = Promise.resolve();
    const event = { ...more, waitUntil: (given: Promise<unknown>) => (work = given) };
    listeners.get(type)?.(event as never);
    await work;
  };
  return {
    install: () => send('install'),
    activate: () => send('activate'),
    tell: (data: WorkerMessage) => send('message', { data }),
    hasTakenOver: () => tookOver,
    /** The worker's answer, or `null` when it leaves the request to the network. */
    async get(path: string, init: { mode?: string; method?: string; body?: FormData } = {}): Promise<Response | null> {
      let answer: Promise<Response> | null = null;
      const { mode = 'cors', method = 'GET', body } = init;
      const request = new Request(root + path, { method, ...(body && { body }) });
      const facts = { url: request.url, method, mode, formData: () => request.formData() };
      const event = { request: facts, respondWith: (given: Promise<Response>) => (answer = given) };
      listeners.get('fetch')?.(event as never);
      return answer;
    },
  };
}

const serve = (path: string, text: string, init?: ResponseInit) => server.set(path, new Response(text, init));
const textOf = async (answer: Response | null) => (await answer)?.text();

async function first() {
  serve('', 'page one');
  serve('assets/a.js', 'a');
  const one = worker('one', ['', 'assets/a.js']);
  await one.install();
  await one.activate();
  fetched = [];
  return one;
}

describe('a build', () => {
  test('answers its pages and files without the network', async () => {
    const one = await first();
    server.clear();
    expect(await textOf(await one.get('sessions/7', { mode: 'navigate' }))).toBe('page one');
    expect(await textOf(await one.get('assets/a.js'))).toBe('a');
    expect(fetched).toEqual([]);
  });

  test('is not installed when a file is missing or comes from elsewhere', async () => {
    serve('', 'page');
    await expect(worker('one', ['', 'assets/gone.js']).install()).rejects.toThrow();
    serve('assets/gone.js', 'Not found', { status: 404 });
    await expect(worker('one', ['', 'assets/gone.js']).install()).rejects.toThrow('404');
  });

  test('keeps what is used later, and what was loaded before it was there', async () => {
    const one = await first();
    serve('assets/chart.js', 'chart');
    serve('assets/font.woff2', 'font');
    expect(await textOf(await one.get('assets/chart.js'))).toBe('chart');
    const urls = [
      `${root}assets/font.woff2`,
      `${root}rest/v1/profiles`,
      'https://other.example/x.js',
      `${root}assets/off.js`,
    ];
    await one.tell({ type: 'keep', urls });
    expect(caches.names('bm-used')).toEqual(['assets/chart.js', 'assets/font.woff2']);
    server.clear();
    expect(await textOf(await one.get('assets/chart.js'))).toBe('chart');
  });

  test('keeps no answer that says a file is missing', async () => {
    const one = await first();
    serve('assets/gone.js', 'Not found', { status: 404 });
    expect((await one.get('assets/gone.js'))?.status).toBe(404);
    expect(caches.names('bm-used')).toEqual([]);
  });

  test('never touches the backend', async () => {
    const one = await first();
    expect(await one.get('rest/v1/profiles')).toBeNull();
    expect(await one.get('auth/v1/token', { method: 'POST' })).toBeNull();
  });
});

describe('the next build', () => {
  test('takes unchanged files from the one before, and over only when asked', async () => {
    const one = await first();
    serve('', 'page two');
    serve('assets/b.js', 'b');
    const two = worker('two', ['', 'assets/a.js', 'assets/b.js']);
    await two.install();
    expect(fetched.sort()).toEqual(['', 'assets/b.js']);
    expect(await textOf(await one.get('', { mode: 'navigate' }))).toBe('page one');
    expect(two.hasTakenOver()).toBe(false);
    await two.tell({ type: 'take-over' });
    expect(two.hasTakenOver()).toBe(true);
    await two.activate();
    expect(await textOf(await two.get('', { mode: 'navigate' }))).toBe('page two');
  });

  test('leaves the files of the one before to its tabs, and drops older ones', async () => {
    await first();
    for (const version of ['two', 'three']) {
      serve(`assets/${version}.js`, version);
      const next = worker(version, ['', `assets/${version}.js`]);
      await next.install();
      await next.activate();
    }
    expect(await caches.keys()).toEqual(expect.arrayContaining(['bm-shell-two', 'bm-shell-three']));
    expect(await caches.keys()).not.toContain('bm-shell-one');
    server.clear();
    expect(await textOf(await worker('three', []).get('assets/two.js'))).toBe('two');
  });
});

test('where pages stand in the fragment, a shared file leads there', async () => {
  const one = worker('one', [''], 'fragment');
  const answer = await one.get('settings/import', { method: 'POST', mode: 'navigate', body: new FormData() });
  expect(answer?.headers.get('location')).toBe(`${root}#/settings/import`);
});

test('a shared file waits for the import page', async () => {
  const one = await first();
  const body = new FormData();
  body.append('files', new File(['{"a":1}'], 'breath – master.json'));
  body.append('files', 'a plain text');
  const answer = await one.get('settings/import', { method: 'POST', mode: 'navigate', body });
  expect(answer?.status).toBe(303);
  expect(answer?.headers.get('location')).toBe(`${root}settings/import`);
  const shared = [...(caches.kept.get('bm-shared')?.values() ?? [])];
  expect(await Promise.all(shared.map((file) => file.text()))).toEqual(['{"a":1}', 'a plain text']);
  expect(shared.map((file) => decodeURIComponent(file.headers.get('x-file-name') ?? ''))).toEqual([
    'breath – master.json',
    '',
  ]);
});
