/** What a page tells its worker. */
export type WorkerMessage =
  /** The person would like the waiting version now. */
  | { readonly type: 'take-over' }
  /** Files that were loaded before the worker was there; kept for the time without a network. */
  | { readonly type: 'keep'; readonly urls: readonly string[] };
