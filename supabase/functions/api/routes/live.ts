import { z } from '@hono/zod-openapi';
import { deviceTokenHash } from '../lib/bearer.ts';
import { readJson } from '../lib/body.ts';
import { json, problems, type Route } from '../lib/route.ts';
import { clientSessionIdSchema, instantSchema } from '../lib/schemas.ts';

const requestSchema = z
  .object({
    state: z.enum(['running', 'paused', 'ended']),
    client_session_id: clientSessionIdSchema,
    started_at: instantSchema,
    active_ms: z.int().min(0).max(604_800_000),
    goal_minutes: z.int().min(0).max(1440).optional(),
    pattern: z.string().max(60).optional(),
  })
  .openapi('LiveSession');

const answerSchema = z.object({ ok: z.literal(true) });

/** Relays that a session runs, is paused or has ended to the person's own open pages. It is never stored. */
export const liveRoute: Route = {
  config: {
    method: 'post',
    path: '/v1/live',
    operationId: 'reportLive',
    summary: 'Say that a session runs, is paused or has ended; repeat every 15 seconds',
    tags: ['Sync'],
    security: [{ deviceToken: [] }],
    request: { body: { required: true, content: { 'application/json': { schema: requestSchema } } } },
    responses: { 200: json('Relayed', answerSchema), ...problems(400, 401, 403, 413, 415, 429, 503) },
  },
  async handle(context, { database }) {
    const tokenHash = await deviceTokenHash(context.req.raw.headers);
    const live = await readJson(context.req.raw, requestSchema);
    await database.call('api_live', { p_token_hash: tokenHash, p_live: live }, z.looseObject({ ok: z.literal(true) }));
    return context.json({ ok: true }, 200, { 'cache-control': 'no-store' });
  },
};
