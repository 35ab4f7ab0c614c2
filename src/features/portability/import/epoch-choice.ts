import { type EpochStep, epochStep } from '#src/domain/epochs.ts';
import type { ImportSource } from './import.types.ts';

/** What is known of a device's present epoch before an import. */
export interface KnownEpoch {
  readonly asOf: string;
  readonly totalXp: number | null;
  readonly challengesCompleted: number | null;
  /** Ids of its newest sessions. */
  readonly sessionIds: readonly string[];
}

/**
 * Whether data was cleared in the editor between what is known of a device and what is offered. Our own exports
 * name their epochs themselves.
 */
export function epochChoice(source: ImportSource, known: KnownEpoch | null): EpochStep {
  if (known === null || source.snapshot === null || source.shape === 'portable') return 'same';
  return epochStep(
    { ...known, asOf: Date.parse(known.asOf), sessionIds: new Set(known.sessionIds) },
    {
      asOf: Date.parse(source.snapshot.exportDate),
      totalXp: source.snapshot.totalXP,
      challengesCompleted: source.snapshot.challengesCompleted,
      sessionIds: new Set(source.rows.map(({ row }) => row.id)),
    },
  );
}
