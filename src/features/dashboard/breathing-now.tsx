import type { Device } from '#src/backend/person/device-schema.ts';
import { formatClock } from '#src/ui/format.ts';
import { useNow } from '#src/ui/time-text.tsx';
import { dashboardTexts } from './dashboard.texts.ts';
import { activeMsAt, type LiveSession } from './live-sessions.ts';
import { patternName } from './pattern-name.ts';

const texts = dashboardTexts.live;

function LiveRow({ session, device }: { session: LiveSession; device: string }) {
  const now = useNow(1000);
  const running = session.state === 'running';
  const clock = formatClock(activeMsAt(session, now));
  const pattern = session.pattern === null ? null : patternName(session.pattern);
  return (
    <li className="flex items-center gap-3 rounded-control bg-raised px-4 py-3">
      <span
        aria-hidden="true"
        className={
          running
            ? 'breathe-glow size-3 shrink-0 rounded-full bg-lake outline-4 outline-lake/25'
            : 'size-3 shrink-0 rounded-full border-2 border-lake'
        }
      />
      <div className="min-w-0">
        <p className="tabular font-semibold text-ink">{running ? texts.running(clock) : texts.paused(clock)}</p>
        <p className="truncate text-caption text-muted">{texts.where(device, pattern)}</p>
      </div>
    </li>
  );
}

interface BreathingNowProps {
  readonly sessions: readonly LiveSession[];
  readonly devices: readonly Device[];
}

/** Sessions that are going on right now, each with its own clock. */
export function BreathingNow({ sessions, devices }: BreathingNowProps) {
  if (sessions.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {sessions.map((session) => (
        <LiveRow
          key={session.deviceId}
          session={session}
          device={devices.find((device) => device.id === session.deviceId)?.name ?? texts.unknownDevice}
        />
      ))}
    </ul>
  );
}
