import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cycleSeconds, isPatternName, PATTERNS, parseCustomPattern, phaseAt, phasesOf } from './patterns.ts';

const phases = fc.record({
  inhale: fc.nat(30),
  holdIn: fc.nat(30),
  exhale: fc.nat(30),
  holdOut: fc.nat(30),
});

test('the shipped cycles last as long as they do in the editor', () => {
  const lengths = Object.entries(PATTERNS).map(([name, pattern]) => [name, cycleSeconds(pattern)]);
  expect(Object.fromEntries(lengths)).toEqual({ chill: 14, medium: 10, active: 11, boxing: 16, relaxing: 19 });
});

test.each([
  ['inhale', 0, 0, 4],
  ['inhale', 2, 0.5, 2],
  ['holdIn', 4, 1, 7],
  ['holdIn', 10.5, 1, 0.5],
  ['exhale', 11, 1, 8],
  ['exhale', 15, 0.5, 4],
  ['inhale', 19, 0, 4],
] as const)('relaxing is in %s at %d s', (phase, seconds, amplitude, remaining) => {
  const moment = phaseAt(PATTERNS.relaxing, seconds);
  expect(moment.phase).toBe(phase);
  expect(moment.amplitude).toBeCloseTo(amplitude);
  expect(moment.remaining).toBeCloseTo(remaining);
  expect(moment.cycle).toBe(seconds === 19 ? 1 : 0);
});

test('the hold after breathing out is empty', () => {
  expect(phaseAt(PATTERNS.boxing, 13)).toMatchObject({ phase: 'holdOut', amplitude: 0, remaining: 3 });
});

test('time before the beginning is the beginning', () => {
  expect(phaseAt(PATTERNS.chill, -3)).toEqual(phaseAt(PATTERNS.chill, 0));
});

test('four zeros hold for ever', () => {
  const nothing = { inhale: 0, holdIn: 0, exhale: 0, holdOut: 0 };
  expect(phaseAt(nothing, 12)).toEqual({ phase: 'hold', amplitude: 0, remaining: 0, length: 0, cycle: 0 });
});

test('breath moves without a jump and within its bounds', () => {
  fc.assert(
    fc.property(phases, fc.double({ min: 0, max: 600, noNaN: true }), (pattern, seconds) => {
      fc.pre(cycleSeconds(pattern) > 0 && pattern.inhale > 0 && pattern.exhale > 0);
      const moment = phaseAt(pattern, seconds);
      const soon = phaseAt(pattern, seconds + 0.001);
      expect(moment.amplitude).toBeGreaterThanOrEqual(0);
      expect(moment.amplitude).toBeLessThanOrEqual(1);
      expect(moment.remaining).toBeGreaterThanOrEqual(0);
      expect(moment.remaining).toBeLessThanOrEqual(moment.length);
      expect(Math.abs(soon.amplitude - moment.amplitude)).toBeLessThan(0.002);
    }),
  );
});

test('a custom pattern is read back as it was written', () => {
  fc.assert(
    fc.property(phases, (pattern) => {
      const text = `${pattern.inhale}-${pattern.holdIn}-${pattern.exhale}-${pattern.holdOut}`;
      expect(parseCustomPattern(` ${text} `)).toEqual(pattern);
      expect(phasesOf(text)).toEqual(pattern);
    }),
  );
});

test.each(['', '4-4-4', '4-4-4-31', '4-4-4-4-4', '-1-4-4-4', '4.5-4-4-4', 'chill', '4 4 4 4'])(
  '"%s" is no custom pattern',
  (text) => {
    expect(parseCustomPattern(text)).toBeNull();
  },
);

test('names of patterns', () => {
  expect(isPatternName('boxing')).toBe(true);
  expect(isPatternName('toString')).toBe(false);
  expect(isPatternName(4)).toBe(false);
  expect(phasesOf('boxing')).toEqual(PATTERNS.boxing);
  expect(phasesOf('custom')).toBeNull();
});
