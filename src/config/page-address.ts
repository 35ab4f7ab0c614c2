/**
 * Whether pages stand in the fragment (`…/#/settings`): for hosts that serve files and know nothing of our pages, and
 * for any folder of theirs. Set by the static build.
 */
export const pagesInFragment = import.meta.env.VITE_PAGES === 'fragment';

interface PagePlace {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

/** The page that this tab was opened at, its query and its fragment, wherever the build keeps them. */
export function currentPage(): PagePlace {
  if (!pagesInFragment) return window.location;
  return new URL(window.location.hash.slice(1) || '/', window.location.origin);
}

/** Puts another page into the address bar, without a new entry in the history. */
export function replacePage(path: string): void {
  window.history.replaceState(null, '', pagesInFragment ? `#${path}` : path);
}

/** The whole address of a page, as a mail or another app needs it. */
export function pageAddress(path: string): string {
  if (!pagesInFragment) return `${window.location.origin}${path}`;
  const folder = window.location.href.split(/[?#]/, 1)[0] ?? '';
  return `${folder}#${path}`;
}
