/** How the worker answers a request. Pure, so that every kind can be told from every other in a test. */
export type Route =
  /** Left to the network: other origins, the backend, everything that is not a file of the app. */
  | { readonly kind: 'network' }
  /** An address of one of the app's pages. */
  | { readonly kind: 'page' }
  /** A file whose name has its hash: it never changes. */
  | { readonly kind: 'asset' }
  /** Another file that came with this build. */
  | { readonly kind: 'file' }
  /** A file that another app hands over. */
  | { readonly kind: 'shared' };

const backend = /^(auth|rest|realtime|functions|storage)\/v1(\/|$)/;
const hasEnding = /\.[a-z0-9]+$/i;
/** Where the manifest lets other apps hand files to. */
const shareTarget = 'settings/import';

interface RequestFacts {
  readonly url: string;
  readonly method: string;
  readonly mode: string;
}

/** Decides by address, method and mode. `scope` is the folder the app lies in, with a slash at its end. */
export function routeOf({ url, method, mode }: RequestFacts, scope: string, files: ReadonlySet<string>): Route {
  const { origin, pathname } = new URL(url);
  const root = new URL(scope);
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return { kind: 'network' };
  const path = pathname.slice(root.pathname.length);
  if (backend.test(path)) return { kind: 'network' };
  if (method === 'POST' && mode === 'navigate' && path === shareTarget) return { kind: 'shared' };
  if (method !== 'GET') return { kind: 'network' };
  if (mode === 'navigate') return { kind: hasEnding.test(path) && path !== 'index.html' ? 'network' : 'page' };
  if (path.startsWith('assets/')) return { kind: 'asset' };
  return { kind: path !== '' && files.has(path) ? 'file' : 'network' };
}
