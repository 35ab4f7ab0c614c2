import { z } from '@hono/zod-openapi';
import { json, type Route } from '../lib/route.ts';

/** Says that the function runs; it asks nothing of the database. */
export const healthRoute: Route = {
  config: {
    method: 'get',
    path: '/v1/health',
    operationId: 'health',
    summary: 'Whether the API is up',
    tags: ['About'],
    responses: { 200: json('It is up', z.object({ status: z.literal('ok'), api: z.literal('v1') })) },
  },
  handle: (context) => context.json({ status: 'ok', api: 'v1' }, 200, { 'cache-control': 'no-store' }),
};
