const apiPath = '/functions/v1/api/v1';
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export type Endpoint =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly reason: 'not_an_address' | 'insecure_address' };

/**
 * The API's base address from what a person typed: the project's address or the full path.
 * Plain http is taken for this machine only, as tokens would travel readable otherwise.
 */
export function resolveEndpoint(text: string): Endpoint {
  if (!URL.canParse(text.trim())) return { ok: false, reason: 'not_an_address' };
  const url = new URL(text.trim());
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { ok: false, reason: 'not_an_address' };
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) return { ok: false, reason: 'insecure_address' };
  const path = url.pathname.replace(/\/+$/, '');
  return { ok: true, url: `${url.origin}${path.endsWith('/api/v1') ? path : path + apiPath}` };
}
