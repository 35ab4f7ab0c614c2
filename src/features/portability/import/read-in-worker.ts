import type { ReadOutcome } from './import.types.ts';
import { readFile } from './read-file.ts';

/** What is asked of the worker. */
export interface ReadRequest {
  readonly text: string;
  readonly name: string | null;
  readonly zone: string;
}

function askWorker(request: ReadRequest): Promise<ReadOutcome> {
  const worker = new Worker(new URL('./read-file.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<ReadOutcome>((resolve, reject) => {
    worker.addEventListener('message', (event: MessageEvent<ReadOutcome>) => resolve(event.data));
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}

/** Reads a text beside the page, so that the page stays alive with years of sessions. */
export async function readInWorker(request: ReadRequest): Promise<ReadOutcome> {
  if (typeof Worker === 'undefined') return readFile(request.text, request.name, request.zone);
  try {
    return await askWorker(request);
  } catch {
    // A browser that refuses workers still reads, if less smoothly.
    return readFile(request.text, request.name, request.zone);
  }
}
