/** Headers of the web app, for our own server and for static hosts (`dist/_headers`). */

/** What a page of the app may load and reach. `supabaseUrl` is empty when Supabase answers on the app's own origin. */
export function contentSecurityPolicy(supabaseUrl: string): string {
  const backend =
    supabaseUrl && supabaseUrl !== 'none'
      ? [new URL(supabaseUrl).origin, new URL(supabaseUrl).origin.replace(/^http/, 'ws')]
      : [];
  const rules: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...backend],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(rules)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

/** Headers that every answer of the app carries. */
export function securityHeaders(supabaseUrl: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(supabaseUrl),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

const FOREVER = 'public, max-age=31536000, immutable';
const ASK_FIRST = 'no-cache';

/** Files with a hash in their name never change; everything else is asked for anew. */
export function cacheControl(path: string): string {
  return path.startsWith('/assets/') ? FOREVER : ASK_FIRST;
}

/** The same rules in the form that static hosts read (`_headers` of Netlify, Cloudflare Pages and others). */
export function headersFile(supabaseUrl: string): string {
  // Only there is the app known to be served over https.
  const headers = {
    ...securityHeaders(supabaseUrl),
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  };
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [
    '/*',
    ...lines,
    `  Cache-Control: ${ASK_FIRST}`,
    '/assets/*',
    '  ! Cache-Control',
    `  Cache-Control: ${FOREVER}`,
    '',
  ].join('\n');
}
