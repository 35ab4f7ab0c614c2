import { z } from '@hono/zod-openapi';
import { deviceTokenHash } from '../lib/bearer.ts';
import { readJson } from '../lib/body.ts';
import { ApiProblem } from '../lib/problem.ts';
import { json, problems, type Route } from '../lib/route.ts';
import { clientVersionSchema, epochSchema, instantSchema, totalsSchema } from '../lib/schemas.ts';

/** Most rows of one batch. */
const maxRows = 100;

const requestSchema = z
  .object({
    rows: z
      .array(z.unknown())
      .min(1)
      .openapi({ type: 'array', items: { $ref: '#/components/schemas/SessionRow' }, minItems: 1, maxItems: maxRows }),
    time_zone: z.string().max(64).optional().openapi({ description: 'IANA zone for rows without one' }),
    utc_offset_min: z.int().min(-1440).max(1440).optional(),
    client_now: instantSchema.optional().openapi({ description: "The client's clock when it sent this" }),
    client_version: clientVersionSchema.optional(),
    batch_id: z.string().min(1).max(64).optional(),
    seq: z.int().min(0).optional(),
    new_epoch: z.boolean().optional().openapi({ description: 'The device was cleared: start a new epoch first' }),
    epoch: epochSchema.optional(),
  })
  .openapi('SessionBatch');

const answerSchema = z
  .object({
    outcomes: z.array(
      z.looseObject({
        index: z.int(),
        id: z.unknown(),
        outcome: z.enum(['created', 'duplicate', 'conflict', 'rejected']),
        reasons: z.array(z.string()),
        session_id: z.int().nullish(),
      }),
    ),
    epoch: z.int(),
    totals: totalsSchema,
    clock_skew_ms: z.number().nullable(),
  })
  .openapi('SessionBatchOutcome');

/** Takes a batch of sessions. Sending the same rows again is safe: they come back as duplicates. */
export const sessionsBatchRoute: Route = {
  config: {
    method: 'post',
    path: '/v1/sessions:batch',
    operationId: 'sendSessions',
    summary: 'Send up to 100 sessions; each row gets its own outcome',
    tags: ['Sync'],
    security: [{ deviceToken: [] }],
    request: { body: { required: true, content: { 'application/json': { schema: requestSchema } } } },
    responses: {
      200: json('Outcome of each row, in order', answerSchema),
      ...problems(400, 401, 403, 413, 415, 429, 503),
    },
  },
  async handle(context, { database }) {
    const tokenHash = await deviceTokenHash(context.req.raw.headers);
    const batch = await readJson(context.req.raw, requestSchema);
    if (batch.rows.length > maxRows) {
      const message = `at most ${maxRows} rows, got ${batch.rows.length}`;
      throw new ApiProblem(413, 'too_many_rows', `A batch holds at most ${maxRows} rows.`, {
        errors: [{ pointer: '/rows', message }],
      });
    }
    const answer = await database.call('api_ingest', { p_token_hash: tokenHash, p_batch: batch }, answerSchema);
    return context.json(answer, 200, { 'cache-control': 'no-store' });
  },
};
