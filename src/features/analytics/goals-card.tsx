import { goalCompletion, goalDays } from './analytics.goals.ts';
import { analyticsTexts } from './analytics.texts.ts';
import type { PeriodFigures } from './analytics.view.ts';
import { BucketBarsCard } from './bucket-bars-card.tsx';

const texts = analyticsTexts.goals;

/** Days at the daily goal that held then, full weeks at theirs, and the goals that sessions set themselves. */
export function GoalsCard({ figures }: { readonly figures: PeriodFigures }) {
  const done = goalCompletion(figures.period, figures.rows, figures);
  const { from, to } = figures.period;
  const missed = done.goalsSet - done.goalsReached;
  const sentences = [
    texts.summary(done.daysAtGoal, done.days),
    ...(done.weeksAtGoal > 0 ? [texts.weeks(done.weeksAtGoal, done.weeks)] : []),
    ...(done.goalsSet > 0 ? [texts.sessionSummary(done.goalsReached, done.goalsSet)] : []),
  ];
  return (
    <BucketBarsCard
      figures={figures}
      title={texts.title}
      summary={sentences.join(' ')}
      series={[
        { key: 'reached', label: texts.reached },
        { key: 'less', label: texts.less },
      ]}
      valuesOf={(bucket) => {
        const { reached, less } = goalDays(bucket, figures.goals);
        return [reached, less];
      }}
      note={texts.history}
      links={[
        ...(done.goalsReached > 0
          ? [[texts.sessionsReached(done.goalsReached), { from, to, goal: 'reached' }] as const]
          : []),
        ...(missed > 0 ? [[texts.sessionsLess(missed), { from, to, goal: 'missed' }] as const] : []),
      ]}
    />
  );
}
