import { Link } from '@tanstack/react-router';
import { useDeletedSessions } from '#src/backend/offline/deleted-sessions.ts';
import type { Device } from '#src/backend/person/device-schema.ts';
import { paths } from '#src/config/paths.ts';
import { Card } from '#src/ui/card.tsx';
import { formatClock } from '#src/ui/format.ts';
import { TimeText } from '#src/ui/time-text.tsx';
import { dashboardTexts } from './dashboard.texts.ts';
import type { DashboardSession } from './dashboard.types.ts';
import { patternName } from './pattern-name.ts';

const texts = dashboardTexts.recent;

function goalText(session: DashboardSession): string {
  if (session.goal_minutes === null) return '';
  const reached = session.active_ms >= session.goal_minutes * 60_000;
  return reached ? texts.goalReached(session.goal_minutes) : texts.goalOf(session.goal_minutes);
}

interface RecentItemProps {
  readonly session: DashboardSession;
  readonly device: string;
  readonly timeZone: string;
  readonly arrived: boolean;
}

function RecentItem({ session, device, timeZone, arrived }: RecentItemProps) {
  return (
    <li className={arrived ? 'arrive' : undefined}>
      <Link
        to={paths.session}
        params={{ sessionId: String(session.id) }}
        className="-mx-2 grid min-h-11 grid-cols-[1fr_auto_4rem] items-center gap-x-4 rounded-control px-2 py-2 text-ink no-underline hover:bg-raised md:grid-cols-[11.75rem_4rem_5rem_minmax(0,1fr)_7.5rem_4rem] md:gap-x-3 lg:gap-x-4 lg:grid-cols-[12rem_4.5rem_6rem_minmax(0,1fr)_8rem_4rem]"
      >
        <TimeText value={session.ended_at} timeZone={timeZone} className={arrived ? 'font-semibold text-lake' : ''} />
        <span className="tabular">{formatClock(session.active_ms)}</span>
        <span className="hidden md:block">
          {session.pattern !== null && (
            <span className="rounded-lg bg-raised px-2 py-0.5 text-caption text-soft">
              {patternName(session.pattern)}
            </span>
          )}
        </span>
        <span className="hidden truncate text-muted md:block">{device}</span>
        <span className="hidden text-muted md:block">{goalText(session)}</span>
        <span className="tabular text-right whitespace-nowrap text-muted">{texts.xp(session.xp)}</span>
      </Link>
    </li>
  );
}

interface RecentCardProps {
  readonly sessions: readonly DashboardSession[];
  readonly devices: readonly Device[];
  readonly timeZone: string;
  /** Sessions that came while the page was open slide in. */
  readonly arrivedAt: Readonly<Record<number, number>>;
}

/** The newest sessions; a new one slides the others down by one. */
export function RecentCard({ sessions, devices, timeZone, arrivedAt }: RecentCardProps) {
  const deleted = useDeletedSessions();
  const shown = sessions.filter((session) => !deleted.has(session.id));
  return (
    <Card
      title={texts.title}
      aside={
        <Link to={paths.sessions} className="touch-target text-soft underline underline-offset-4">
          {texts.all}
        </Link>
      }
    >
      {shown.length === 0 ? (
        <p className="text-muted">{texts.empty}</p>
      ) : (
        <ol className="divide-y divide-line">
          {shown.map((session) => (
            <RecentItem
              key={session.id}
              session={session}
              device={devices.find((device) => device.id === session.device_id)?.name ?? texts.unknownDevice}
              timeZone={timeZone}
              arrived={arrivedAt[session.id] !== undefined}
            />
          ))}
        </ol>
      )}
    </Card>
  );
}
