/** Any sequence of acts leaves both sides with the same: what one act does must not depend on what came before it. */
import fc from 'fast-check';
import { afterAll, test } from 'vitest';
import { sessionRow } from '#tests/database/sessions.ts';
import { bring } from './bring.ts';
import { compareAll } from './reads.ts';
import { closeSides, newPair, type Pair, type Side } from './sides.ts';

afterAll(closeSides);

const HOUR_MS = 3_600_000;
const NOW = Date.now();
/** A few days, so that acts meet each other. */
const FIRST = NOW - 6 * 24 * HOUR_MS;

type Begun = Awaited<ReturnType<typeof bring>>;

/** What has come about so far, for acts that build on it. */
interface World {
  readonly pair: Pair;
  readonly imports: Begun[];
  /** The tombstones of what was deleted, by side. */
  readonly deleted: ((side: Side) => unknown)[];
}

type Act = (world: World) => Promise<void>;

const row = fc
  .record({
    hour: fc.nat({ max: 130 }),
    activeMs: fc.constantFrom(0, 300_000, 1_200_000),
    cycles: fc.nat({ max: 3 }),
    timeZone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/Los_Angeles'),
  })
  .map(({ hour, ...facts }) => sessionRow({ ...facts, start: FIRST + hour * HOUR_MS }));
const rows = fc.array(row, { maxLength: 15 });

const importAct: fc.Arbitrary<Act> = fc
  .record({
    rows,
    onto: fc.option(fc.nat({ max: 3 })),
    newEpoch: fc.boolean(),
    totalXP: fc.option(fc.nat({ max: 900 })),
    hour: fc.nat({ max: 130 }),
  })
  .map(({ onto, totalXP, hour, ...given }) => async ({ pair, imports }) => {
    const earlier = onto === null ? undefined : imports[onto % Math.max(imports.length, 1)];
    const exportDate = new Date(FIRST + hour * HOUR_MS).toISOString();
    const snapshot = totalXP === null ? null : { totalXP, exportDate };
    imports.push(await bring(pair, { ...given, timeZone: 'UTC', snapshot, ...(earlier && { onto: earlier }) }));
  });

const breatheAct: fc.Arbitrary<Act> = row.map((p_row) => async ({ pair }) => {
  await pair.ask((side) => side.rest.rpc('web_session', { p_time_zone: 'Europe/Paris', p_row }));
});

const deleteAct: fc.Arbitrary<Act> = fc.nat({ max: 20 }).map((at) => async ({ pair, deleted }) => {
  const page = await pair.ask((side) => side.rest.rpc('session_page', { p_limit: 50 }));
  const idOf = ({ kind }: Side) => (page[kind].data as { id: number }[])[at]?.id ?? 0;
  const answers = await pair.ask((side) => side.rest.rpc('session_delete', { p_id: idOf(side) }));
  deleted.push(({ kind }) => answers[kind].data);
});

const restoreAct: fc.Arbitrary<Act> = fc.nat({ max: 5 }).map((at) => async ({ pair, deleted }) => {
  const tombstone = deleted[at % Math.max(deleted.length, 1)];
  await pair.ask((side) => side.rest.rpc('session_restore', { p_tombstone: tombstone?.(side) ?? 0 }));
});

const undoAct: fc.Arbitrary<Act> = fc.nat({ max: 3 }).map((at) => async ({ pair, imports }) => {
  const begun = imports[at % Math.max(imports.length, 1)];
  if (begun === undefined) return;
  // Taken out with its device it is unknown, and so is the device for whatever comes next.
  await pair.ask((side) => side.rest.rpc('import_undo', { p_import: begun(side).import_id }));
  const left = await pair.ask((side) => side.rest.from('devices').select('id').eq('id', begun(side).device_id));
  if ((left.guest.data as unknown[]).length === 0) imports.splice(0, imports.length);
});

const dayStartAct: fc.Arbitrary<Act> = fc.nat({ max: 12 }).map((hour) => async ({ pair }) => {
  const change = { day_start_hour: hour };
  await pair.ask((side) => side.rest.from('profiles').update(change).eq('user_id', side.userId));
});

const act = fc.oneof(
  { weight: 4, arbitrary: importAct },
  { weight: 3, arbitrary: breatheAct },
  { weight: 4, arbitrary: deleteAct },
  { weight: 2, arbitrary: restoreAct },
  { weight: 3, arbitrary: undoAct },
  { weight: 1, arbitrary: dayStartAct },
);

test('any sequence of acts', { timeout: 120_000 }, async () => {
  const property = fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
    const world: World = { pair: await newPair(), imports: [], deleted: [] };
    for (const step of acts) await step(world);
    await compareAll(world.pair);
  });
  await fc.assert(property, { numRuns: 12 });
});
