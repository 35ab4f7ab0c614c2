import { isRecord } from '../client/http.ts';
import type { RowOutcome } from '../client/outcomes.ts';
import type { RefusedRow, Tally } from './reporter.ts';

/** Counts what became of the rows. */
export class Counter {
  readonly tally: { -readonly [Kind in keyof Tally]: number } = {
    created: 0,
    flagged: 0,
    duplicate: 0,
    conflict: 0,
    rejected: 0,
  };
  readonly refused: RefusedRow[] = [];
  settled = 0;

  add(row: unknown, { outcome, reasons }: RowOutcome): void {
    this.settled += 1;
    this.tally[outcome] += 1;
    if (outcome === 'created' && reasons.length > 0) this.tally.flagged += 1;
    if (outcome === 'created' || outcome === 'duplicate') return;
    const id = isRecord(row) && typeof row.id === 'string' ? row.id : '';
    this.refused.push({ id, reasons });
  }
}
