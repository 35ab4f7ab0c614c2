import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useUserId } from '#src/backend/auth-session.ts';
import { OfflineError } from '#src/backend/errors.ts';
import { useDeletedSessions } from '#src/backend/offline/deleted-sessions.ts';
import { devicesQueryOptions } from '#src/backend/person/devices.ts';
import { paths } from '#src/config/paths.ts';
import { backLink } from '#src/ui/back-link.tsx';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatClock, formatDay, formatExactDate } from '#src/ui/format.ts';
import { Notice } from '#src/ui/notice.tsx';
import { Page } from '#src/ui/page.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { sessionQueryOptions } from './api/get-session.ts';
import { goalOutcome } from './sessions.cache.ts';
import { sessionsTexts } from './sessions.texts.ts';
import type { Session } from './sessions.types.ts';
import { useDeleteSession } from './use-delete-session.ts';
import { useSessionsLive } from './use-sessions-live.ts';

const texts = sessionsTexts.detail;

interface FactProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly hint?: ReactNode;
  /** Takes the whole line on a phone. */
  readonly long?: boolean;
}

function Fact({ name, value, hint, long = false }: FactProps) {
  return (
    <div className={classNames('grid content-start gap-0.5', long && 'max-sm:col-span-2')}>
      <dt className="text-caption text-muted">{name}</dt>
      <dd className="font-medium text-ink">{value}</dd>
      {hint !== undefined && <dd className="max-w-text text-caption text-muted">{hint}</dd>}
    </div>
  );
}

function goalValue(session: Session): string {
  if (session.goal_minutes === null) return texts.noGoal;
  const reached = goalOutcome(session) === 'reached';
  return reached ? texts.goalReached(session.goal_minutes) : texts.goalOpen(session.goal_minutes);
}

function Facts({ session, device }: { session: Session; device: string }) {
  const zone = { timeZone: session.time_zone };
  const elapsed = Date.parse(session.ended_at) - Date.parse(session.started_at);
  const paused = elapsed - session.active_ms;
  return (
    <dl className="grid grid-cols-2 gap-5">
      <div className="col-span-2 grid gap-0.5">
        <dt className="text-caption text-muted">{texts.active}</dt>
        <dd className="tabular text-figure font-semibold text-ink md:text-display">{formatClock(session.active_ms)}</dd>
        <dd className="text-caption text-muted">{texts.activeHint}</dd>
      </div>
      <Fact long name={texts.started} value={formatExactDate(session.started_at, zone)} />
      <Fact long name={texts.ended} value={formatExactDate(session.ended_at, zone)} />
      <Fact
        name={texts.elapsed}
        value={formatClock(elapsed)}
        hint={paused >= 1000 ? texts.paused(formatClock(paused)) : undefined}
      />
      <Fact
        name={texts.cycles}
        value={session.cycles === 0 ? texts.noCycles : session.cycles}
        hint={session.cycles === 0 ? texts.noCyclesHint : undefined}
      />
      <Fact name={texts.pattern} value={sessionsTexts.pattern(session.pattern)} />
      <Fact name={texts.goal} value={goalValue(session)} />
      <Fact
        name={texts.xp}
        value={sessionsTexts.xp(session.xp)}
        hint={texts.xpSplit(session.cycles, session.goal_bonus_xp)}
      />
      <Fact name={texts.device} value={device} />
      <Fact name={texts.zone} value={session.zone_assumed ? texts.zoneAssumed(session.time_zone) : session.time_zone} />
      {session.pledge_honored !== null && (
        <Fact name={texts.pledge} value={session.pledge_honored ? texts.pledgeHonored : texts.pledgeOpen} />
      )}
    </dl>
  );
}

function Detail({ session, userId }: { session: Session; userId: string }) {
  const navigate = useNavigate();
  const devices = useQuery(devicesQueryOptions(userId)).data ?? [];
  const remove = useDeleteSession(userId, () => void navigate({ to: paths.sessions, search: {} }));
  const device = devices.find((row) => row.id === session.device_id)?.name ?? sessionsTexts.unknownDevice;
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card>
        <Facts session={session} device={device} />
      </Card>
      {session.flags.length > 0 && (
        <Card title={texts.notes}>
          <ul className="grid gap-2">
            {session.flags.map((flag) => (
              <li key={flag} className="max-w-text">
                {sessionsTexts.flag(flag)}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <div className="grid justify-items-start gap-2">
        <Button variant="danger" busy={remove.isPending} onClick={() => remove.mutate(session)}>
          {texts.remove}
        </Button>
        <p className="text-caption text-muted">{texts.removeHint}</p>
      </div>
    </div>
  );
}

interface BodyProps {
  readonly query: UseQueryResult<Session | null>;
  /** Null when there is none, or none any more. */
  readonly session: Session | null | undefined;
  readonly userId: string;
}

function Body({ query, session, userId }: BodyProps) {
  if (session) return <Detail session={session} userId={userId} />;
  if (session === null) {
    return (
      <EmptyState
        drawing="soil"
        title={texts.notFound.title}
        actions={
          <Link to={paths.sessions} className={buttonClass({ variant: 'secondary' })}>
            {texts.back}
          </Link>
        }
      >
        {texts.notFound.text}
      </EmptyState>
    );
  }
  if (query.isPending && !query.isPaused) {
    return (
      <Card>
        <LoadingNote />
        <Skeleton className="h-64 w-full" />
      </Card>
    );
  }
  const offline = query.isPaused || query.error instanceof OfflineError;
  return (
    <Notice
      tone={offline ? 'attention' : 'danger'}
      title={offline ? undefined : sessionsTexts.error.title}
      action={
        <Button variant="secondary" size="sm" onClick={() => void query.refetch()}>
          {sessionsTexts.error.retry}
        </Button>
      }
    >
      {offline ? sessionsTexts.offlineEmpty : sessionsTexts.error.text}
    </Notice>
  );
}

/** One session: what it was, where it came from, and the way to delete it. */
export function SessionDetailPage() {
  const userId = useUserId();
  const { sessionId } = useParams({ strict: false });
  const wanted = Number(sessionId);
  const id = Number.isSafeInteger(wanted) ? wanted : 0;
  const deleted = useDeletedSessions().has(id);
  const query = useQuery(sessionQueryOptions(userId, id));
  const session = deleted ? null : query.data;
  useSessionsLive(userId);
  return (
    <Page
      title={session ? formatDay(session.local_date, 'long') : texts.title}
      back={<Link to={paths.sessions} {...backLink(texts.back)} />}
    >
      <Body query={query} session={session} userId={userId} />
    </Page>
  );
}
