import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  end,
  keepSleep,
  leaveSleepOut,
  pause,
  type Reading,
  resume,
  type SessionClock,
  silenceMs,
  startClock,
  tick,
} from './session-clock.ts';

const wallStart = 1_757_062_800_000;
const at = (ms: number, wallShift = 0): Reading => ({ wall: wallStart + ms + wallShift, mono: 5_000 + ms });
const started = (): SessionClock => startClock(at(0));
const figures = ({ state, elapsedMs, activeMs, sleptMs }: SessionClock) => ({ state, elapsedMs, activeMs, sleptMs });

/** Time passes with a tick each second, as the page does it. */
function pass(clock: SessionClock, fromMs: number, toMs: number, wallShift = 0): SessionClock {
  let now = clock;
  for (let ms = fromMs + 1_000; ms < toMs; ms += 1_000) now = tick(now, at(ms, wallShift));
  return tick(now, at(toMs, wallShift));
}

describe('a session clock', () => {
  test('begins at zero', () => {
    expect(started()).toMatchObject({ startedAt: wallStart, state: 'running', elapsedMs: 0, activeMs: 0, sleptMs: 0 });
  });

  test('counts while it runs', () => {
    expect(figures(pass(started(), 0, 61_500))).toEqual({
      state: 'running',
      elapsedMs: 61_500,
      activeMs: 61_500,
      sleptMs: 0,
    });
  });

  test('leaves pauses out of the breathing time, not out of the session', () => {
    const paused = pause(pass(started(), 0, 20_000), at(20_000));
    const resumed = resume(pass(paused, 20_000, 50_000), at(50_000));
    expect(figures(end(pass(resumed, 50_000, 60_000), at(60_500)))).toEqual({
      state: 'ended',
      elapsedMs: 60_500,
      activeMs: 30_500,
      sleptMs: 0,
    });
  });

  test('ends while it is paused', () => {
    const paused = pause(started(), at(10_000));
    expect(figures(end(paused, at(25_000)))).toEqual({
      state: 'ended',
      elapsedMs: 25_000,
      activeMs: 10_000,
      sleptMs: 0,
    });
  });

  test.each([
    ['pause', pause, 'paused'],
    ['resume', resume, 'running'],
    ['pause', pause, 'ended'],
    ['resume', resume, 'ended'],
  ] as const)('%s does nothing to one that is %s', (_name, move, state) => {
    const clock: SessionClock = { ...started(), state };
    expect(move(clock, at(9_000))).toBe(clock);
  });

  test('an ended one stands still', () => {
    const ended = end(started(), at(30_000));
    expect(tick(ended, at(90_000))).toBe(ended);
  });

  test.each([
    ['a hidden tab, woken once a minute', 60_000, 0],
    ['the longest silence that is no sleep', silenceMs, 0],
    ['a locked phone', 14 * 60_000, 14 * 60_000],
  ])('%s counts', (_name, silence, slept) => {
    expect(figures(tick(started(), at(silence)))).toEqual({
      state: 'running',
      elapsedMs: silence,
      activeMs: silence,
      sleptMs: slept,
    });
  });

  test('a machine that slept, whose steady clock stood still, is counted by the wall clock', () => {
    const slept = tick(pass(started(), 0, 10_000), { wall: wallStart + 310_000, mono: 5_000 + 11_000 });
    expect(figures(slept)).toEqual({ state: 'running', elapsedMs: 310_000, activeMs: 310_000, sleptMs: 300_000 });
    // From there on both clocks go on together.
    const later = tick(slept, { wall: wallStart + 315_000, mono: 5_000 + 16_000 });
    expect(figures(later)).toEqual({ state: 'running', elapsedMs: 315_000, activeMs: 315_000, sleptMs: 300_000 });
  });

  test('the silence can be left out, which makes it a pause', () => {
    const slept = tick(pass(started(), 0, 10_000), at(610_000));
    expect(figures(leaveSleepOut(slept))).toEqual({
      state: 'running',
      elapsedMs: 610_000,
      activeMs: 10_000,
      sleptMs: 0,
    });
  });

  test('or kept, which ends the question', () => {
    const slept = tick(started(), at(600_000));
    expect(figures(keepSleep(slept))).toEqual({ state: 'running', elapsedMs: 600_000, activeMs: 600_000, sleptMs: 0 });
  });

  test('two silences are one question', () => {
    const once = tick(started(), at(100_000));
    const twice = tick(pass(once, 100_000, 110_000), at(310_000));
    expect(twice.sleptMs).toBe(300_000);
    expect(leaveSleepOut(twice).activeMs).toBe(10_000);
  });

  test('a silence in a pause is nothing to ask about', () => {
    const paused = pause(started(), at(5_000));
    expect(figures(tick(paused, at(905_000)))).toEqual({
      state: 'paused',
      elapsedMs: 905_000,
      activeMs: 5_000,
      sleptMs: 0,
    });
  });

  test('a silence that ends with pause or end is asked about, too', () => {
    expect(pause(started(), at(200_000)).sleptMs).toBe(200_000);
    expect(end(started(), at(200_000)).sleptMs).toBe(200_000);
  });

  test.each([
    ['an hour back', -3_600_000],
    ['a second back', -1_000],
    ['within the drift', 900],
  ])('a clock that is set %s changes nothing', (_name, shift) => {
    const before = pass(started(), 0, 20_000);
    const after = pass(before, 20_000, 40_000, shift);
    expect(figures(after)).toEqual({ state: 'running', elapsedMs: 40_000, activeMs: 40_000, sleptMs: 0 });
  });

  test('a clock that is set an hour ahead looks like sleep, and can be left out', () => {
    const ahead = pass(pass(started(), 0, 20_000), 20_000, 40_000, 3_600_000);
    expect(ahead.sleptMs).toBe(3_601_000);
    expect(leaveSleepOut(ahead).activeMs).toBe(39_000);
  });

  test('rounding of the wall clock does not add up', () => {
    let clock = started();
    for (let frame = 1; frame <= 6_000; frame += 1) {
      const ms = (frame * 1_000) / 60;
      clock = tick(clock, { wall: wallStart + Math.ceil(ms), mono: 5_000 + ms });
    }
    expect(clock.activeMs).toBeCloseTo(100_000, 3);
  });

  test('whatever happens: never negative, breathing within the session, time only forwards', () => {
    const step = fc.record({
      move: fc.constantFrom(tick, pause, resume, leaveSleepOut, keepSleep, end),
      mono: fc.double({ min: 0, max: 500_000, noNaN: true }),
      wallShift: fc.integer({ min: -10_000_000, max: 10_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let clock = started();
        let mono = 5_000;
        for (const { move, mono: passed, wallShift } of steps) {
          mono += passed;
          const before = clock;
          clock = move(clock, { wall: wallStart + mono + wallShift, mono });
          expect(clock.elapsedMs).toBeGreaterThanOrEqual(before.elapsedMs);
          expect(clock.activeMs).toBeGreaterThanOrEqual(0);
          expect(clock.activeMs).toBeLessThanOrEqual(clock.elapsedMs + 1e-6);
          expect(clock.sleptMs).toBeLessThanOrEqual(clock.activeMs + 1e-6);
        }
      }),
    );
  });
});
