import { z } from '@hono/zod-openapi';
import { deviceTokenHash } from '../lib/bearer.ts';
import { json, problems, type Route } from '../lib/route.ts';
import { totalsSchema } from '../lib/schemas.ts';

const answerSchema = z
  .object({
    device: z.record(z.string(), z.unknown()),
    totals: totalsSchema,
    streak: z.unknown().openapi({ description: 'The current run of practised days' }),
    last_accepted: z.unknown().openapi({ description: 'The session accepted last from this device, or null' }),
  })
  .openapi('Me');

/** Status for the editor: its device, the totals, the current run and what was accepted last. */
export const meRoute: Route = {
  config: {
    method: 'get',
    path: '/v1/me',
    operationId: 'me',
    summary: 'Status of this device and its account',
    tags: ['Sync'],
    security: [{ deviceToken: [] }],
    responses: { 200: json('Status', answerSchema), ...problems(401, 429, 503) },
  },
  async handle(context, { database }) {
    const tokenHash = await deviceTokenHash(context.req.raw.headers);
    const answer = await database.call('api_me', { p_token_hash: tokenHash }, answerSchema);
    return context.json(answer, 200, { 'cache-control': 'no-store' });
  },
};
