import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { paths } from '#src/config/paths.ts';
import { formatClock, formatDay, formatDuration, formatTime } from '#src/ui/format.ts';
import { goalOutcome } from './sessions.cache.ts';
import type { DayGroup } from './sessions.groups.ts';
import { sessionsTexts as texts } from './sessions.texts.ts';
import type { Session } from './sessions.types.ts';

interface SessionListProps {
  readonly groups: readonly DayGroup[];
  readonly deviceNames: ReadonlyMap<string, string>;
  /** Ids that came live, so that they slide in. */
  readonly arrivedAfter: number;
}

function goalText(session: Session): string {
  if (session.goal_minutes === null) return '';
  return goalOutcome(session) === 'reached'
    ? texts.goalReached(session.goal_minutes)
    : texts.goalOf(session.goal_minutes);
}

interface SessionItemProps {
  readonly session: Session;
  readonly device: string;
  readonly arrived: boolean;
}

// Whatever arrives draws the list anew; of its many lines only the new ones.
const SessionItem = memo(function SessionItem({ session, device, arrived }: SessionItemProps) {
  return (
    <li className={arrived ? 'arrive' : undefined}>
      <Link
        to={paths.session}
        params={{ sessionId: String(session.id) }}
        className="grid min-h-11 grid-cols-[4rem_1fr_4.5rem] items-center gap-x-4 rounded-control px-2 py-2 text-ink no-underline hover:bg-raised sm:grid-cols-[3.5rem_4.25rem_minmax(0,5.5rem)_minmax(0,1fr)_7.5rem_4.5rem] lg:grid-cols-[4rem_4.5rem_minmax(0,9rem)_minmax(0,1fr)_minmax(0,8.5rem)_4.5rem]"
      >
        <time dateTime={session.ended_at} className="tabular text-muted">
          {formatTime(session.ended_at, { timeZone: session.time_zone })}
        </time>
        <span className="tabular font-medium">{formatClock(session.active_ms)}</span>
        <span className="hidden truncate text-muted sm:block">{texts.pattern(session.pattern)}</span>
        <span className="hidden truncate text-muted sm:block">{device}</span>
        <span className="hidden truncate text-muted sm:block">{goalText(session)}</span>
        <span className="tabular text-right text-muted">{texts.xp(session.xp)}</span>
      </Link>
    </li>
  );
});

/** Sessions by day, newest first; each leads to its own page. */
export function SessionList({ groups, deviceNames, arrivedAfter }: SessionListProps) {
  return (
    <div className="grid gap-6">
      {groups.map((group) => (
        <section key={`${group.date}-${group.sessions[0]?.id ?? 0}`} className="grid gap-1">
          <header className="grid px-2 sm:flex sm:items-baseline sm:justify-between sm:gap-x-4">
            <h2 className="font-semibold text-soft first-letter:uppercase">{formatDay(group.date, 'long')}</h2>
            <p className="text-caption text-muted">
              {texts.daySum(group.sessions.length, formatDuration(group.activeMs))}
            </p>
          </header>
          <ul className="divide-y divide-line">
            {group.sessions.map((session) => (
              <SessionItem
                key={session.id}
                session={session}
                device={deviceNames.get(session.device_id) ?? texts.unknownDevice}
                arrived={session.id > arrivedAfter}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
