import { formatDay, formatDuration, formatNumber } from '#src/ui/format.ts';
import { portabilityTexts } from '../portability.texts.ts';
import type { ImportSource } from './import.types.ts';

const { review, notes } = portabilityTexts.import;

/** What is worth knowing about a source, in sentences. */
export function sourceNotes(source: ImportSource): string[] {
  const has = (flag: string) => source.snapshotFlags.includes(flag);
  const found: (string | null)[] = [
    has('storage_envelope') ? notes.envelope : null,
    has('polluted_envelope') ? notes.polluted : null,
    has('no_session_list') ? notes.noSessions : null,
    source.rows.length === 0 && !has('no_session_list') ? notes.empty : null,
    source.rows.length > 0 && has('reported_current_streak_differs') && source.reportedRun !== null
      ? notes.run(source.reportedRun, source.computedRun)
      : null,
    has('other_xp_negative') && source.shape !== 'polluted' ? notes.negative : null,
    source.rows.length > 0 && source.rows.every(({ row }) => row.cycles === 0) ? notes.zeroCycles : null,
  ];
  return found.filter((note) => note !== null);
}

/** A source in one or two lines: how many sessions, from when to when, XP. */
export function SourceSummary({ source }: { readonly source: ImportSource }) {
  return (
    <div className="grid gap-1">
      {source.fileDevice !== null && <p className="font-semibold text-soft">{source.fileDevice.name}</p>}
      <p className="text-lead font-semibold text-ink">
        {review.holds(source.rows.length, formatDuration(source.activeMs))}
      </p>
      <p className="text-muted">
        {source.firstDate !== null && source.lastDate !== null && (
          <span>{review.span(formatDay(source.firstDate, 'long'), formatDay(source.lastDate, 'long'))}. </span>
        )}
        {source.totalXp !== null && <span>{review.xp(formatNumber(source.totalXp))}.</span>}
      </p>
    </div>
  );
}
