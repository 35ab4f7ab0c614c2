import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useConnectionState } from '#src/backend/connection-store.ts';
import { outboxStore } from '#src/backend/offline/outbox-store.ts';
import { paths } from '#src/config/paths.ts';
import type { SessionRow } from '#src/domain/sessions.ts';
import { reachedGoal, sessionXp } from '#src/domain/xp.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { formatDuration } from '#src/ui/format.ts';
import { BreathDrawing, type BreathDrawingHandle } from './breath-drawing.tsx';
import { breatheTexts } from './breathe.texts.ts';
import { sessionKind } from './session-outbox.ts';

const texts = breatheTexts.ended;

/** Where the session is: on its way, kept here, or part of the practice. Nothing while another notice tells it. */
function useWhereabouts(row: SessionRow): string | null {
  const waiting = outboxStore((state) => state.entries.find((entry) => entry.slot === row.id));
  const sent = outboxStore((state) => state.sent.some((entry) => entry.kind === sessionKind && entry.slot === row.id));
  const state = useConnectionState();
  if (sent) return texts.sent;
  if (waiting === undefined || waiting.failure !== null) return null;
  return state === 'offline' || waiting.attempts > 0 ? texts.kept : texts.sending;
}

interface SessionEndedProps {
  readonly row: SessionRow;
  readonly title: string;
  /** Whether it was long enough to be written down. */
  readonly counts: boolean;
  /** Told instead of what the outbox knows: it was sent without it, or could neither be kept nor sent. */
  readonly fate: string | null;
  /** Makes the drawing the person's own. */
  readonly seed: string;
  readonly onAgain: () => void;
}

/** What was breathed, what it counts, and where it is now. */
export function SessionEnded({ row, title, counts, fate, seed, onAgain }: SessionEndedProps) {
  const whereabouts = useWhereabouts(row);
  const goal = row.goalMinutes ?? null;
  const figure = useRef<HTMLParagraphElement>(null);
  const drawing = useRef<BreathDrawingHandle>(null);
  useEffect(() => {
    drawing.current?.show(1);
    // The stage that had the focus is gone.
    figure.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Card title={texts.card}>
      <div className="grid items-center gap-x-10 gap-y-6 md:grid-cols-[1fr_auto]">
        <div className="grid gap-6">
          <div className="grid gap-1">
            <p ref={figure} tabIndex={-1} className="outline-none text-figure font-semibold text-ink md:text-display">
              {texts.figure(formatDuration(row.activeMs))}
            </p>
            {counts ? (
              <>
                <p className="text-lead text-soft">{texts.breaths(row.cycles, title)}</p>
                {goal !== null && <p className="text-muted">{texts.goal(goal, reachedGoal(row.activeMs, goal))}</p>}
                {sessionXp(row) > 0 && (
                  <p className="text-muted">{texts.xp(sessionXp(row), row.cycles, row.goalBonusXP ?? 0)}</p>
                )}
              </>
            ) : (
              <p className="text-lead text-soft">{texts.short}</p>
            )}
          </div>
          {counts && (
            <p role="status" className="min-h-6 text-muted">
              {fate ?? whereabouts}
            </p>
          )}
          <div className="flex flex-wrap gap-3">
            <Button size="lg" onClick={onAgain}>
              {texts.again}
            </Button>
            <Link to={paths.today} className={buttonClass({ variant: 'secondary', size: 'lg' })}>
              {texts.today}
            </Link>
          </div>
        </div>
        <div className="relative m-6 hidden size-56 md:block lg:mr-16">
          <BreathDrawing ref={drawing} seed={seed} />
        </div>
      </div>
    </Card>
  );
}
