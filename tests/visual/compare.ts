import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * How far one pixel may be off (0 to 1, as the eye sees it): about ten grey levels. Edges of text differ by less between
 * two patch levels of FreeType, and most of what differs more is anti-aliasing, which pixelmatch leaves out.
 */
const pixelThreshold = 0.04;
/** The share of pixels that may be further off. A card that moves by two pixels changes five times as many. */
const pixelsAllowed = 0.001;

/** Areas are compared by their mean, in which edges even out; so the least change of a ground is seen. */
const areaSize = 16;
/** How many levels of 255 the mean of an area may be off, and the share of areas that may be further off. */
const levelsAllowed = 1.5;
const areasAllowed = 0.03;

export interface Comparison {
  readonly alike: boolean;
  /** How far apart they are, in words. */
  readonly words: string;
  /** What differs, in red; null when the sizes differ. */
  readonly diff: Buffer | null;
}

/** The mean of one colour channel (0 red, 1 green, 2 blue) in an area. */
function meanOf(image: PNG, left: number, top: number, channel: number): number {
  let sum = 0;
  for (let y = top; y < top + areaSize; y += 1) {
    for (let x = left; x < left + areaSize; x += 1) sum += image.data[(y * image.width + x) * 4 + channel] ?? 0;
  }
  return sum / areaSize ** 2;
}

/** The share of areas whose mean is off. */
function tintedShare(a: PNG, b: PNG): number {
  let areas = 0;
  let off = 0;
  for (let top = 0; top + areaSize <= a.height; top += areaSize) {
    for (let left = 0; left + areaSize <= a.width; left += areaSize) {
      areas += 1;
      const differs = (channel: number) =>
        Math.abs(meanOf(a, left, top, channel) - meanOf(b, left, top, channel)) > levelsAllowed;
      if (differs(0) || differs(1) || differs(2)) off += 1;
    }
  }
  return off / areas;
}

/** Compares two PNG images: pixel by pixel for shapes, area by area for colours. */
export function compareImages(actual: Buffer, expected: Buffer): Comparison {
  const [a, b] = [PNG.sync.read(actual), PNG.sync.read(expected)];
  if (a.width !== b.width || a.height !== b.height) {
    return { alike: false, words: `${a.width} × ${a.height} instead of ${b.width} × ${b.height}`, diff: null };
  }
  const diff = new PNG({ width: a.width, height: a.height });
  const pixels = pixelmatch(a.data, b.data, diff.data, a.width, a.height, { threshold: pixelThreshold });
  const share = pixels / (a.width * a.height);
  const tinted = tintedShare(a, b);
  return {
    alike: share <= pixelsAllowed && tinted <= areasAllowed,
    words: `${(share * 100).toFixed(3)} % of the pixels and ${(tinted * 100).toFixed(1)} % of the areas differ`,
    diff: PNG.sync.write(diff),
  };
}
