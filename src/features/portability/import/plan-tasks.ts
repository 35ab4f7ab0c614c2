import type { EpochStep } from '#src/domain/epochs.ts';
import type { ImportSource, ReadFile } from './import.types.ts';

/** What the person chose for a file: per device in it, an existing device or a name for a new one. */
export interface DeviceChoice {
  /** Null for a new device. */
  readonly deviceId: string | null;
  readonly name: string;
}

/** Devices of a file that need a choice: one for an export of the extension, each device of one of ours. */
export function devicesInFile(file: ReadFile): { readonly key: string; readonly name: string | null }[] {
  const seen = new Map<string, string | null>();
  for (const { fileDevice } of file.sources) seen.set(fileDevice?.id ?? '', fileDevice?.name ?? null);
  return [...seen].map(([key, name]) => ({ key, name }));
}

/** The key by which a source finds its choice. */
export function choiceKey(source: ImportSource): string {
  return source.fileDevice?.id ?? '';
}

/** How one source is carried out. */
export interface SourcePlan {
  readonly source: ImportSource;
  readonly newEpoch: boolean;
  readonly withSnapshot: boolean;
}

/**
 * Epochs and counters of each source. An existing device gets a new epoch only when its data was cleared in the
 * editor; counters of an epoch that is over must not be laid on the present one. A new device gets an epoch for
 * each that the file knows.
 */
export function planSources(
  file: ReadFile,
  choices: ReadonlyMap<string, DeviceChoice>,
  steps: ReadonlyMap<string, EpochStep>,
): SourcePlan[] {
  return file.sources.map((source, at) => {
    const key = choiceKey(source);
    const isExisting = (choices.get(key)?.deviceId ?? null) !== null;
    const isFirst = !file.sources.slice(0, at).some((other) => choiceKey(other) === key);
    const isLast = !file.sources.slice(at + 1).some((other) => choiceKey(other) === key);
    const step = steps.get(source.key) ?? 'same';
    if (!isExisting) return { source, newEpoch: !isFirst, withSnapshot: true };
    return { source, newEpoch: step === 'new', withSnapshot: step !== 'earlier' && isLast };
  });
}
