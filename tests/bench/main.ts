/** `npm run bench [-- NAME …]`: measures and prints; a missed budget is said, never hidden, and does not fail. */
import { batchRequest } from './api-bench.ts';
import { breatheFrames } from './breathe-bench.ts';
import { batchSize, history, tenMillion } from './database-benches.ts';
import { guestAnswers } from './guest-bench.ts';
import { interactions } from './interaction-bench.ts';
import { installable, lighthouseScores } from './lighthouse-bench.ts';
import { livePath } from './live-bench.ts';
import type { Figure } from './measure.ts';

const benches: Readonly<Record<string, { readonly about: string; readonly run: () => Promise<Figure[]> }>> = {
  live: { about: 'push acknowledged → painted in another browser, 200 pushes', run: livePath },
  batch: {
    about: 'a batch of 100 against a batch of 1: whole requests, and the ingest function alone',
    run: async () => [...(await batchRequest()), ...(await batchSize())],
  },
  history: { about: "the dashboard's reads for 100,000 sessions against 100", run: history },
  breathe: { about: 'frames of a running session, 20 s in Chromium', run: breatheFrames },
  interaction: { about: 'the year view of 10,000 sessions, used on a machine four times slower', run: interactions },
  'ten-million': { about: 'ingest into 10,000,000 sessions against an empty table (several minutes)', run: tenMillion },
  guest: { about: 'ten thousand sessions answered in the browser, without a backend', run: guestAnswers },
  installable: { about: 'the audits of an installable app, by the last Lighthouse that had them', run: installable },
  lighthouse: { about: 'Lighthouse on a phone, five pages, median of 5 (several minutes)', run: lighthouseScores },
};
/** What runs when nothing is named: all but the long ones. */
const usual = ['live', 'batch', 'history', 'guest'];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(', ')}. There are:`);
  for (const [name, { about }] of Object.entries(benches)) console.error(`  ${name.padEnd(12)} ${about}`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : usual) {
  const bench = benches[name];
  if (bench === undefined) continue;
  console.log(`\n${name}: ${bench.about}`);
  for (const figure of await bench.run()) {
    console.log(`  ${figure.kept ? 'kept  ' : 'MISSED'} ${figure.what}: ${figure.value}; budget ${figure.budget}`);
  }
}
