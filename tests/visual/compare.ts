import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * How far a pixel's colour may be off (0 to 1, in perceived difference). Text edges move by more than this between two
 * patch levels of FreeType, but pixelmatch knows them as anti-aliasing and leaves them out.
 */
const threshold = 0.12;

/** The share of pixels that may differ: another patch level needs less, a card that has moved by 4 px needs more. */
export const allowedShare = 0.0005;

export interface Comparison {
  /** The share of pixels that differ, 0 to 1; 1 when the sizes differ. */
  readonly share: number;
  /** What differs, in red; null when the sizes differ. */
  readonly diff: Buffer | null;
}

/** Compares two PNG images. */
export function compareImages(actual: Buffer, expected: Buffer): Comparison {
  const [a, b] = [PNG.sync.read(actual), PNG.sync.read(expected)];
  if (a.width !== b.width || a.height !== b.height) return { share: 1, diff: null };
  const diff = new PNG({ width: a.width, height: a.height });
  const differing = pixelmatch(a.data, b.data, diff.data, a.width, a.height, { threshold });
  return { share: differing / (a.width * a.height), diff: PNG.sync.write(diff) };
}
