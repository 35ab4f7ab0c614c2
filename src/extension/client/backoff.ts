const firstMs = 15_000;
const longestMs = 3_600_000;

/**
 * Milliseconds to wait before the next try: full jitter over 15 s × 2ⁿ, capped at one hour,
 * and never less than what the server asked for.
 * @param failures tries that failed in a row before this wait, from 1
 * @param random in [0, 1)
 */
export function backoffMs(failures: number, random: number, retryAfterMs = 0): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.max(retryAfterMs, Math.round(random * ceiling));
}
