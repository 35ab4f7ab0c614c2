import { sharedCacheName, sharedNameHeader } from '#src/config/shared-files.ts';
import type { ChosenText } from './choose-card.tsx';

interface LaunchParams {
  readonly files: readonly { getFile(): Promise<File> }[];
}

interface LaunchQueue {
  setConsumer(consumer: (params: LaunchParams) => void): void;
}

/** Files that another app shared with the installed app; each is handed out once. */
export async function takeSharedFiles(): Promise<ChosenText[]> {
  if (!('caches' in window) || !(await caches.has(sharedCacheName))) return [];
  const shared = await caches.open(sharedCacheName);
  const taken: ChosenText[] = [];
  for (const request of await shared.keys()) {
    const answer = await shared.match(request);
    if (answer === undefined) continue;
    const name = decodeURIComponent(answer.headers.get(sharedNameHeader) ?? '');
    taken.push({ name: name === '' ? null : name, text: await answer.text() });
  }
  await caches.delete(sharedCacheName);
  return taken;
}

/** Calls `onFiles` with files that were opened with the installed app, from the file manager for instance. */
export function onLaunchFiles(onFiles: (chosen: ChosenText[]) => void): void {
  if (!('launchQueue' in window)) return;
  (window.launchQueue as LaunchQueue).setConsumer(({ files }) => {
    const reading = files.map(async (handle) => {
      const file = await handle.getFile();
      return { name: file.name, text: await file.text() };
    });
    // A file that has gone meanwhile is chosen by hand instead.
    void Promise.all(reading).then(
      (chosen) => chosen.length > 0 && onFiles(chosen),
      () => undefined,
    );
  });
}
