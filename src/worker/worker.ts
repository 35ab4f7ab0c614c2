import { sharedCacheName, sharedNameHeader } from '../config/shared-files.ts';
import { routeOf } from './routes.ts';
import type { WorkerMessage } from './worker-messages.ts';
import type { Build, WorkerFetchEvent, WorkerScope } from './worker-scope.ts';

const shellPrefix = 'bm-shell-';
/** Files that no page needs at first (charts, other scripts' letters), kept once they were used. */
const usedName = 'bm-used';
const mostUsed = 80;
/** Tabs of the version before go on with its files until they are opened anew. */
const versionsKept = 2;
const match = { ignoreVary: true, ignoreSearch: true } as const;

/**
 * The app's service worker: every page and file of one build, answered without the network; nothing of the backend.
 * A new build waits until the person would like it.
 */
export function runWorker(scope: WorkerScope, { version, files, pages }: Build): void {
  const shellName = `${shellPrefix}${version}`;
  const root = scope.registration.scope;
  const known = new Set(files);
  const address = (path: string): string => new URL(path, root).href;

  const fetchFile = async (path: string): Promise<Response> => {
    const cached = path.startsWith('assets/') ? await scope.caches.match(address(path), match) : undefined;
    if (cached) return cached;
    // Files without a hash in their name may lie in the browser's own cache from the build before.
    const cache = path.startsWith('assets/') ? 'default' : 'no-cache';
    const answer = await scope.fetch(new Request(address(path), { cache }));
    if (!answer.ok || answer.redirected) throw new Error(`${path} could not be loaded: ${String(answer.status)}`);
    return answer;
  };

  const install = async (): Promise<void> => {
    const shell = await scope.caches.open(shellName);
    await Promise.all(files.map(async (path) => shell.put(address(path), await fetchFile(path))));
  };

  const activate = async (): Promise<void> => {
    const shells = (await scope.caches.keys()).filter((name) => name.startsWith(shellPrefix) && name !== shellName);
    const gone = shells.slice(0, Math.max(0, shells.length - (versionsKept - 1)));
    await Promise.all(gone.map((name) => scope.caches.delete(name)));
    const used = await scope.caches.open(usedName);
    const requests = await used.keys();
    await Promise.all(
      requests.slice(0, Math.max(0, requests.length - mostUsed)).map((request) => used.delete(request)),
    );
    await scope.clients.claim();
  };

  const fromShell = async (path: string, request: Request): Promise<Response> => {
    const shell = await scope.caches.open(shellName);
    return (await shell.match(address(path), match)) ?? scope.fetch(request);
  };

  const fromUsed = async (request: Request): Promise<Response> => {
    const cached = await scope.caches.match(request, match);
    if (cached) return cached;
    const answer = await scope.fetch(request);
    if (answer.ok) await (await scope.caches.open(usedName)).put(request.url, answer.clone());
    return answer;
  };

  const keep = async (urls: readonly string[]): Promise<void> => {
    for (const url of urls) {
      const request = new Request(url);
      if (routeOf({ url, method: 'GET', mode: request.mode }, root, known).kind === 'asset') await fromUsed(request);
    }
  };

  const takeShared = async (request: Request): Promise<Response> => {
    const shared = await scope.caches.open(sharedCacheName);
    const entries = [...(await request.formData()).getAll('files')];
    await Promise.all(
      entries.map((entry, at) => {
        const name = entry instanceof File ? entry.name : '';
        const headers = { [sharedNameHeader]: encodeURIComponent(name) };
        return shared.put(address(`shared-${String(at)}`), new Response(entry, { headers }));
      }),
    );
    return Response.redirect(address(pages === 'fragment' ? '#/settings/import' : 'settings/import'), 303);
  };

  const answer = (event: WorkerFetchEvent): void => {
    const { request } = event;
    const { kind } = routeOf(request, root, known);
    if (kind === 'page') event.respondWith(fromShell('', request));
    else if (kind === 'file')
      event.respondWith(fromShell(new URL(request.url).pathname.slice(new URL(root).pathname.length), request));
    else if (kind === 'asset') event.respondWith(fromUsed(request));
    else if (kind === 'shared') event.respondWith(takeShared(request));
  };

  scope.addEventListener('install', (event) => event.waitUntil(install()));
  scope.addEventListener('activate', (event) => event.waitUntil(activate()));
  scope.addEventListener('fetch', answer);
  scope.addEventListener('message', (event) => {
    const message = event.data as WorkerMessage;
    // A file that can't be kept now is asked for when it is needed.
    if (message.type === 'keep') event.waitUntil(keep(message.urls).catch(() => undefined));
    else if (message.type === 'take-over') event.waitUntil(scope.skipWaiting());
  });
}
