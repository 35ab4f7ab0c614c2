/** The little of a service worker's world that ours uses; TypeScript has it only without the page's. */

export interface WorkerEvent {
  waitUntil(work: Promise<unknown>): void;
}

export interface WorkerFetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

export interface WorkerMessageEvent extends WorkerEvent {
  readonly data: unknown;
}

export interface WorkerScope {
  readonly caches: CacheStorage;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly scope: string };
  fetch(request: Request): Promise<Response>;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: WorkerFetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: WorkerMessageEvent) => void): void;
}

/** What a build hands to its worker; the build plugin puts it in. */
export interface Build {
  /** Where the address of a page stands; see src/config/page-address.ts. */
  readonly pages: 'path' | 'fragment';
  readonly version: string;
  /** Paths below the scope that every page needs. The page itself is the empty path. */
  readonly files: readonly string[];
}
