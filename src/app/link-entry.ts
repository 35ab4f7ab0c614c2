import { currentPage, replacePage } from '#src/config/page-address.ts';
import { paths } from '#src/config/paths.ts';
import { type ConfirmLinkParams, readConfirmLink } from '#src/features/auth/confirm-link-params.ts';
import { rememberPairingCode } from '#src/features/devices/pairing-code-memory.ts';

/**
 * Takes what a followed link carries out of the address bar before anything else runs, so that neither history, nor
 * a screenshot, nor a referrer keeps it: the token of a mail, the code of a device.
 * Returns what a confirmation link holds, or `null` on every other page.
 */
export function takeLinkEntry(): ConfirmLinkParams | null {
  const { pathname, search, hash } = currentPage();
  if (pathname === paths.confirm) {
    replacePage(paths.confirm);
    return readConfirmLink(search, hash);
  }
  if (pathname === paths.pair) {
    const code = new URLSearchParams(search).get('code');
    if (code !== null) {
      rememberPairingCode(code);
      replacePage(paths.pair);
    }
  }
  return null;
}
