import { isRecord } from './http.ts';
import type { OutboxItem, Settlement } from './outbox.ts';

/** What the server made of one row. */
export interface RowOutcome {
  readonly index: number;
  readonly id: string;
  readonly outcome: 'created' | 'duplicate' | 'conflict' | 'rejected';
  /** Flags of a created row, the cause of the others. */
  readonly reasons: readonly string[];
}

const outcomes = ['created', 'duplicate', 'conflict', 'rejected'] as const;

function readOutcome(value: unknown): RowOutcome | undefined {
  if (!isRecord(value) || typeof value.index !== 'number') return undefined;
  const outcome = outcomes.find((name) => name === value.outcome);
  if (outcome === undefined) return undefined;
  const reasons = Array.isArray(value.reasons) ? value.reasons.filter((reason) => typeof reason === 'string') : [];
  return { index: value.index, id: typeof value.id === 'string' ? value.id : '', outcome, reasons };
}

/** The outcomes of a batch's answer; undefined when it is no such answer. */
export function readOutcomes(body: unknown): readonly RowOutcome[] | undefined {
  if (!isRecord(body) || !Array.isArray(body.outcomes)) return undefined;
  return body.outcomes.flatMap((value) => readOutcome(value) ?? []);
}

export interface SettledRow {
  readonly item: OutboxItem;
  readonly outcome: RowOutcome;
}

/** Joins sent items with their outcomes. An item without an outcome, or with one that names another row, is not in the result and stays queued. */
export function match(items: readonly OutboxItem[], answer: readonly RowOutcome[]): SettledRow[] {
  const byIndex = new Map(answer.map((outcome) => [outcome.index, outcome]));
  return items.flatMap((item, index) => {
    const outcome = byIndex.get(index);
    if (outcome === undefined) return [];
    const id = isRecord(item.row) && typeof item.row.id === 'string' ? item.row.id : '';
    const isOther = id !== '' && outcome.id !== '' && outcome.id !== id;
    return isOther ? [] : [{ item, outcome }];
  });
}

/** What the store does with a settled row: taken in for good, or kept aside with its reasons. */
export function settlement({ item, outcome }: SettledRow): Settlement {
  if (outcome.outcome === 'created' || outcome.outcome === 'duplicate') return { seq: item.seq };
  return { seq: item.seq, refused: [outcome.outcome, ...outcome.reasons] };
}
