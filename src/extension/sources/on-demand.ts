import { randomUUID } from 'node:crypto';
import { readExport } from '#src/domain/snapshots.ts';
import { type Clock, systemClock, wait } from '../client/clock.ts';
import type { Source, SourceReading } from './source.ts';

interface OnDemandOptions {
  readonly clipboard: { readText(): PromiseLike<string>; writeText(text: string): PromiseLike<void> };
  /** Runs Breath Master's own export, which copies it; null when Breath Master is not there. */
  readonly runExport: () => Promise<(() => PromiseLike<unknown>) | null>;
  readonly clock?: Clock;
}

const stepMs = 50;
const longestMs = 8_000;

/** Works with Breath Master as it is: lets it copy its export, reads that, and puts back what was on the clipboard. */
export function createOnDemandSource(options: OnDemandOptions): Source {
  const { clipboard, clock = systemClock } = options;
  let reading: Promise<SourceReading> | null = null;

  async function copied(run: () => PromiseLike<unknown>, mark: string): Promise<string | null> {
    let failed = false;
    // It may end only when its message is closed, so the clipboard is watched instead.
    Promise.resolve(run()).catch(() => {
      failed = true;
    });
    for (let waited = 0; waited < longestMs && !failed; waited += stepMs) {
      const text = await clipboard.readText();
      if (text !== mark && text !== '') return text;
      await wait(clock, stepMs);
    }
    return null;
  }

  async function readNow(): Promise<SourceReading> {
    const run = await options.runExport();
    if (run === null) return { ok: false, problem: { code: 'not_installed' } };
    const former = await clipboard.readText();
    // A text of our own in between tells a fresh copy from one that was there before.
    const mark = `breath-master-sync ${randomUUID()}`;
    await clipboard.writeText(mark);
    let text: string | null = null;
    try {
      text = await copied(run, mark);
    } finally {
      const now = await clipboard.readText();
      // Somebody may have copied something else meanwhile; that stays.
      if (now === mark || now === text) await clipboard.writeText(former);
    }
    if (text === null) return { ok: false, problem: { code: 'nothing_copied' } };
    const result = readExport(text);
    if (result.ok) return { ok: true, state: result.value };
    return { ok: false, problem: { code: 'unreadable_export', detail: result.problem.code } };
  }

  return {
    kind: 'on_demand',
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    read() {
      // Two at once would take each other's text for the person's.
      reading ??= readNow()
        .catch((): SourceReading => ({ ok: false, problem: { code: 'nothing_copied', detail: 'clipboard' } }))
        .finally(() => {
          reading = null;
        });
      return reading;
    },
  };
}
