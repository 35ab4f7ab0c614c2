import { useMutation, useQuery } from '@tanstack/react-query';
import { useBlocker, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useUserId } from '#src/backend/auth-session.ts';
import { toAppError } from '#src/backend/errors.ts';
import { preferencesQueryOptions } from '#src/backend/person/preferences.ts';
import { goalOffer } from '#src/domain/session-goals.ts';
import type { SessionRow } from '#src/domain/sessions.ts';
import { Page } from '#src/ui/page.tsx';
import { levelQueryOptions } from './api/get-level.ts';
import { presetsQueryOptions } from './api/get-presets.ts';
import { parseBreatheSearch } from './breathe.search.ts';
import { breatheTexts as texts } from './breathe.texts.ts';
import { type Breathing, begin, breathingStore, finish, startOver } from './breathing-store.ts';
import { type Choices, readChoices, rememberChoices } from './choices.ts';
import { readDraft } from './draft.ts';
import { GoalCard } from './goal-card.tsx';
import { KeptSessions } from './kept-sessions.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { PatternCard } from './pattern-card.tsx';
import { patternTitle, rhythmWords } from './pattern-words.ts';
import { ReadyCard } from './ready-card.tsx';
import { RunningSession } from './running-session.tsx';
import { SensesCard } from './senses-card.tsx';
import { SessionEnded } from './session-ended.tsx';
import { keepSession } from './session-outbox.ts';
import { usePresetsLive } from './use-presets-live.ts';
import { useSpaceToBegin } from './use-space-to-begin.ts';

/** Breathing in the browser: choose, breathe, see what it was. */
export function BreathePage() {
  const userId = useUserId();
  const breathing = breathingStore();
  const asked = useSearch({ strict: false, select: parseBreatheSearch }).minutes;
  const [choices, setChoices] = useState<Choices>(() => ({
    ...readChoices(),
    ...(asked === undefined ? {} : { goalMinutes: asked }),
  }));
  const level = useQuery(levelQueryOptions(userId)).data ?? 1;
  const presets = useQuery(presetsQueryOptions(userId));
  const shareLive = useQuery(preferencesQueryOptions(userId)).data?.share_live ?? true;
  const keep = useMutation({ mutationFn: (row: SessionRow) => keepSession(userId, row) });
  usePresetsLive(userId);

  const offer = goalOffer(level);
  const goalMinutes = choices.goalMinutes === undefined ? offer.usual : choices.goalMinutes;
  const own = presets.data ?? [];
  const titleOf = (pattern: string) => patternTitle(pattern, own);
  const choose = (change: Partial<Choices>) => {
    const next = { ...choices, ...change };
    setChoices(next);
    rememberChoices(next);
  };
  const start = () => {
    // A session that was cut off and not yet asked about must not make room for the next one unseen.
    const cutOff = readDraft();
    if (cutOff !== null) keep.mutate(cutOff);
    keep.reset();
    void begin({ pattern: choices.pattern, goalMinutes });
  };
  const endHere = (kept: boolean) => {
    if (kept) finish();
    else startOver();
  };

  // However a session ends, by the button, by itself or by leaving: what counts is kept.
  const { mutate: keepRow } = keep;
  useEffect(() => {
    const stop = breathingStore.subscribe((now) => {
      if (now.stage === 'ended' && now.counts) keepRow(now.row);
    });
    return () => {
      stop();
      // Led away without being asked (a guard): nothing that was breathed gets lost, and the next visit begins anew.
      const row = finish();
      if (row !== null) void keepSession(userId, row).catch(() => undefined);
      startOver();
    };
  }, [keepRow, userId]);

  return (
    <>
      <Page title={texts.title} lead={breathing.stage === 'ended' ? undefined : texts.lead}>
        <KeptSessions userId={userId} onKeep={keepRow} />
        {breathing.stage === 'ended' ? (
          <SessionEnded
            row={breathing.row}
            title={titleOf(breathing.plan.pattern)}
            counts={breathing.counts}
            fate={fateOf(keep)}
            seed={userId}
            onAgain={startOver}
          />
        ) : (
          <div className="grid grid-cols-1 gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
            <ReadyCard
              title={titleOf(choices.pattern)}
              rhythm={rhythmWords(choices.pattern)}
              goalMinutes={goalMinutes}
              seed={userId}
              elsewhere={breathing.stage === 'ready' && breathing.elsewhere}
              onBegin={start}
            />
            <div className="grid content-start gap-4">
              <PatternCard
                value={choices.pattern}
                presets={own}
                loadFailed={presets.isError}
                onChange={(pattern) => choose({ pattern })}
              />
              <GoalCard
                offered={offer.minutes}
                value={goalMinutes}
                onChange={(goal) => choose({ goalMinutes: goal })}
              />
              <SensesCard choices={choices} onChange={choose} />
            </div>
          </div>
        )}
      </Page>
      <Stage
        breathing={breathing}
        choices={choices}
        titleOf={titleOf}
        userId={userId}
        shareLive={shareLive}
        onEnd={endHere}
      />
      {breathing.stage === 'ready' && <SpaceToBegin onBegin={start} />}
    </>
  );
}

function SpaceToBegin({ onBegin }: { readonly onBegin: () => void }) {
  useSpaceToBegin(onBegin);
  return null;
}

/** What happened to a session that the outbox could not take. */
function fateOf(keep: { readonly data: 'kept' | 'sent' | undefined; readonly error: unknown }): string | null {
  if (keep.error !== null) return texts.ended.lost(toAppError(keep.error).message);
  return keep.data === 'sent' ? texts.ended.sent : null;
}

interface StageProps {
  readonly breathing: Breathing;
  readonly choices: Choices;
  readonly titleOf: (pattern: string) => string;
  readonly userId: string;
  readonly shareLive: boolean;
  readonly onEnd: (keep: boolean) => void;
}

/** The running session, and the question that is asked once when somebody is about to leave it. */
function Stage({ breathing, choices, titleOf, userId, shareLive, onEnd }: StageProps) {
  const [asked, setAsked] = useState(false);
  const isRunning = () => breathingStore.getState().stage === 'breathing';
  const blocker = useBlocker({ shouldBlockFn: isRunning, enableBeforeUnload: isRunning, withResolver: true });
  const open = breathing.stage === 'breathing' && (asked || blocker.status === 'blocked');

  // A session that ended by itself while the question stood needs no answer any more.
  useEffect(() => {
    if (breathing.stage === 'breathing') return;
    setAsked(false);
    if (blocker.status === 'blocked') blocker.proceed();
  }, [breathing.stage, blocker]);

  if (breathing.stage !== 'breathing') return null;
  return (
    <>
      <RunningSession
        plan={breathing.plan}
        clock={breathing.clock}
        title={titleOf(breathing.plan.pattern)}
        seed={userId}
        sound={choices.sound}
        vibration={choices.vibration}
        shareLive={shareLive}
        onEnd={() => onEnd(true)}
        onAsk={() => setAsked(true)}
      />
      <LeaveDialog
        open={open}
        onStay={() => {
          setAsked(false);
          if (blocker.status === 'blocked') blocker.reset();
        }}
        onLeave={onEnd}
      />
    </>
  );
}
