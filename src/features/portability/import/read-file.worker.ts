import { readFile } from './read-file.ts';
import type { ReadRequest } from './read-in-worker.ts';

addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  const { text, name, zone } = event.data;
  void readFile(text, name, zone).then((outcome) => postMessage(outcome));
});
