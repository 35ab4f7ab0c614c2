import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useAuthSession } from '#src/backend/auth-session.ts';
import { devicesQueryOptions } from '#src/backend/person/devices.ts';
import { goalChangeOf, goalsQueryOptions } from '#src/backend/person/goals.ts';
import { preferencesQueryOptions } from '#src/backend/person/preferences.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import { paths } from '#src/config/paths.ts';
import { addDays } from '#src/domain/calendar.ts';
import { currentRun } from '#src/domain/streaks.ts';
import { buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { BreathingNow } from './breathing-now.tsx';
import type { DashboardState } from './dashboard.cache.ts';
import { dashboardTexts as texts } from './dashboard.texts.ts';
import { activeOn, activeSince, practiceDots, ringsOf, weekOf } from './dashboard.view.ts';
import { ongoing, useLiveSessions } from './live-sessions.ts';
import { PracticeCard } from './practice-card.tsx';
import { RecentCard } from './recent-card.tsx';
import { RingsCard } from './rings-card.tsx';
import { TodayCard } from './today-card.tsx';
import { useToday } from './use-today.ts';
import { WeekCard } from './week-card.tsx';

function FirstSteps() {
  // An editor needs an account to send to.
  const isGuest = useAuthSession().status === 'guest';
  return (
    <Card>
      <EmptyState
        drawing="seed"
        title={texts.empty.title}
        titleAs="h2"
        actions={
          <>
            {!isGuest && (
              <Link to={paths.pair} className={buttonClass({ size: 'lg' })}>
                {texts.empty.pair}
              </Link>
            )}
            <Link to={paths.import} className={buttonClass({ variant: isGuest ? 'primary' : 'secondary', size: 'lg' })}>
              {texts.empty.import}
            </Link>
            <Link to={paths.breathe} className={buttonClass({ variant: 'secondary', size: 'lg' })}>
              {texts.empty.breathe}
            </Link>
          </>
        }
      >
        <p>{isGuest ? texts.empty.textGuest : texts.empty.text}</p>
        <ul className="mt-3 grid gap-1 text-caption">
          {!isGuest && <li>{texts.empty.pairText}</li>}
          <li>{texts.empty.importText}</li>
          <li>{texts.empty.breatheText}</li>
        </ul>
      </EmptyState>
    </Card>
  );
}

/** The cards, once there is something to show. */
export function DashboardCards({ userId, state }: { readonly userId: string; readonly state: DashboardState }) {
  // The person's rows came with the dashboard and are kept current for the whole app.
  const profile = useQuery(profileQueryOptions(userId)).data ?? state.profile;
  const preferences = useQuery(preferencesQueryOptions(userId)).data ?? state.preferences;
  const goals = (useQuery(goalsQueryOptions(userId)).data ?? state.goals).map(goalChangeOf);
  const devices = useQuery(devicesQueryOptions(userId)).data ?? state.devices;
  const live = ongoing(useLiveSessions((store) => store.live));
  const today = useToday(profile.time_zone, profile.day_start_hour);
  const { totals, days } = state;

  if (totals.sessions === 0 && totals.total_xp === 0) {
    return (
      <div className="grid grid-cols-1 gap-4">
        <BreathingNow sessions={live} devices={devices} />
        <FirstSteps />
      </div>
    );
  }
  const { latest_run_from: from, latest_run_to: to, latest_run_days: length } = totals;
  const run = currentRun(from === null || to === null ? null : { from, to, days: length }, today);
  const goalMinutes = preferences.daily_goal_minutes;
  const week = weekOf(days, today, profile.week_start);
  return (
    <div className="grid grid-cols-1 items-stretch gap-4 md:grid-cols-2 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <RingsCard
        userId={userId}
        totalXp={totals.total_xp}
        rings={ringsOf(days, totals.first_date, { today, weekStart: profile.week_start })}
        todayMs={activeOn(days, today)}
        live={live.some((session) => session.state === 'running')}
      />
      <TodayCard
        activeMs={activeOn(days, today)}
        around={{
          yesterdayMs: activeOn(days, addDays(today, -1)),
          weekMs: week.reduce((sum, day) => sum + day.activeMs, 0),
          fortnightMs: activeSince(days, addDays(today, -13), today),
        }}
        goalMinutes={goalMinutes}
        live={live}
        devices={devices}
        timeZone={profile.time_zone}
      />
      <WeekCard
        week={week}
        goalMinutes={goalMinutes}
        weekGoalMinutes={preferences.weekly_goal_minutes ?? goalMinutes * 7}
      />
      <PracticeCard
        userId={userId}
        dots={practiceDots(days, today, goals)}
        runDays={preferences.show_streak ? (run?.days ?? 0) : null}
        longestDays={totals.longest_run_days}
      />
      <div className="md:col-span-2">
        <RecentCard
          sessions={state.recent}
          devices={devices}
          timeZone={profile.time_zone}
          arrivedAt={state.arrivedAt}
        />
      </div>
    </div>
  );
}
