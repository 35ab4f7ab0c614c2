/** Rows of every sort, and what must have become of them in the end. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { type ExtensionExport, normaliseExport } from '#src/domain/snapshots.ts';
import type { NotAccepted } from '#src/extension/client/outbox.ts';
import type { StoredSession } from './person.ts';

export type RowKind = 'sound' | 'again' | 'changed' | 'negative' | 'future' | 'nonsense' | 'huge';

/** Mostly sound rows, and now and then one of the others. */
export const someKinds = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: fc.constant<RowKind>('sound') },
    { weight: 4, arbitrary: fc.constantFrom<RowKind>('again', 'changed', 'negative', 'future', 'nonsense') },
    { weight: 1, arbitrary: fc.constant<RowKind>('huge') },
  ),
  { minLength: 1, maxLength: 30 },
);

type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly cycles: number };

const firstStart = Date.parse('2025-01-06T07:00:00.000Z');
/** XP beyond the known sessions in every state. */
export const otherXp = 7;
const tooFast = 'negative_active_ms';

function soundRow(number: number, cycles = 20): Row {
  const start = firstStart + number * 2_400_000;
  return {
    id: `sess-${start}`,
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + 300_000).toISOString(),
    activeMs: 300_000,
    cycles,
    goalMinutes: 5,
    goalBonusXP: 3,
  };
}

const keyOf = ({ id, cycles }: { id: string; cycles: number }) => `${id} ${cycles}`;

/** Remembers what was handed to the outbox and says what must be where when all has calmed. */
export class Practice {
  #next = 0;
  /** Rows that must be stored, by id. */
  readonly #sound = new Map<string, Row>();
  /** Rows whose id is taken by another content. */
  readonly #changed = new Map<string, Row>();
  readonly #refused = new Map<string, string>();

  /** Makes rows. They count from then on: call it when they are going to be handed in for sure. */
  rows(kinds: readonly RowKind[]): unknown[] {
    return kinds.map((kind) => this.#row(kind));
  }

  #row(kind: RowKind): unknown {
    const number = this.#next++;
    const known = [...this.#sound.values()].at(-1);
    switch (kind) {
      case 'again':
        return known ?? this.#keep(soundRow(number));
      case 'changed': {
        if (known === undefined) return this.#keep(soundRow(number));
        const changed = { ...known, cycles: known.cycles + 1 + number };
        this.#changed.set(keyOf(changed), changed);
        return changed;
      }
      case 'negative':
        return this.#refuse({ ...soundRow(number), activeMs: -1 }, tooFast);
      case 'future': {
        // What a clock that is two days ahead writes.
        const start = Date.now() + 172_800_000 + number * 1000;
        const endedAt = new Date(start + 60_000).toISOString();
        const row = { ...soundRow(number), id: `sess-${start}`, startedAt: new Date(start).toISOString(), endedAt };
        return this.#refuse({ ...row, activeMs: 60_000, goalBonusXP: 1 }, 'ended_in_future');
      }
      case 'nonsense':
        return this.#refuse({ id: `nonsense-${number}` }, 'missing_field:startedAt');
      case 'huge':
        return this.#refuse({ ...soundRow(number), note: 'x'.repeat(1_100_000) }, 'body_too_large');
      default:
        return this.#keep(soundRow(number));
    }
  }

  #keep(row: Row): Row {
    this.#sound.set(row.id, row);
    return row;
  }

  #refuse(row: Readonly<Record<string, unknown>> & { readonly id: string }, reason: string): unknown {
    this.#refused.set(row.id, reason);
    return row;
  }

  /** What Breath Master would export now: all sound rows, and some XP that no session explains. */
  state(): ExtensionExport {
    const sessions = [...this.#sound.values()];
    const asOf = Date.parse(String(sessions.at(-1)?.endedAt ?? new Date(firstStart).toISOString())) + 1000;
    const meditation = {
      totalXP: this.knownXp + otherXp,
      totalMeditationTime: sessions.length * 300_000,
      currentStreak: 0,
      sessions,
    };
    const reading = normaliseExport({ exportDate: new Date(asOf).toISOString(), breathMaster: { meditation } });
    if (!reading.ok) throw new Error(reading.problem.message);
    return reading.value;
  }

  /** XP of the sound rows. */
  get knownXp(): number {
    return [...this.#sound.values()].reduce((sum, { cycles }) => sum + cycles + 3, 0);
  }

  /** Every sound row is stored once and nothing else is; every other one is on the list, with its reason. */
  expectSettled(stored: readonly StoredSession[], notAccepted: readonly NotAccepted[]): void {
    const list = notAccepted.map(({ row, reasons }) => ({ row: row as Row, reasons }));
    const keys = stored.map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
    for (const row of this.#sound.values()) expect(keys).toContain(keyOf(row));
    const contradicted = new Set([...this.#changed.values()].map(({ id }) => id));
    const conflicts = list.filter(({ reasons }) => reasons[0] === 'conflict');
    for (const { row } of conflicts) expect(contradicted).toContain(row.id);
    for (const [key] of this.#changed) {
      // On another device the same id is free for another content.
      const places = [keys.includes(key), conflicts.some(({ row }) => keyOf(row) === key)];
      expect(places, key).toContain(true);
    }
    const extra = keys.filter(
      (key) => !this.#changed.has(key) && this.#sound.get(key.split(' ')[0] ?? '') === undefined,
    );
    expect(extra).toEqual([]);
    const refused = list.filter(({ reasons }) => reasons[0] !== 'conflict');
    expect(new Set(refused.map(({ row }) => row.id))).toEqual(new Set(this.#refused.keys()));
    for (const { row, reasons } of refused) expect(reasons).toContain(this.#refused.get(row.id));
  }
}
