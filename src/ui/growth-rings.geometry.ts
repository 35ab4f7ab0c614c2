/** One week of practice, as a ring shows it. */
export interface GrowthWeek {
  /** First day of the week, `YYYY-MM-DD`. */
  readonly weekStart: string;
  /** Minutes of the week; 0 is a week of rest. */
  readonly minutes: number;
  /** Days with practice, 0 to 7. */
  readonly days: number;
}

/** One ring, ready to be drawn from the outermost inwards. */
interface Ring {
  readonly key: string;
  /** The closed outline, for a filled path that inner rings cover. */
  readonly path: string;
  /** Mean outer radius in view box units. */
  readonly radius: number;
  readonly thickness: number;
  /** Width of the dark late wood at the outer edge. */
  readonly lateWidth: number;
  /** 0 at the heart, 1 at the bark. */
  readonly age: number;
  readonly rest: boolean;
}

export interface GrowthRingsGeometry {
  /** Outermost first. */
  readonly rings: readonly Ring[];
  /** The heart, where the level stands; older weeks lie merged around it. */
  readonly heart: { readonly path: string; readonly radius: number };
  /** Merged older weeks around the heart; null when every week has its own ring. */
  readonly heartwood: { readonly path: string; readonly radius: number; readonly weeks: number } | null;
  /** The bark: today. */
  readonly bark: {
    readonly path: string;
    readonly innerRadius: number;
    readonly radius: number;
    readonly thickness: number;
  };
  /** Half the side of a square around 0, 0 that holds the whole drawing, whatever today brings. */
  readonly reach: number;
}

export interface GrowthRingsInput {
  /** Oldest first; the last one is the current week. */
  readonly weeks: readonly GrowthWeek[];
  /** Any text that stays the same for a person: makes the tree theirs. */
  readonly seed: string;
  readonly todayMinutes: number;
  /** Rings of their own; older ones merge into the heartwood. */
  readonly maxRings?: number | undefined;
  /** Weeks older than those given that lie in the heartwood too. */
  readonly olderWeeks?: number | undefined;
  /** Radius of the heart. */
  readonly heartRadius?: number | undefined;
}

/** Mean radius of the fullest tree, bark included. */
export const ringsExtent = 150;
/** No ring is thinner, so that none blurs into its neighbour. */
export const minThickness = 2.2;
const maxThickness = 13;
const barkRoom = 13;
const barkGap = 2.5;
const heartwoodRoom = 8;
/** Where few rings stand around it, each week in the heartwood shows by this much, up to the weeks named. */
const heartwoodWeek = 0.9;
const mostHeartwoodWeeks = 40;

/** 34 weeks stand as rings of their own. */
export const defaultMaxRings = 34;

/** A small seeded generator (mulberry32 over an FNV-1a hash): the same text gives the same tree everywhere. */
export function seededRandom(seed: string): () => number {
  let hash = 2166136261;
  for (let index = 0; index < seed.length; index++) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 16777619);
  }
  let state = hash >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Wave {
  readonly frequency: number;
  readonly amplitude: number;
  readonly phase: number;
}

/** The outline of this person's trunk: a few slow waves that every ring shares. */
export function trunkShape(seed: string): readonly Wave[] {
  const random = seededRandom(seed);
  return [1, 2, 3, 4, 5].map((frequency) => ({
    frequency,
    amplitude: ((0.35 + random()) * 0.024) / frequency ** 0.9,
    phase: random() * Math.PI * 2,
  }));
}

function wave(waves: readonly Wave[], angle: number): number {
  return waves.reduce(
    (sum, { frequency, amplitude, phase }) => sum + amplitude * Math.sin(frequency * angle + phase),
    0,
  );
}

/**
 * Distance from the centre to the outline of mean radius `radius` at an angle. Grows with the radius at every angle,
 * so that outlines never cross.
 */
export function outlineRadius(shape: readonly Wave[], radius: number, angle: number): number {
  // Young wood is rounder than old: the waves fade in towards the bark.
  const strength = Math.min(1, Math.max(0.25, radius / ringsExtent));
  return radius * (1 + strength * wave(shape, angle));
}

/** How thick each ring is, oldest first: at least {@link minThickness}, the rest of the room shared by the minutes. */
export function ringThicknesses(minutes: readonly number[], room: number): readonly number[] {
  if (minutes.length === 0) return [];
  const space = Math.min(room, minutes.length * maxThickness);
  const free = Math.max(0, space - minutes.length * minThickness);
  // The square root keeps one great week from pressing the others flat.
  const weights = minutes.map((value) => Math.sqrt(Math.max(0, value)));
  const total = weights.reduce((sum, value) => sum + value, 0);
  return weights.map(
    (value) => minThickness + (total === 0 ? 0 : Math.min(maxThickness * 1.6, (free * value) / total)),
  );
}

