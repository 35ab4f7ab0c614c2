import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { formatNumber } from '#src/ui/format.ts';
import { ProgressBar } from '#src/ui/progress-bar.tsx';
import type { GoalCompletion } from './analytics.series.ts';
import { analyticsTexts } from './analytics.texts.ts';

const texts = analyticsTexts.goals;

interface GoalsCardProps {
  readonly goals: GoalCompletion;
  readonly goalMinutes: number;
}

/** Days at the daily goal, and the goals that sessions set themselves. */
export function GoalsCard({ goals, goalMinutes }: GoalsCardProps) {
  const daysRatio = texts.ratio(goals.daysAtGoal, goals.days);
  const sessionsRatio = texts.ratio(goals.goalsReached, goals.goalsSet);
  const sessionWords =
    goals.goalsSet === 0 ? texts.noSessionGoals : texts.sessionSummary(goals.goalsReached, goals.goalsSet);
  return (
    <ChartFrame
      title={texts.title}
      summary={`${texts.summary(goals.daysAtGoal, goals.days, goalMinutes)} ${sessionWords}`}
      table={{
        columns: [texts.columns.what, texts.columns.reached, texts.columns.all],
        rows: [
          [texts.daysLabel(goalMinutes), formatNumber(goals.daysAtGoal), formatNumber(goals.days)],
          [texts.sessionsLabel, formatNumber(goals.goalsReached), formatNumber(goals.goalsSet)],
        ],
      }}
    >
      <div className="grid gap-6">
        <div className="grid gap-2">
          <p className="flex items-baseline justify-between gap-4">
            <span>{texts.daysLabel(goalMinutes)}</span>
            <span className="tabular font-semibold">{daysRatio}</span>
          </p>
          <ProgressBar
            label={texts.daysLabel(goalMinutes)}
            value={goals.daysAtGoal}
            max={goals.days}
            valueText={daysRatio}
          />
          <p className="text-caption text-muted">{texts.rest}</p>
        </div>
        {goals.goalsSet === 0 ? (
          <p className="text-muted">{texts.noSessionGoals}</p>
        ) : (
          <div className="grid gap-2">
            <p className="flex items-baseline justify-between gap-4">
              <span>{texts.sessionsLabel}</span>
              <span className="tabular font-semibold">{sessionsRatio}</span>
            </p>
            <ProgressBar
              label={texts.sessionsLabel}
              value={goals.goalsReached}
              max={goals.goalsSet}
              valueText={sessionsRatio}
            />
          </div>
        )}
      </div>
    </ChartFrame>
  );
}
