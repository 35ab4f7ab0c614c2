import { Link } from '@tanstack/react-router';
import { paths } from '#src/config/paths.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { formatNumber } from '#src/ui/format.ts';
import { Notice } from '#src/ui/notice.tsx';
import { ProgressBar } from '#src/ui/progress-bar.tsx';
import { saveFile } from '#src/ui/save-file.ts';
import { portabilityTexts } from '../portability.texts.ts';
import { issueWords } from './issue-words.ts';
import { IssuesList } from './issues-list.tsx';
import { countsOf, sentOf } from './run-file.ts';
import type { NotAccepted } from './run-import.ts';
import type { RunState } from './use-file-run.ts';

const texts = portabilityTexts.import;

type ActiveRun = Exclude<RunState, { status: 'idle' }>;

/** The rows that were not accepted as a file: number, id, outcome, codes and words. */
function reportOf(rows: readonly NotAccepted[]): Blob {
  const lines = rows.map((row) => ({
    row: row.index + 1,
    ...(row.list === null ? {} : { list: row.list }),
    id: row.id,
    outcome: row.outcome,
    codes: row.reasons,
    reasons: row.reasons.map(issueWords),
  }));
  return new Blob([JSON.stringify(lines, null, 2)], { type: 'application/json' });
}

function Outcome({ state }: { readonly state: ActiveRun }) {
  const counts = countsOf(state.progress);
  const notAccepted = state.progress.flatMap((task) => task.notAccepted);
  const names = texts.review.counts;
  const rows = [
    [names.duplicate, counts.duplicate],
    [names.conflict, counts.conflict],
    [names.rejected, counts.rejected],
    [names.flagged, counts.flagged],
  ] as const;
  return (
    <div className="grid gap-4">
      <p className="text-lead font-semibold text-ink">
        {texts.done.created(counts.created, sentOf(state.run, state.progress).total)}
      </p>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {rows.map(([name, value]) => (
          <div key={name} className="flex items-baseline justify-between gap-4">
            <dt className="text-muted">{name}</dt>
            <dd className="tabular font-semibold">{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      {state.noRoom > 0 && <p className="text-muted">{texts.done.noRoom(state.noRoom)}</p>}
      {notAccepted.length > 0 && (
        <div className="grid justify-items-start gap-2">
          <IssuesList summary={texts.review.rejected(notAccepted.length)} issues={notAccepted} />
          <Button variant="secondary" size="sm" onClick={() => saveFile(reportOf(notAccepted), texts.done.reportName)}>
            {texts.done.report}
          </Button>
        </div>
      )}
    </div>
  );
}

interface RunCardProps {
  readonly state: ActiveRun;
  readonly hasNext: boolean;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onNext: () => void;
}

/** An import on its way, paused, stopped or done. */
export function RunCard({ state, hasNext, onPause, onResume, onNext }: RunCardProps) {
  if (state.status === 'done') {
    return (
      <Card title={texts.done.title} aside={state.run.file.name ?? texts.pasted}>
        <div className="grid gap-6">
          <Outcome state={state} />
          <div className="flex flex-wrap gap-3">
            {!hasNext && (
              <Link to={paths.today} className={buttonClass()}>
                {texts.done.today}
              </Link>
            )}
            <Button variant={hasNext ? 'primary' : 'secondary'} onClick={onNext}>
              {hasNext ? texts.next : texts.another}
            </Button>
          </div>
        </div>
      </Card>
    );
  }
  const { sent, total } = sentOf(state.run, state.progress);
  const words = texts.running.progress(sent, total);
  return (
    <Card title={texts.running.title} aside={state.run.file.name ?? texts.pasted}>
      <div className="grid gap-4">
        <ProgressBar label={texts.running.title} value={sent} max={total} valueText={words} caption={words} />
        {state.status === 'paused' && <p className="text-muted">{texts.running.paused}</p>}
        {state.status === 'failed' && (
          <Notice tone="attention">
            <p>{state.error?.message}</p>
            <p>{texts.running.failed}</p>
          </Notice>
        )}
        <div>
          {state.status === 'running' ? (
            <Button variant="secondary" onClick={onPause}>
              {texts.running.pause}
            </Button>
          ) : (
            <Button onClick={onResume}>{texts.running.resume}</Button>
          )}
        </div>
      </div>
    </Card>
  );
}
