/** Breathing patterns (domain rules §1.8). Lengths are seconds. */

/** Lengths of the four phases in seconds, in the order in which they are breathed. */
export interface Phases {
  readonly inhale: number;
  readonly holdIn: number;
  readonly exhale: number;
  readonly holdOut: number;
}

/** Names of the patterns that the extension ships. */
export type PatternName = 'chill' | 'medium' | 'active' | 'boxing' | 'relaxing';

/** The phase of a moment; `hold` is the answer for a pattern without any length. */
type PhaseName = keyof Phases | 'hold';

/** What a breather does at a moment. */
export interface PhaseMoment {
  readonly phase: PhaseName;
  /** 0 is empty, 1 is full: a raised cosine, flat in holds. */
  readonly amplitude: number;
  /** Seconds left in this phase. */
  readonly remaining: number;
  /** Seconds that this phase lasts. */
  readonly length: number;
  /** Whole cycles completed before this moment. */
  readonly cycle: number;
}

/** The shipped patterns in the extension's order. */
export const PATTERNS: Readonly<Record<PatternName, Phases>> = {
  chill: { inhale: 6, holdIn: 0, exhale: 8, holdOut: 0 },
  medium: { inhale: 5, holdIn: 0, exhale: 5, holdOut: 0 },
  active: { inhale: 4, holdIn: 2, exhale: 4, holdOut: 1 },
  boxing: { inhale: 4, holdIn: 4, exhale: 4, holdOut: 4 },
  relaxing: { inhale: 4, holdIn: 7, exhale: 8, holdOut: 0 },
};

const CUSTOM_FORM = /^(\d+)-(\d+)-(\d+)-(\d+)$/;
const LONGEST_PHASE_S = 30;
const PHASE_ORDER = ['inhale', 'holdIn', 'exhale', 'holdOut'] as const;

/** Whether the text is the name of a shipped pattern. */
export function isPatternName(value: unknown): value is PatternName {
  return typeof value === 'string' && Object.hasOwn(PATTERNS, value);
}

/** Reads "in-hold-out-hold" in whole seconds, each 0 to 30; null when the text has another form. */
export function parseCustomPattern(text: string): Phases | null {
  const match = CUSTOM_FORM.exec(text.trim());
  if (match === null) {
    return null;
  }
  const [inhale, holdIn, exhale, holdOut] = match.slice(1).map(Number) as [number, number, number, number];
  const longest = Math.max(inhale, holdIn, exhale, holdOut);
  return longest <= LONGEST_PHASE_S ? { inhale, holdIn, exhale, holdOut } : null;
}

/** Phases of a stored pattern: a shipped name or a custom "in-hold-out-hold"; null when it is neither. */
export function phasesOf(pattern: string): Phases | null {
  return isPatternName(pattern) ? PATTERNS[pattern] : parseCustomPattern(pattern);
}

/** Seconds of one cycle; 0 for a pattern without any length. */
export function cycleSeconds(phases: Phases): number {
  return phases.inhale + phases.holdIn + phases.exhale + phases.holdOut;
}

function amplitudeAt(phase: keyof Phases, share: number): number {
  switch (phase) {
    case 'inhale':
      return (1 - Math.cos(Math.PI * share)) / 2;
    case 'holdIn':
      return 1;
    case 'exhale':
      return (1 + Math.cos(Math.PI * share)) / 2;
    case 'holdOut':
      return 0;
  }
}

/**
 * What to do `seconds` after the pattern began; before the beginning counts as the beginning.
 * A pattern of four zeros holds, empty, for ever.
 */
export function phaseAt(phases: Phases, seconds: number): PhaseMoment {
  const total = cycleSeconds(phases);
  if (total <= 0) {
    return { phase: 'hold', amplitude: 0, remaining: 0, length: 0, cycle: 0 };
  }
  const elapsed = Math.max(0, seconds);
  const cycle = Math.floor(elapsed / total);
  const within = elapsed - cycle * total;
  let moment: PhaseMoment = { phase: 'hold', amplitude: 0, remaining: 0, length: 0, cycle };
  let begins = 0;
  for (const phase of PHASE_ORDER) {
    const length = phases[phase];
    if (length > 0 && within >= begins) {
      const share = Math.min(1, (within - begins) / length);
      moment = { phase, amplitude: amplitudeAt(phase, share), remaining: length * (1 - share), length, cycle };
    }
    begins += length;
  }
  return moment;
}
