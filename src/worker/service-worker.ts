import { runWorker } from './worker.ts';
import type { Build, WorkerScope } from './worker-scope.ts';

/** Put in by the build. */
declare const __BUILD__: Build;

runWorker(globalThis as unknown as WorkerScope, __BUILD__);
