import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useUserId } from '#src/backend/auth-session.ts';
import { useConnection, useConnectionState } from '#src/backend/connection-store.ts';
import { goalChangeOf, goalsQueryOptions } from '#src/backend/person/goals.ts';
import { preferencesQueryOptions } from '#src/backend/person/preferences.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import { paths } from '#src/config/paths.ts';
import { addDays, localDate, weekStart as weekStartOf } from '#src/domain/calendar.ts';
import type { GoalChange } from '#src/domain/goals.ts';
import { buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatExactDate } from '#src/ui/format.ts';
import { Notice } from '#src/ui/notice.tsx';
import { Page } from '#src/ui/page.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { useNow } from '#src/ui/time-text.tsx';
import { chosenPeriod, type Period, previousPeriod } from './analytics.periods.ts';
import { type AnalyticsRange, type AnalyticsSearch, analyticsSearchSchema } from './analytics.search.ts';
import { rowsIn } from './analytics.series.ts';
import { analyticsTexts as texts } from './analytics.texts.ts';
import { figuresOf } from './analytics.view.ts';
import { rowsQueryOptions } from './api/get-rows.ts';
import { totalsQueryOptions } from './api/get-totals.ts';
import { Charts } from './charts.tsx';
import { isStuck, LoadTrouble } from './load-trouble.tsx';
import { PeriodBar } from './period-bar.tsx';
import { ReviewCard } from './review-card.tsx';
import { useAnalyticsLive } from './use-analytics-live.ts';

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

interface PeriodViewProps {
  readonly userId: string;
  readonly period: Period;
  readonly compare: boolean;
  readonly weekStart: number;
  readonly today: string;
  readonly goals: readonly GoalChange[];
  readonly showRuns: boolean;
}

/** One period in each of its states. */
function PeriodView({ userId, period, compare, showRuns, ...options }: PeriodViewProps) {
  const query = useQuery({ ...rowsQueryOptions(userId, period), placeholderData: keepPreviousData });
  const before = compare ? previousPeriod(period, options.weekStart) : null;
  const beforeQuery = useQuery({ ...rowsQueryOptions(userId, before ?? period), enabled: before !== null });
  if (query.data === undefined) {
    if (!isStuck(query)) return <AnalyticsSkeleton />;
    return <LoadTrouble loads={[query]} />;
  }
  // While another period loads, the one before stays where it is, so that nothing jumps.
  const shown = query.isPlaceholderData ? { ...period, from: query.data.from, to: query.data.to } : period;
  const rows = rowsIn(shown, query.data.days);
  if (rows.length === 0) {
    return (
      <Card>
        <EmptyState drawing="soil" title={texts.empty.title} titleAs="h2">
          {texts.empty.text}
        </EmptyState>
      </Card>
    );
  }
  const beside =
    before === null || beforeQuery.data === undefined || query.isPlaceholderData
      ? null
      : { period: before, rows: beforeQuery.data.days };
  return (
    <Charts
      userId={userId}
      showRuns={showRuns}
      figures={figuresOf({ ...options, period: shown, rows, before: beside })}
    />
  );
}

/** What the address bar says of a period: as little as tells it. */
function searchOf(period: Period, today: string): AnalyticsSearch {
  if (period.range === 'custom') return { range: 'custom', from: period.from, to: period.to };
  const isNow = period.range === 'all' || (period.from <= today && today <= period.to);
  return { range: period.range, ...(isNow ? {} : { at: period.from }) };
}

/** Another range around the same time: a span of one's own begins as what is shown. */
function rangeSearch(range: AnalyticsRange, period: Period, today: string): AnalyticsSearch {
  if (range === 'custom') return { range, from: period.from, to: period.to < today ? period.to : today };
  const isNow = range === 'all' || period.range === 'all' || (period.from <= today && today <= period.to);
  return { range, ...(isNow ? {} : { at: period.from }) };
}

/** For whoever has no session yet: no span would show anything. */
function NothingYet() {
  return (
    <Card>
      <EmptyState
        drawing="seed"
        title={texts.nothing.title}
        titleAs="h2"
        actions={
          <Link to={paths.breathe} search={{ minutes: 5 }} className={buttonClass()}>
            {texts.nothing.action}
          </Link>
        }
      >
        {texts.nothing.text}
      </EmptyState>
    </Card>
  );
}

/** Practice over time, in spans that stand in the address bar. */
export function AnalyticsPage() {
  const userId = useUserId();
  const navigate = useNavigate();
  const search = analyticsSearchSchema.parse(useSearch({ strict: false }));
  const profileQuery = useQuery(profileQueryOptions(userId));
  const preferencesQuery = useQuery(preferencesQueryOptions(userId));
  const goalsQuery = useQuery(goalsQueryOptions(userId));
  const totalsQuery = useQuery(totalsQueryOptions(userId));
  const { data: profile } = profileQuery;
  const { data: preferences } = preferencesQuery;
  const { data: goals } = goalsQuery;
  const { data: totals } = totalsQuery;
  const isOffline = useConnectionState() === 'offline';
  const lastSyncAt = useConnection((connection) => (isOffline ? connection.lastSyncAt : null));
  const now = useNow(30_000);
  useAnalyticsLive(userId);

  const needsTotals = search.range === 'all' || search.range === 'custom';
  const needed = [profileQuery, preferencesQuery, goalsQuery, ...(needsTotals ? [totalsQuery] : [])];
  let body = needed.some(isStuck) ? <LoadTrouble loads={needed} /> : <AnalyticsSkeleton />;
  if (totals?.first_date === null) body = <NothingYet />;
  else if (profile !== undefined && preferences !== undefined && goals !== undefined && (!needsTotals || totals)) {
    const weekStart = profile.week_start;
    const today = localDate(now, profile.time_zone, profile.day_start_hour);
    const firstDate = totals?.first_date ?? null;
    const period = chosenPeriod(search.range ?? 'month', { ...search, today, firstDate, weekStart });
    const compare = search.compare === 'before';
    const show = (next: AnalyticsSearch, comparing = compare) =>
      void navigate({ to: paths.analytics, search: { ...next, ...(comparing ? { compare: 'before' } : {}) } });
    const changes = goals.map(goalChangeOf);
    // The week that is shown, otherwise the last one that is over.
    const reviewed = period.range === 'week' ? period.from : addDays(weekStartOf(today, weekStart), -7);
    body = (
      <>
        <PeriodBar
          period={period}
          today={today}
          weekStart={weekStart}
          compare={compare}
          onRange={(range) => show(rangeSearch(range, period, today))}
          onPeriod={(next) => show(searchOf(next, today))}
          onCompare={(comparing) => show(searchOf(period, today), comparing)}
          onToday={() => show({ range: period.range })}
        />
        <ReviewCard userId={userId} weekFrom={reviewed} goals={changes} />
        <PeriodView
          userId={userId}
          period={period}
          compare={compare}
          weekStart={weekStart}
          today={today}
          goals={changes}
          showRuns={preferences.show_streak}
        />
      </>
    );
  }
  const asOf = lastSyncAt === null ? null : formatExactDate(lastSyncAt, { timeZone: profile?.time_zone ?? 'UTC' });
  return (
    <Page title={texts.title} lead={texts.lead}>
      <div className="grid grid-cols-1 gap-4">
        {isOffline && <Notice tone="attention">{texts.offline(asOf)}</Notice>}
        {body}
      </div>
    </Page>
  );
}
