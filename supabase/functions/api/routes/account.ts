import { z } from '@hono/zod-openapi';
import { bearerOf } from '../lib/bearer.ts';
import { readJson } from '../lib/body.ts';
import { problems, type Route } from '../lib/route.ts';

const requestSchema = z
  .object({ confirm: z.literal('delete my account', 'must be "delete my account"') })
  .openapi('AccountDeletion');

/** Deletes the account of the signed-in person with everything in it. Device tokens are not enough for this. */
export const accountRoute: Route = {
  config: {
    method: 'delete',
    path: '/v1/account',
    operationId: 'deleteAccount',
    summary: 'Delete the account and everything in it',
    tags: ['Account'],
    security: [{ userSession: [] }],
    request: { body: { required: true, content: { 'application/json': { schema: requestSchema } } } },
    responses: { 204: { description: 'The account is gone' }, ...problems(400, 401, 413, 415, 503) },
  },
  async handle(context, { database }) {
    const userId = await database.userOf(bearerOf(context.req.raw.headers));
    await readJson(context.req.raw, requestSchema);
    await database.deleteUser(userId);
    return context.body(null, 204);
  },
};
