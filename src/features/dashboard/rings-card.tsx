import { levelOf } from '#src/domain/levels.ts';
import { Card } from '#src/ui/card.tsx';
import { formatNumber } from '#src/ui/format.ts';
import { GrowthIcon, stageOfLevel } from '#src/ui/growth-icon.tsx';
import { GrowthRingsChart } from '#src/ui/growth-rings-chart.tsx';
import { ProgressBar } from '#src/ui/progress-bar.tsx';
import { dashboardTexts } from './dashboard.texts.ts';
import { fullMinutes, type Rings } from './dashboard.view.ts';

const texts = dashboardTexts.rings;

interface RingsCardProps {
  readonly userId: string;
  readonly totalXp: number;
  readonly rings: Rings;
  /** Today's active time, ms: the bark. */
  readonly todayMs: number;
  /** Someone is breathing right now. */
  readonly live: boolean;
}

/** The tree: a ring a week, with level, title and the way to the next one. */
export function RingsCard({ userId, totalXp, rings, todayMs, live }: RingsCardProps) {
  const level = levelOf(totalXp);
  const { weeks, olderWeeks } = rings;
  const newest = weeks.at(-1);
  const minutes = fullMinutes(newest?.activeMs ?? 0);
  const caption =
    level.next === null
      ? texts.beyond(formatNumber(totalXp))
      : texts.toNext(formatNumber(totalXp), formatNumber(level.xpToNext ?? 0), texts.levelName(level.next));
  return (
    <Card className="md:max-lg:col-span-2">
      <div className="grid flex-1 items-start justify-items-center gap-6 [&>figure]:w-full sm:grid-cols-[18rem_minmax(0,1fr)] sm:justify-items-start">
        <GrowthRingsChart
          title={texts.title}
          seed={userId}
          weeks={weeks.map((week) => ({
            weekStart: week.from,
            minutes: fullMinutes(week.activeMs),
            days: week.practisedDays,
          }))}
          olderWeeks={olderWeeks}
          todayMinutes={fullMinutes(todayMs)}
          live={live}
          level={level.level}
        />
        <div className="grid w-full gap-4 self-center text-center sm:text-left">
          <div>
            <p className="flex items-center justify-center gap-2 text-muted sm:justify-start">
              <GrowthIcon stage={stageOfLevel(level.level)} />
              {texts.levelName(level)}
            </p>
            <p className="text-title font-semibold text-balance text-ink">
              {weeks.length === 0 ? texts.seed : texts.headline(weeks.length + olderWeeks, minutes)}
            </p>
          </div>
          <ProgressBar
            label={level.next === null ? texts.level(level.level) : texts.progress(texts.levelName(level.next))}
            value={level.progressPercent}
            max={100}
            valueText={caption}
            caption={caption}
          />
        </div>
      </div>
    </Card>
  );
}
