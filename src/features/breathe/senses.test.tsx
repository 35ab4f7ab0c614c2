import { render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PATTERNS } from '#src/domain/patterns.ts';
import { BreathSound } from './breath-sound.ts';
import { useSound, useTouch } from './use-senses.ts';
import { useWakeLock } from './use-wake-lock.ts';

interface Ramp {
  readonly value: number;
  readonly at: number;
}

/** An audio parameter that remembers what was written ahead. */
class FakeParam {
  value = 0;
  ramps: Ramp[] = [];
  readonly targets: number[] = [];
  setValueAtTime(): void {}
  setTargetAtTime(value: number): void {
    this.targets.push(value);
  }
  linearRampToValueAtTime(value: number, at: number): void {
    this.ramps.push({ value, at });
  }
  cancelScheduledValues(): void {
    this.ramps = [];
  }
}

class FakeNode {
  readonly gain = new FakeParam();
  readonly frequency = new FakeParam();
  type = '';
  start = vi.fn();
  connect = (next: FakeNode): FakeNode => next;
}

class FakeAudio {
  static last: FakeAudio;
  currentTime = 3;
  readonly destination = new FakeNode();
  readonly made: FakeNode[] = [];
  readonly resume = vi.fn(async () => undefined);
  readonly close = vi.fn(async () => undefined);
  constructor() {
    FakeAudio.last = this;
  }
  make = (): FakeNode => {
    const node = new FakeNode();
    this.made.push(node);
    return node;
  };
  createGain = this.make;
  createBiquadFilter = this.make;
  createOscillator = this.make;
}

interface SensesProps {
  readonly wanted: boolean;
  readonly running: boolean;
}

function Senses({ wanted, running }: SensesProps) {
  useSound(PATTERNS.boxing, wanted, running);
  useTouch('exhale', 0, wanted, running);
  return null;
}

function Held({ wanted }: { readonly wanted: boolean }) {
  useWakeLock(wanted);
  return null;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the sound', () => {
  let sound: BreathSound;
  const loudness = () => FakeAudio.last.made[0]?.gain ?? new FakeParam();
  beforeEach(() => {
    vi.stubGlobal('AudioContext', FakeAudio);
    sound = new BreathSound(PATTERNS.boxing);
  });

  test('is silent until it follows a breath', () => {
    expect(loudness().value).toBe(0);
    expect(loudness().ramps).toEqual([]);
  });

  test('rises, holds, falls and holds with the breath, written ahead for a hidden page', () => {
    sound.follow(16);
    const { ramps } = loudness();
    // The context's 3 s are the breath's 16 s.
    const near = (breath: number) => ramps.find(({ at }) => Math.abs(at - (breath - 13)) < 0.26)?.value ?? Number.NaN;
    expect(near(20.2)).toBeCloseTo(0.11, 2);
    expect(near(23.5)).toBeCloseTo(0.11, 2);
    expect(near(28.5)).toBeCloseTo(0.015, 2);
    expect(near(18)).toBeGreaterThan(0.04);
    expect(Math.max(...ramps.map(({ at }) => at))).toBeGreaterThan(3 + 120);
    for (const { value } of ramps) expect(value).toBeLessThanOrEqual(0.11 + 1e-9);
  });

  test('is written on, not anew, as time passes', () => {
    sound.follow(0);
    const before = loudness().ramps.length;
    sound.writeAhead(0.4);
    expect(loudness().ramps.length - before).toBeLessThanOrEqual(1);
    sound.writeAhead(10);
    expect(loudness().ramps.length - before).toBe(20);
    const times = loudness().ramps.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('begins again where the breath is after something stood still', () => {
    sound.follow(0);
    FakeAudio.last.currentTime = 10;
    sound.follow(500);
    expect(FakeAudio.last.resume).toHaveBeenCalledTimes(2);
    for (const { at } of loudness().ramps) expect(at).toBeGreaterThan(10);
  });

  test('fades out and gives the device back', () => {
    vi.useFakeTimers();
    sound.follow(0);
    sound.close();
    expect(loudness().ramps).toEqual([]);
    expect(loudness().targets).toEqual([0]);
    expect(FakeAudio.last.close).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(FakeAudio.last.close).toHaveBeenCalledOnce();
  });

  test('has nothing to say about a pattern without any length', () => {
    new BreathSound({ inhale: 0, holdIn: 0, exhale: 0, holdOut: 0 }).follow(0);
    expect(loudness().ramps).toEqual([]);
  });
});

test('sound and touch follow a session that runs, only when they are wanted', () => {
  const vibrate = vi.fn();
  const made = vi.fn();
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { vibrate });
  vi.stubGlobal(
    'AudioContext',
    class extends FakeAudio {
      constructor() {
        super();
        made();
      }
    },
  );
  const view = render(<Senses wanted={false} running />);
  view.rerender(<Senses wanted running={false} />);
  expect([made.mock.calls.length, vibrate.mock.calls.length]).toEqual([0, 0]);
  view.rerender(<Senses wanted running />);
  expect([made.mock.calls.length, vibrate.mock.calls.length]).toEqual([1, 1]);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(FakeAudio.last.resume).toHaveBeenCalledTimes(2);
  view.rerender(<Senses wanted running={false} />);
  vi.runAllTimers();
  expect(FakeAudio.last.close).toHaveBeenCalledOnce();
});

describe('the screen', () => {
  const release = vi.fn(async () => undefined);
  const request = vi.fn(async () => ({ release }));
  beforeEach(() => {
    vi.clearAllMocks();
    vi.stubGlobal('navigator', { wakeLock: { request } });
  });
  const settle = () => vi.waitFor(() => expect(request).toHaveBeenCalled());

  test('stays on while wanted, asks again when the page comes back, and may go off after', async () => {
    const view = render(<Held wanted />);
    await settle();
    expect(request).toHaveBeenCalledExactlyOnceWith('screen');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(request).toHaveBeenCalledTimes(2);
    await Promise.resolve();
    view.rerender(<Held wanted={false} />);
    await vi.waitFor(() => expect(release).toHaveBeenCalled());
    document.dispatchEvent(new Event('visibilitychange'));
    expect(request).toHaveBeenCalledTimes(2);
  });

  test('goes off as it likes where the browser refuses', async () => {
    request.mockRejectedValueOnce(new Error('NotAllowedError'));
    render(<Held wanted />);
    await settle();
  });

  test('is left alone where the browser knows no such thing', () => {
    vi.stubGlobal('navigator', {});
    render(<Held wanted />);
    expect(request).not.toHaveBeenCalled();
  });
});
