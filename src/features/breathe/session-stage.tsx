import { Pause, Play, Square } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { reachedGoal } from '#src/domain/xp.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { formatClock, formatDuration } from '#src/ui/format.ts';
import { Notice } from '#src/ui/notice.tsx';
import { useReducedMotion } from '#src/ui/theme.ts';
import { BreathDrawing, type BreathDrawingHandle } from './breath-drawing.tsx';
import { breatheTexts } from './breathe.texts.ts';
import { answerSleep, togglePause } from './breathing-store.ts';
import { GoalArc } from './goal-arc.tsx';
import { phasesHere } from './pattern-words.ts';
import type { SessionClock } from './session-clock.ts';
import type { SessionPlan } from './session-row.ts';
import { StillBreath } from './still-breath.tsx';
import { useAwake } from './use-awake.ts';
import { useMoment } from './use-moment.ts';
import { useSound, useTouch } from './use-senses.ts';

const texts = breatheTexts.stage;

export interface SessionStageProps {
  readonly plan: SessionPlan;
  readonly clock: SessionClock;
  /** How the pattern is called. */
  readonly title: string;
  /** Makes the drawing the person's own. */
  readonly seed: string;
  readonly sound: boolean;
  readonly vibration: boolean;
  readonly onEnd: () => void;
  /** Escape: the person may want to leave. */
  readonly onAsk: () => void;
}

/** Nothing but the breath, over everything else; the controls go to rest and come back on touch or key. */
export function SessionStage({ plan, clock, title, seed, sound, vibration, onEnd, onAsk }: SessionStageProps) {
  const stage = useRef<HTMLDialogElement>(null);
  const drawing = useRef<BreathDrawingHandle>(null);
  const still = useReducedMotion();
  const awake = useAwake(stage);
  const running = clock.state === 'running';
  const phases = useMemo(() => phasesHere(plan.pattern), [plan.pattern]);
  const moment = useMoment(phases, running, (amplitude) => drawing.current?.show(amplitude));
  const reached = reachedGoal(clock.activeMs, plan.goalMinutes);
  const controlsShown = awake || still || !running || clock.sleptMs > 0;
  useSound(phases, sound, running);
  useTouch(moment.phase, moment.cycle, vibration, running);

  useEffect(() => {
    const dialog = stage.current;
    if (dialog === null) return;
    if (!dialog.open) dialog.showModal();
    dialog.focus();
    return () => dialog.close();
  }, []);

  const word = running ? breatheTexts.phases[moment.phase] : texts.paused;
  return (
    <dialog
      ref={stage}
      tabIndex={-1}
      aria-label={texts.label(title)}
      onCancel={(event) => {
        event.preventDefault();
        onAsk();
      }}
      onKeyDown={(event) => {
        const onButton = event.target instanceof HTMLButtonElement;
        const pauses = event.key === 'p' || event.key === 'P' || (event.key === ' ' && !onButton);
        if (!pauses || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        togglePause();
      }}
      className={classNames(
        'fixed inset-0 m-0 h-dvh max-h-none w-screen max-w-none overflow-hidden bg-ground p-0 text-ink outline-none',
        !controlsShown && 'cursor-none',
      )}
    >
      <div className="grid h-full grid-rows-[auto_minmax(0,1fr)_auto] justify-items-center gap-4 px-4 pt-[max(1rem,env(safe-area-inset-top))] pb-[max(1.25rem,env(safe-area-inset-bottom))]">
        <div className={classNames('grid min-h-16 w-full max-w-xl content-start gap-3', faded, !controlsShown && gone)}>
          <p className="tabular text-center text-body text-muted">
            {title}, {texts.clock(formatClock(clock.activeMs), plan.goalMinutes)}
          </p>
          {clock.sleptMs > 0 && (
            <Notice
              tone="attention"
              action={
                <>
                  <Button size="sm" variant="secondary" onClick={() => answerSleep(true)}>
                    {texts.sleptKeep}
                  </Button>
                  <Button size="sm" variant="secondary" onClick={() => answerSleep(false)}>
                    {texts.sleptLeave}
                  </Button>
                </>
              }
            >
              {texts.slept(formatDuration(clock.sleptMs))}
            </Notice>
          )}
        </div>
        {still ? (
          <StillBreath phases={phases} moment={moment} word={word} running={running} />
        ) : (
          <div className="grid content-center justify-items-center gap-[clamp(1.5rem,6vh,4rem)]">
            <div className="relative grid aspect-square w-[min(76vw,52vh,30rem)] place-items-center">
              <BreathDrawing ref={drawing} seed={seed} />
              <GoalArc share={plan.goalMinutes === null ? null : clock.activeMs / (plan.goalMinutes * 60_000)} />
              <span aria-hidden="true" className="tabular relative text-figure font-medium text-soft">
                {running && moment.secondsLeft > 0 ? moment.secondsLeft : ''}
              </span>
            </div>
            <p aria-live="polite" className="text-figure font-medium text-ink">
              {word}
            </p>
          </div>
        )}
        <div className={classNames('grid justify-items-center gap-4', faded, !controlsShown && gone)}>
          <p role="status" className="min-h-6 text-center text-muted">
            {reached && plan.goalMinutes !== null && texts.goalReached(plan.goalMinutes)}
          </p>
          <div className="flex flex-wrap justify-center gap-3">
            <Button size="lg" variant="secondary" icon={running ? <Pause /> : <Play />} onClick={togglePause}>
              {running ? texts.pause : texts.resume}
            </Button>
            <Button size="lg" variant="secondary" icon={<Square />} onClick={onEnd}>
              {texts.end}
            </Button>
          </div>
        </div>
      </div>
    </dialog>
  );
}

const faded = 'transition-opacity duration-slow ease-calm';
// Not in the way of a first touch, which only brings them back; reachable by key all the same.
const gone = 'pointer-events-none opacity-0';
