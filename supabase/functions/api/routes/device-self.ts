import { z } from '@hono/zod-openapi';
import { deviceTokenHash } from '../lib/bearer.ts';
import { problems, type Route } from '../lib/route.ts';

/** Signs the device out: its token is refused from now on, its sessions stay. */
export const deviceSelfRoute: Route = {
  config: {
    method: 'delete',
    path: '/v1/devices/self',
    operationId: 'revokeSelf',
    summary: 'Sign this device out',
    tags: ['Pairing'],
    security: [{ deviceToken: [] }],
    responses: { 204: { description: 'The token is revoked' }, ...problems(401, 429, 503) },
  },
  async handle(context, { database }) {
    const tokenHash = await deviceTokenHash(context.req.raw.headers);
    await database.call('api_device_revoke_self', { p_token_hash: tokenHash }, z.unknown());
    return context.body(null, 204);
  },
};
