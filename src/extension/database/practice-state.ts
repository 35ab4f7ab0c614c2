import { isJsonObject } from '#src/domain/json.ts';
import { type ExtensionExport, normaliseExport } from '#src/domain/snapshots.ts';
import type { SourceReading } from '../sources/source.ts';

/** Longest time from the end of a session until the editor has written it, in milliseconds; a second is usual. */
const writingLagMs = 5000;
/** How far ahead of this clock a session may end and still be believed. */
const leewayMs = 300_000;

const statsKey = 'breathMaster.meditationStats';
const onboardingKey = 'breathMaster.onboarding';

/** Ends of the rows in epoch milliseconds, as far as they are moments that this clock has reached. */
function ends(state: ExtensionExport, now: number): number[] {
  return state.rows
    .map(({ row }) => (isJsonObject(row) && typeof row.endedAt === 'string' ? Date.parse(row.endedAt) : Number.NaN))
    .filter((end) => end <= now + leewayMs);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The state of practice in the text of the extension's item. Its `asOf` is a moment up to which it is surely complete:
 * some seconds before the file was written, or the end of the last session in it.
 * @param changedAt epoch milliseconds when the file was written
 */
function stateOf(text: string, changedAt: number, now: number): SourceReading {
  const item = parse(text);
  if (!isJsonObject(item)) {
    return { ok: false, problem: { code: 'changed_format', detail: 'the value is no JSON object' } };
  }
  if (item[statsKey] === undefined) return { ok: false, problem: { code: 'no_practice_yet' } };
  const written = Math.min(changedAt, now) - writingLagMs;
  const frame = (asOf: number) => ({
    exportDate: new Date(asOf).toISOString(),
    breathMaster: { meditation: item[statsKey], onboarding: item[onboardingKey] },
  });
  const reading = normaliseExport(frame(written));
  if (!reading.ok) return { ok: false, problem: { code: 'changed_format', detail: reading.problem.code } };
  const asOf = new Date(Math.max(written, ...ends(reading.value, now)));
  return { ok: true, state: { ...reading.value, asOf: asOf.toISOString() } };
}

function lastEnd(reading: SourceReading): number {
  return reading.ok ? Math.max(...ends(reading.state, Number.POSITIVE_INFINITY), 0) : -1;
}

/** The state in an item that may be there in several spellings: the readable one with the newest session. */
export function practiceState(texts: readonly string[], changedAt: number, now: number): SourceReading {
  const readings = texts.map((text) => stateOf(text, changedAt, now));
  const [newest] = readings.toSorted((one, other) => lastEnd(other) - lastEnd(one));
  return newest ?? { ok: false, problem: { code: 'no_practice_yet' } };
}
