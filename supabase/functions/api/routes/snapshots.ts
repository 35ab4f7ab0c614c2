import { z } from '@hono/zod-openapi';
import { deviceTokenHash } from '../lib/bearer.ts';
import { readJson } from '../lib/body.ts';
import { json, problems, type Route } from '../lib/route.ts';
import { instantSchema, totalsSchema } from '../lib/schemas.ts';

// What is no count is treated as not reported, so an odd value never loses the others.
const counter = z.number().nullish();

const requestSchema = z
  .object({
    totalXP: counter,
    totalMeditationTime: counter.openapi({ description: 'Milliseconds' }),
    challengesCompleted: counter,
    currentStreak: counter,
    longestStreak: counter,
    lastGoalMinutes: counter,
    dailyChallenges: z.array(z.record(z.string(), z.unknown())).max(50).nullish(),
    exportDate: instantSchema.openapi({ description: 'When the counters were read' }),
    flags: z.array(z.string().max(64)).max(50).optional(),
    newEpoch: z.boolean().optional().openapi({ description: 'The device was cleared: start a new epoch first' }),
  })
  .openapi('Snapshot');

const answerSchema = z.object({ epoch: z.int(), totals: totalsSchema }).openapi('SnapshotOutcome');

/** Takes the counters of a device. They only ever raise what is stored for its epoch. */
export const snapshotsRoute: Route = {
  config: {
    method: 'post',
    path: '/v1/snapshots',
    operationId: 'sendSnapshot',
    summary: 'Send the counters of the device',
    tags: ['Sync'],
    security: [{ deviceToken: [] }],
    request: { body: { required: true, content: { 'application/json': { schema: requestSchema } } } },
    responses: { 200: json('Stored', answerSchema), ...problems(400, 401, 413, 415, 429, 503) },
  },
  async handle(context, { database }) {
    const tokenHash = await deviceTokenHash(context.req.raw.headers);
    const snapshot = await readJson(context.req.raw, requestSchema);
    const answer = await database.call('api_snapshot', { p_token_hash: tokenHash, p_snapshot: snapshot }, answerSchema);
    return context.json(answer, 200, { 'cache-control': 'no-store' });
  },
};
