import { readPairingCode } from './pairing-code.ts';

const key = 'bm.pairing-code';
/** As long as a code can live. */
const keptMs = 10 * 60 * 1000;

/** Keeps the code of a followed link in this browser, since the way to it may lead through a sign-in mail. */
export function rememberPairingCode(input: string): void {
  const code = readPairingCode(input);
  // What can't be a code is kept as it came, so that the field can show it for mending.
  localStorage.setItem(key, JSON.stringify({ code: code ?? input.slice(0, 40), at: Date.now() }));
}

export function forgetPairingCode(): void {
  localStorage.removeItem(key);
}

/** The code of a link followed within the last ten minutes, or an empty string. */
export function recallPairingCode(): string {
  try {
    const { code, at } = JSON.parse(localStorage.getItem(key) ?? '{}') as { code?: unknown; at?: unknown };
    return typeof code === 'string' && typeof at === 'number' && Date.now() - at < keptMs ? code : '';
  } catch {
    return '';
  }
}
