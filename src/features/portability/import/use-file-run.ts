import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type AppError, toAppError } from '#src/backend/errors.ts';
import { announce } from '#src/ui/announcer.tsx';
import { importSteps } from '../api/send-import.ts';
import { portabilityKeys } from '../portability.keys.ts';
import { portabilityTexts } from '../portability.texts.ts';
import { bringBeside } from './beside.ts';
import { countsOf, type FileProgress, type FileRun, runFile, untouchedFile } from './run-file.ts';

/** A run as the page shows it. */
export type RunState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'running' | 'paused' | 'failed' | 'done';
      readonly run: FileRun;
      readonly progress: FileProgress;
      readonly error: AppError | null;
      /** Own patterns of the file that found no room. */
      readonly noRoom: number;
    };

/** Runs the import of one file; it can be paused and gone on with, also after a failure. */
export function useFileRun(userId: string) {
  const client = useQueryClient();
  const [state, setState] = useState<RunState>({ status: 'idle' });
  const abort = useRef<AbortController | null>(null);
  // Leaving the page pauses between two chunks; importing the same file again goes on.
  useEffect(() => () => abort.current?.abort(), []);

  const go = async (run: FileRun, from: FileProgress): Promise<void> => {
    const controller = new AbortController();
    abort.current = controller;
    let latest = from;
    setState({ status: 'running', run, progress: from, error: null, noRoom: 0 });
    const onProgress = (progress: FileProgress) => {
      latest = progress;
      setState((before) => (before.status === 'idle' ? before : { ...before, progress }));
    };
    try {
      const progress = await runFile(run, from, { steps: importSteps, signal: controller.signal, onProgress });
      const done = progress.every((task) => task.finished);
      const noRoom = done ? await bringBeside(userId, run.file.beside, run.beside) : 0;
      setState({ status: done ? 'done' : 'paused', run, progress, error: null, noRoom });
      if (done) announce(portabilityTexts.import.done.announced(countsOf(progress).created));
    } catch (error) {
      setState({ status: 'failed', run, progress: latest, error: toAppError(error), noRoom: 0 });
    }
    await client.invalidateQueries({ queryKey: portabilityKeys.imports(userId) });
  };

  return {
    state,
    start: (run: FileRun) => void go(run, untouchedFile(run)),
    pause: () => abort.current?.abort(),
    resume: () => {
      if (state.status === 'paused' || state.status === 'failed') void go(state.run, state.progress);
    },
  };
}
