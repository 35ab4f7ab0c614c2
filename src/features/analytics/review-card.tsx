import { useQuery } from '@tanstack/react-query';
import type { GoalChange } from '#src/domain/goals.ts';
import { localeHere } from '#src/language/language.ts';
import { Card } from '#src/ui/card.tsx';
import { DataTable } from '#src/ui/charts/data-table.tsx';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { periodTitle } from './analytics.periods.ts';
import { reviewSpan, weekFigures } from './analytics.review.ts';
import { reviewTexts as texts } from './analytics-review.texts.ts';
import { rowsQueryOptions } from './api/get-rows.ts';
import { isStuck, TroubleCard } from './load-trouble.tsx';
import { reviewSentences } from './review-words.ts';
import { SessionsLink } from './sessions-link.tsx';

interface ReviewCardProps {
  readonly userId: string;
  /** First day of the week that is told. */
  readonly weekFrom: string;
  readonly goals: readonly GoalChange[];
}

/** One week in two or three sentences, and the figures that they are made from. */
export function ReviewCard({ userId, weekFrom, goals }: ReviewCardProps) {
  const query = useQuery(rowsQueryOptions(userId, reviewSpan(weekFrom)));
  if (isStuck(query)) return <TroubleCard title={texts.title} load={query} />;
  const rows = query.data;
  if (rows === undefined) return null;
  const week = weekFigures(weekFrom, rows.days, goals);
  const title = periodTitle({ range: 'week', from: week.from, to: week.to }, localeHere());
  return (
    <Card title={texts.title} aside={<SessionsLink behind={{ from: week.from, to: week.to }} of={texts.title} />}>
      <p className="text-caption text-muted">{title}</p>
      <p className="mt-2 max-w-text text-lead text-ink">{reviewSentences(week).join(' ')}</p>
      <Disclosure summary={texts.figures} className="mt-2">
        <DataTable
          caption={texts.figures}
          table={{
            columns: [texts.columns.what, texts.columns.value],
            rows: [
              [texts.minutes, week.minutes],
              [texts.sessions, week.sessions],
              [texts.days, week.practised],
              [texts.before, week.minutesBefore],
              [texts.goal, week.goalMinutes],
            ],
          }}
        />
      </Disclosure>
    </Card>
  );
}
