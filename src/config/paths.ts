/** Every path of the app, so that a link can't point at a page that isn't there. */
export const paths = {
  today: '/',
  breathe: '/breathe',
  analytics: '/analytics',
  sessions: '/sessions',
  session: '/sessions/$sessionId',
  settings: '/settings',
  import: '/settings/import',
  welcome: '/welcome',
  pair: '/pair',
  guest: '/guest',
  move: '/move',
  signIn: '/sign-in',
  confirm: '/auth/confirm',
} as const;

/**
 * A path of this app out of something a link brought along (`next=`), or the dashboard.
 * Only a same-origin path passes: no scheme, no host, no `//` and no backslash trick.
 */
export function safeNextPath(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/')) return paths.today;
  try {
    const base = 'https://app.invalid';
    const url = new URL(next, base);
    if (url.origin !== base) return paths.today;
    const inside = `${url.pathname}${url.search}${url.hash}`;
    const loops = [paths.signIn, paths.confirm, paths.guest].some((path) => path === url.pathname);
    return loops || inside.startsWith('//') ? paths.today : inside;
  } catch {
    return paths.today;
  }
}
