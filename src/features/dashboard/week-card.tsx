import { Link, useNavigate } from '@tanstack/react-router';
import { paths } from '#src/config/paths.ts';
import { ChartFrame } from '#src/ui/charts/chart-frame.tsx';
import { MinutesBars } from '#src/ui/charts/minutes-bars.tsx';
import { formatDay, formatNumber } from '#src/ui/format.ts';
import { dashboardTexts } from './dashboard.texts.ts';
import { fullMinutes, type WeekDay } from './dashboard.view.ts';

const texts = dashboardTexts.week;

interface WeekCardProps {
  readonly week: readonly WeekDay[];
  readonly goalMinutes: number;
  readonly weekGoalMinutes: number;
}

/** The seven days of this week against the daily goal. A day opens to its sessions. */
export function WeekCard({ week, goalMinutes, weekGoalMinutes }: WeekCardProps) {
  const total = fullMinutes(week.reduce((sum, day) => sum + day.activeMs, 0));
  const practised = week.filter((day) => day.activeMs > 0).length;
  const navigate = useNavigate();
  const shown = week.filter((day) => day.when !== 'ahead');
  const open = (date: string) => void navigate({ to: paths.sessions, search: { from: date, to: date } });
  const before = week.reduce((sum, day) => sum + day.beforeMs, 0);
  return (
    <ChartFrame
      title={texts.title}
      summary={texts.summary(total, practised, goalMinutes)}
      actions={texts.aside(total, weekGoalMinutes)}
      table={{
        columns: [texts.columns.day, texts.columns.minutes, texts.columns.sessions, texts.columns.before],
        rows: shown.map((day) => [
          texts.day(formatDay(day.date, 'long'), day.when),
          formatNumber(fullMinutes(day.activeMs)),
          formatNumber(day.sessions),
          formatNumber(fullMinutes(day.beforeMs)),
        ]),
        link: (row, words) => (
          <Link
            to={paths.sessions}
            search={{ from: shown[row]?.date, to: shown[row]?.date }}
            className="underline decoration-line underline-offset-4"
          >
            {words}
          </Link>
        ),
      }}
    >
      <MinutesBars
        goalMinutes={goalMinutes}
        previousLabel={texts.before}
        onSelect={open}
        data={week.map((day) => ({
          key: day.date,
          label: formatDay(day.date, 'weekday'),
          longLabel: formatDay(day.date, 'long'),
          minutes: fullMinutes(day.activeMs),
          emphasised: day.when === 'today',
          future: day.when === 'ahead',
          // A new week begins with the last one behind it, so that it never looks empty.
          ...(before > 0 ? { previousMinutes: fullMinutes(day.beforeMs) } : {}),
        }))}
      />
      {before > 0 && <p className="mt-2 text-caption text-muted">{texts.behind(fullMinutes(before))}</p>}
    </ChartFrame>
  );
}
