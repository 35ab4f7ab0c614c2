import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useUserId } from '#src/backend/auth-session.ts';
import { useConnection } from '#src/backend/connection-store.ts';
import { OfflineError } from '#src/backend/errors.ts';
import { preferencesQueryOptions } from '#src/backend/person/preferences.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import type { Profile } from '#src/backend/person/profile-schema.ts';
import { paths } from '#src/config/paths.ts';
import { localDate } from '#src/domain/calendar.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Page } from '#src/ui/page.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { useNow } from '#src/ui/time-text.tsx';
import { type Period, periodOf } from './analytics.periods.ts';
import { analyticsSearchSchema } from './analytics.search.ts';
import { bucketsOf, goalCompletion, periodSums, xpSplit } from './analytics.series.ts';
import { analyticsTexts as texts } from './analytics.texts.ts';
import type { AnalyticsDay } from './analytics.types.ts';
import { daysQueryOptions } from './api/get-days.ts';
import { GoalsCard } from './goals-card.tsx';
import { HeatCard } from './heat-card.tsx';
import { PeriodBar } from './period-bar.tsx';
import { MinutesCard, SessionsCard } from './time-cards.tsx';
import { useAnalyticsLive } from './use-analytics-live.ts';
import { AllXpCard, XpCard } from './xp-cards.tsx';

function AnalyticsSkeleton() {
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
      <LoadingNote />
      <Card className="md:col-span-2">
        <Skeleton className="h-80 w-full" />
      </Card>
      {['h-64', 'h-[16.5rem]'].map((height) => (
        <Card key={height}>
          <Skeleton className={`w-full ${height}`} />
        </Card>
      ))}
    </div>
  );
}

interface ChartsProps {
  readonly userId: string;
  readonly period: Period;
  readonly days: readonly AnalyticsDay[];
  readonly profile: Profile;
  readonly today: string;
  readonly goalMinutes: number;
}

/** The charts of one period. */
function Charts({ userId, period, days, profile, today, goalMinutes }: ChartsProps) {
  const weekStart = profile.week_start;
  const buckets = bucketsOf(period, days, { weekStart, today });
  const sums = periodSums(days);
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
      <div className="md:col-span-2">
        <MinutesCard
          period={period}
          buckets={buckets}
          summary={texts.summary(sums.minutes, sums.sessions, sums.practised)}
          goalMinutes={goalMinutes}
          today={today}
        />
      </div>
      <SessionsCard period={period} buckets={buckets} summary={texts.sessions.summary(sums.sessions)} />
      <GoalsCard
        goals={goalCompletion(period, days, { dailyGoalMinutes: goalMinutes, today })}
        goalMinutes={goalMinutes}
      />
      <div className="md:col-span-2">
        <HeatCard days={days} weekStart={weekStart} />
      </div>
      <XpCard period={period} buckets={buckets} split={xpSplit(days)} />
      <AllXpCard userId={userId} />
    </div>
  );
}

/** One period in each of its states. */
function PeriodView(props: Omit<ChartsProps, 'days'>) {
  const { userId, period } = props;
  const query = useQuery({ ...daysQueryOptions(userId, period), placeholderData: keepPreviousData });
  if (query.data === undefined) {
    if (query.isPending && !query.isPaused) return <AnalyticsSkeleton />;
    const offline = query.isPaused || query.error instanceof OfflineError;
    return (
      <Notice
        tone={offline ? 'attention' : 'danger'}
        title={offline ? undefined : texts.error.title}
        action={
          <Button variant="secondary" size="sm" onClick={() => void query.refetch()}>
            {texts.error.retry}
          </Button>
        }
      >
        {offline ? texts.offlineEmpty : texts.error.text}
      </Notice>
    );
  }
  // While another period loads, the one before stays where it is, so that nothing jumps.
  const shown = query.isPlaceholderData ? { ...period, from: query.data.from, to: query.data.to } : period;
  if (query.data.days.length === 0) {
    return (
      <Card>
        <EmptyState drawing="soil" title={texts.empty.title} titleAs="h2">
          {texts.empty.text}
        </EmptyState>
      </Card>
    );
  }
  return <Charts {...props} period={shown} days={query.data.days} />;
}

/** Practice over time, in spans that stand in the address bar. */
export function AnalyticsPage() {
  const userId = useUserId();
  const navigate = useNavigate();
  const search = analyticsSearchSchema.parse(useSearch({ strict: false }));
  const profile = useQuery(profileQueryOptions(userId)).data;
  const preferences = useQuery(preferencesQueryOptions(userId)).data;
  const connection = useConnection();
  const now = useNow(30_000);
  useAnalyticsLive(userId);

  let body = <AnalyticsSkeleton />;
  if (profile !== undefined && preferences !== undefined) {
    const today = localDate(now, profile.time_zone, profile.day_start_hour);
    const at = search.at === undefined || search.at > today ? today : search.at;
    const period = periodOf(search.range ?? 'month', at, profile.week_start);
    const show = (next: Period) => {
      const isNow = next.from <= today && today <= next.to;
      const at = isNow ? {} : { at: next.from };
      void navigate({ to: paths.analytics, search: { range: next.range, ...at } });
    };
    body = (
      <>
        <PeriodBar period={period} today={today} weekStart={profile.week_start} onChange={show} />
        <PeriodView
          userId={userId}
          period={period}
          profile={profile}
          today={today}
          goalMinutes={preferences.daily_goal_minutes}
        />
      </>
    );
  }
  return (
    <Page title={texts.title} lead={texts.lead}>
      <div className="grid grid-cols-1 gap-4">
        {connection.state === 'offline' && <Notice tone="attention">{texts.offline}</Notice>}
        {body}
      </div>
    </Page>
  );
}
