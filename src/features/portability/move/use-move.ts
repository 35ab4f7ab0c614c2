import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { forgetGuest } from '#src/backend/guest/guest-session.ts';
import { guestVault } from '#src/backend/guest/guest-vault.ts';
import { noteBadges } from '#src/backend/person/badges.ts';
import { portabilityKeys } from '../portability.keys.ts';
import { type Carry, type MoveRun, readMove, writeMove } from './move-state.ts';
import { hasToBeginAnew, planMove, runMove, undoMove } from './run-move.ts';

const lockName = 'bm-move';

/** Another tab is at it. */
export class ElsewhereError extends Error {
  override readonly name = 'ElsewhereError';
}

/** One tab at a time; throws an `ElsewhereError` where another one is at it. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(lockName, { ifAvailable: true }, (lock) => {
    if (lock === null) throw new ElsewhereError();
    return work();
  });
}

const moveKey = (userId: string) => [...portabilityKeys.all(userId), 'move'] as const;

async function loadMove() {
  const [{ data, isNew }, state] = await Promise.all([guestVault().state(), readMove()]);
  return { data, isNew, state };
}

/** What there is to move, and how far the move is; follows what other tabs do. */
export function useMoveState(userId: string) {
  const client = useQueryClient();
  useEffect(
    () => guestVault().onChange(() => void client.invalidateQueries({ queryKey: moveKey(userId) })),
    [client, userId],
  );
  return useQuery({
    queryKey: moveKey(userId),
    queryFn: loadMove,
    meta: { keep: false },
    // The guest's rows are the same objects as long as they are unchanged.
    structuralSharing: false,
  });
}

/** Plans when nothing was planned for these facts, then carries on to the end. */
async function carryOn(account: string, carry: Carry, signal: AbortSignal): Promise<void> {
  const { data } = await guestVault().state();
  const { backup, run: known } = await readMove();
  let run = known;
  if (run !== null && (run.version !== data.version || run.phase === 'undoing')) {
    // More was practised here meanwhile: what was moved was planned for less.
    await undoMove(run);
    run = null;
  }
  run ??= await planMove(account, data, carry);
  await writeMove({ backup, run });
  let saving = Promise.resolve();
  const onProgress = (next: MoveRun) => {
    saving = saving.then(() => writeMove({ backup, run: next }));
  };
  const done = await runMove(run, data, { signal, onProgress }).finally(() => saving);
  await writeMove({ backup, run: done });
}

async function carryOnOrAnew(account: string, carry: Carry, signal: AbortSignal): Promise<void> {
  try {
    await carryOn(account, carry, signal);
  } catch (error) {
    const { backup, run } = await readMove();
    if (run === null || !hasToBeginAnew(error)) throw error;
    await undoMove(run);
    await writeMove({ backup, run: null });
    await carryOn(account, carry, signal);
  }
}

async function takeBack(): Promise<void> {
  const { backup, run } = await readMove();
  if (run === null) return;
  await writeMove({ backup, run: { ...run, phase: 'undoing' } });
  await undoMove(run);
  await writeMove({ backup, run: null });
}

async function finishMove(): Promise<void> {
  const { data } = await guestVault().state();
  // Only now, since this could not be taken back.
  if (data.badge_notes.length > 0) await noteBadges(data.badge_notes.map(({ badge }) => badge));
  await forgetGuest();
}

const refresh = (client: QueryClient, userId: string) =>
  client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === userId });

/** The steps of a move, for the page that shows them. */
export function useMoveSteps(userId: string) {
  const client = useQueryClient();
  const running = useRef<{ readonly abort: AbortController; readonly settled: Promise<unknown> } | null>(null);
  // Leaving the page pauses between two parts; coming back goes on.
  useEffect(() => () => running.current?.abort.abort(), []);

  const run = useMutation({
    mutationFn: (carry: Carry) => {
      const abort = new AbortController();
      const work = alone(() => carryOnOrAnew(userId, carry, abort.signal));
      running.current = { abort, settled: work.catch(() => undefined) };
      return work;
    },
    onSettled: () => refresh(client, userId),
  });
  const undo = useMutation({
    mutationFn: async () => {
      // What is under way stops between two parts first.
      running.current?.abort.abort();
      await running.current?.settled;
      await alone(takeBack);
    },
    onSettled: () => refresh(client, userId),
  });
  const beginAnew = useMutation({ mutationFn: async () => writeMove({ ...(await readMove()), run: null }) });
  const finish = useMutation({ mutationFn: (_moved: number) => alone(finishMove) });
  return { run, undo, beginAnew, finish };
}
