import { defaultParseSearch } from '@tanstack/react-router';

/** A path with query and fragment as the router wants it. */
export function locationOf(path: string): { to: string; search: Record<string, unknown>; hash: string } {
  const url = new URL(path, window.location.origin);
  return { to: url.pathname, search: defaultParseSearch(url.search), hash: url.hash.slice(1) };
}
