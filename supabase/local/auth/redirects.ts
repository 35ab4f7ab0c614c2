import { isIP } from 'node:net';

/** Where a link may lead: the site itself and the allow-list. */
export interface RedirectRules {
  siteUrl: string;
  /** Globs as in `additional_redirect_urls`: `*` stops at `.` and `/`, `**` does not. */
  allowList: readonly string[];
}

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function classToRegExp(body: string): string {
  const negated = body.startsWith('!') || body.startsWith('^');
  const members = (negated ? body.slice(1) : body).replace(/[\\\]^]/g, '\\$&');
  return `[${negated ? '^' : ''}${members}]`;
}

/** Turns one allow-list glob into a regular expression; throws `SyntaxError` for a glob that is not closed. */
export function globToRegExp(glob: string): RegExp {
  let source = '';
  let depth = 0;
  for (let i = 0; i < glob.length; i += 1) {
    const char = glob.charAt(i);
    if (char === '*') {
      const double = glob.charAt(i + 1) === '*';
      source += double ? '.*' : '[^./]*';
      if (double) i += 1;
    } else if (char === '?') {
      source += '[^./]';
    } else if (char === '\\') {
      i += 1;
      source += escapeForRegExp(glob.charAt(i));
    } else if (char === '[') {
      const end = glob.indexOf(']', i + 2);
      if (end < 0) throw new SyntaxError(`The redirect pattern has an open bracket: ${glob}`);
      source += classToRegExp(glob.slice(i + 1, end));
      i = end;
    } else if (char === '{') {
      depth += 1;
      source += '(?:';
    } else if (char === '}' && depth > 0) {
      depth -= 1;
      source += ')';
    } else if (char === ',' && depth > 0) {
      source += '|';
    } else {
      source += escapeForRegExp(char);
    }
  }
  if (depth > 0) throw new SyntaxError(`The redirect pattern has an open brace: ${glob}`);
  return new RegExp(`^${source}$`, 's');
}

function hasSpaceOrControl(text: string): boolean {
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (code <= 0x20 || code === 0x7f) return true;
  }
  return false;
}

/** Tells whether a link may lead to `target`, by GoTrue's rules. */
export function isRedirectAllowed(rules: RedirectRules, target: string): boolean {
  if (target === '' || hasSpaceOrControl(target)) return false;
  const site = URL.parse(rules.siteUrl);
  const url = URL.parse(target);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target)?.[1]?.toLowerCase();
  const isWeb = scheme === 'http' || scheme === 'https';
  if (isWeb && (!url || !/^https?:\/\/[^/\\]/i.test(target) || target.includes('\\'))) return false;
  if (url && isWeb) {
    const isAddress = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
    // A number written in place of a host leads elsewhere than a person reads.
    if (isAddress && !target.toLowerCase().includes(url.hostname)) return false;
    if (url.username !== '' || url.password !== '') return false;
    const samePlace = site !== null && site.hostname === url.hostname && site.protocol === url.protocol;
    if (samePlace && (site.port === url.port || LOOPBACK_NAMES.has(url.hostname))) return true;
    if (isAddress) return LOOPBACK_NAMES.has(url.hostname);
  }
  const withoutFragment = target.split('#', 1)[0] ?? '';
  return rules.allowList.some((glob) => globToRegExp(glob).test(withoutFragment));
}

/** The first allowed of the asked targets; the site itself when none is. */
export function chooseRedirect(rules: RedirectRules, ...asked: (string | undefined)[]): string {
  return asked.find((target) => target !== undefined && isRedirectAllowed(rules, target)) ?? rules.siteUrl;
}