/** Everything that the drawing needs, from weeks to outlines. Pure: the same input gives the same drawing. */
export function growthRings({
  weeks,
  seed,
  todayMinutes,
  maxRings = defaultMaxRings,
  olderWeeks = 0,
  heartRadius = 38,
}: GrowthRingsInput): GrowthRingsGeometry {
  const shape = trunkShape(seed);
  const own = weeks.slice(-maxRings);
  const merged = weeks.length - own.length + Math.max(0, olderWeeks);
  const barkThickness = barkDepth(todayMinutes);
  const spare = 1 - own.length / maxRings;
  const grown = Math.min(merged, mostHeartwoodWeeks) * heartwoodWeek * spare;
  const core = heartRadius + (merged > 0 ? heartwoodRoom + grown : 0);
  const room = ringsExtent - barkRoom - barkGap - core;
  const thicknesses = ringThicknesses(
    own.map((week) => week.minutes),
    room,
  );
  const most = Math.max(1, ...own.map((week) => week.minutes));

  let radius = core;
  const rings: Ring[] = own.map((week, index) => {
    const thickness = thicknesses[index] ?? minThickness;
    radius += thickness;
    const rest = week.minutes <= 0;
    return {
      key: week.weekStart,
      path: outline(shape, radius, seed, index),
      radius,
      thickness,
      lateWidth: rest ? 0.5 : Math.min(2.4, thickness * (0.2 + 0.14 * Math.sqrt(week.minutes / most))),
      age: own.length <= 1 ? 1 : index / (own.length - 1),
      rest,
    };
  });
  const innerRadius = radius + barkGap;
  return {
    rings: rings.reverse(),
    heart: { path: outline(shape, heartRadius, seed, -1), radius: heartRadius },
    heartwood: merged > 0 ? { path: outline(shape, core, seed, -2), radius: core, weeks: merged } : null,
    bark: {
      path: barkOutline(shape, innerRadius, barkThickness, seed),
      innerRadius,
      radius: innerRadius + barkThickness,
      thickness: barkThickness,
    },
    // Measured with a full bark, so that nothing moves while it grows.
    reach: innerRadius * (1 + greatestWave(shape)) + barkRoom + 1,
  };
}

/** Depth of the bark by today's minutes: 3 without any, 6 at ten, nearly all of its room at an hour. */
export function barkDepth(todayMinutes: number): number {
  const minutes = Math.max(0, todayMinutes);
  return 3 + (barkRoom - 3) * (1 - Math.exp(-minutes / 28));
}

function greatestWave(shape: readonly Wave[]): number {
  return shape.reduce((sum, { amplitude }) => sum + amplitude, 0);
}

const points = 14;

function outline(shape: readonly Wave[], radius: number, seed: string, ring: number): string {
  const random = seededRandom(`${seed}/${ring}`);
  // Stays within a fifth of the thinnest ring, so that neighbours cannot meet.
  const tremble = Array.from({ length: points }, () => (random() - 0.5) * minThickness * 0.3);
  return closedCurve((angle, index) => outlineRadius(shape, radius, angle) + (tremble[index] ?? 0), points);
}

function barkOutline(shape: readonly Wave[], innerRadius: number, thickness: number, seed: string): string {
  const count = 44;
  const random = seededRandom(`${seed}/bark`);
  const rough = Array.from({ length: count }, () => random());
  const outer = closedCurve(
    (angle, index) => outlineRadius(shape, innerRadius, angle) + thickness * (0.72 + 0.28 * (rough[index] ?? 0)),
    count,
  );
  const inner = closedCurve((angle) => outlineRadius(shape, innerRadius, angle), points);
  return `${outer}${inner}`;
}

/** A smooth closed path (Catmull-Rom as cubic curves) through points at even angles; one decimal is enough for the eye. */
function closedCurve(radiusAt: (angle: number, index: number) => number, count: number): string {
  const at = Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * Math.PI * 2;
    const radius = radiusAt(angle, index);
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
  const point = (index: number) => at[(index + count) % count] ?? { x: 0, y: 0 };
  const first = point(0);
  let path = `M${tidy(first.x)} ${tidy(first.y)}`;
  for (let index = 0; index < count; index++) {
    const [before, from, to, after] = [point(index - 1), point(index), point(index + 1), point(index + 2)];
    const c1 = { x: from.x + (to.x - before.x) / 6, y: from.y + (to.y - before.y) / 6 };
    const c2 = { x: to.x - (after.x - from.x) / 6, y: to.y - (after.y - from.y) / 6 };
    path += `C${tidy(c1.x)} ${tidy(c1.y)} ${tidy(c2.x)} ${tidy(c2.y)} ${tidy(to.x)} ${tidy(to.y)}`;
  }
  return `${path}Z`;
}

function tidy(value: number): string {
  return String(Math.round(value * 10) / 10);
}
