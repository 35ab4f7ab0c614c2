import { cycleSeconds, type Phases, phaseAt } from '#src/domain/patterns.ts';

const lowHz = 146.83;
const highHz = 220;
const quietest = 0.015;
const loudest = 0.11;
/** How far ahead the tone is written, s: timers of a hidden page come once a minute. */
const aheadS = 150;
/** Steps in which a phase is written, s. */
const stepS = 0.5;
const fadeS = 0.4;

/** A soft tone that rises and falls with the breath, made by the browser itself; no file is loaded. */
export class BreathSound {
  readonly #context = new AudioContext();
  readonly #gain = this.#context.createGain();
  readonly #voices: readonly (readonly [voice: OscillatorNode, times: number])[];
  readonly #phases: Phases;
  #writtenTo = 0;
  #offset = 0;

  constructor(phases: Phases) {
    this.#phases = phases;
    this.#gain.gain.value = 0;
    const filter = this.#context.createBiquadFilter();
    filter.type = 'lowpass';
    filter.frequency.value = 700;
    this.#gain.connect(filter).connect(this.#context.destination);
    this.#voices = [1, 1.5].map((times, index) => {
      const voice = this.#context.createOscillator();
      const level = this.#context.createGain();
      voice.type = 'sine';
      level.gain.value = index === 0 ? 0.8 : 0.2;
      voice.connect(level).connect(this.#gain);
      voice.start();
      return [voice, times] as const;
    });
  }

  /** Sounds as the breath is `activeS` seconds into the session; call it again after anything that stood still. */
  follow(activeS: number): void {
    const now = this.#context.currentTime;
    void this.#context.resume();
    this.#offset = now - activeS;
    for (const param of this.#params()) param.cancelScheduledValues(now);
    // From where it is now: a jump would click.
    this.#gain.gain.setValueAtTime(this.#gain.gain.value, now);
    this.#writtenTo = activeS + fadeS;
    this.writeAhead(activeS);
  }

  /** Keeps the tone written ahead; call it now and then while it sounds. */
  writeAhead(activeS: number): void {
    if (cycleSeconds(this.#phases) === 0) return;
    for (; this.#writtenTo < activeS + aheadS; this.#writtenTo += stepS) {
      const { amplitude } = phaseAt(this.#phases, this.#writtenTo);
      const at = this.#offset + this.#writtenTo;
      this.#gain.gain.linearRampToValueAtTime(quietest + (loudest - quietest) * amplitude, at);
      for (const [voice, times] of this.#voices) {
        voice.frequency.linearRampToValueAtTime((lowHz + (highHz - lowHz) * amplitude) * times, at);
      }
    }
  }

  /** Fades out and waits. */
  rest(): void {
    const now = this.#context.currentTime;
    for (const param of this.#params()) param.cancelScheduledValues(now);
    this.#gain.gain.setTargetAtTime(0, now, fadeS / 3);
  }

  /** Fades out for good. */
  close(): void {
    this.rest();
    setTimeout(() => void this.#context.close(), fadeS * 2_000);
  }

  #params(): AudioParam[] {
    return [this.#gain.gain, ...this.#voices.map(([voice]) => voice.frequency)];
  }
}

/** Whether this browser can make sounds. */
export const canSound = (): boolean => 'AudioContext' in window;
