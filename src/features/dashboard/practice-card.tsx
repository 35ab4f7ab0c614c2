import { Card } from '#src/ui/card.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { formatDay } from '#src/ui/format.ts';
import { GrowthIcon, stageOfRun } from '#src/ui/growth-icon.tsx';
import { dashboardTexts } from './dashboard.texts.ts';
import { type PracticeDot, restDays } from './dashboard.view.ts';
import { ReportedRunNote } from './reported-run-note.tsx';

const texts = dashboardTexts.practice;

function Dot({ dot }: { dot: PracticeDot }) {
  const words = texts.dot(formatDay(dot.date, 'long'), dot.minutes, dot.practised);
  return (
    <li className="grid justify-items-center gap-1" title={words}>
      <span
        aria-hidden="true"
        className={classNames(
          'grid size-4 place-items-center sm:size-5 rounded-full border',
          dot.practised ? 'border-primary' : 'border-dashed border-control',
          dot.isToday && 'outline-2 outline-offset-2 outline-primary',
        )}
      >
        {dot.practised && (
          <span className={classNames('rounded-full bg-primary', dot.atGoal ? 'size-full' : 'size-2 sm:size-2.5')} />
        )}
      </span>
      <span aria-hidden="true" className="text-[0.6875rem] leading-4 text-muted">
        {formatDay(dot.date, 'weekday').charAt(0)}
      </span>
      <span className="sr-only">{words}</span>
    </li>
  );
}

interface PracticeCardProps {
  readonly userId: string;
  readonly dots: readonly PracticeDot[];
  /** Days in a row, 0 when resting; null when the person does not want to see it. */
  readonly runDays: number | null;
  readonly longestDays: number;
}

/** The last two weeks, and days in a row for those who like to see them. Rest is rest. */
export function PracticeCard({ userId, dots, runDays, longestDays }: PracticeCardProps) {
  const rest = restDays(dots);
  const practised = dots.filter((dot) => dot.practised).length;
  const run =
    runDays === null ? undefined : (
      <span className="flex items-center gap-2 text-body font-semibold text-ink">
        {runDays > 0 ? texts.days(runDays) : texts.none}
        <GrowthIcon stage={stageOfRun(runDays)} />
      </span>
    );
  return (
    <Card title={texts.title} aside={run} className="md:max-lg:col-span-2">
      <div className="grid gap-4">
        <ol aria-label={texts.dots(practised)} className="grid grid-cols-14 gap-0.5">
          {dots.map((dot) => (
            <Dot key={dot.date} dot={dot} />
          ))}
        </ol>
        <p className="max-w-text text-muted">{practised === 0 ? texts.restOnly : texts.rest(rest)}</p>
        {runDays !== null && longestDays > 0 && <p className="text-caption text-muted">{texts.best(longestDays)}</p>}
        {runDays !== null && <ReportedRunNote userId={userId} computed={runDays} />}
      </div>
    </Card>
  );
}
