const linkTypes = ['email', 'magiclink', 'signup', 'email_change', 'invite', 'recovery'] as const;

const tokenForm = /^[\w-]{16,256}$/;

export interface ConfirmLink {
  readonly tokenHash: string;
  readonly type: (typeof linkTypes)[number];
}

/** What the address of a confirmation page holds: a link to confirm, an error of the auth server, or too little. */
export type ConfirmLinkParams =
  | { readonly kind: 'link'; readonly link: ConfirmLink }
  | { readonly kind: 'expired' }
  | { readonly kind: 'damaged' };

/** Reads the query and the fragment; the auth server puts its errors in either. */
export function readConfirmLink(search: string, hash: string): ConfirmLinkParams {
  const query = new URLSearchParams(search);
  const fragment = new URLSearchParams(hash.replace(/^#/, ''));
  if ((query.get('error_code') ?? fragment.get('error_code')) === 'otp_expired') return { kind: 'expired' };
  const tokenHash = query.get('token_hash') ?? '';
  const type = linkTypes.find((known) => known === (query.get('type') ?? 'email'));
  if (!tokenForm.test(tokenHash) || type === undefined) return { kind: 'damaged' };
  return { kind: 'link', link: { tokenHash, type } };
}
