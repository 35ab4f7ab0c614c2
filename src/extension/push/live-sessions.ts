import type { SessionRow } from '#src/domain/sessions.ts';

const example: SessionRow = {
  id: 'sess-1757062800000',
  startedAt: '2025-09-05T09:00:00.000Z',
  endedAt: '2025-09-05T09:05:00.000Z',
  activeMs: 300_000,
  cycles: 21,
  goalMinutes: 5,
  goalBonusXP: 3,
};

/** Makes sessions that end about now out of those of a file, in turn; each has an id of its own. */
export class LiveSessions {
  readonly #patterns: readonly SessionRow[];
  readonly #used = new Set<number>();
  #next = 0;

  constructor(patterns: readonly SessionRow[]) {
    this.#patterns = patterns.length > 0 ? patterns : [example];
  }

  /** The next session, ending at `now` (epoch milliseconds) or a moment before. */
  next(now: number): SessionRow {
    const pattern = this.#patterns[this.#next++ % this.#patterns.length] ?? example;
    const { finalXP: _belongsToItsTime, ...facts } = pattern;
    const span = Date.parse(pattern.endedAt) - Date.parse(pattern.startedAt);
    let start = now - span;
    while (this.#used.has(start)) start -= 1;
    this.#used.add(start);
    return {
      ...facts,
      id: `sess-${start}`,
      startedAt: new Date(start).toISOString(),
      endedAt: new Date(start + span).toISOString(),
    };
  }
}
