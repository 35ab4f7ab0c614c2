import { z } from '@hono/zod-openapi';
import { readFormOrJson } from '../lib/body.ts';
import { OAuthError } from '../lib/oauth.ts';
import { json, oauthErrors, type Route } from '../lib/route.ts';
import { consentSchema, nameSchema } from '../lib/schemas.ts';
import { createDeviceToken, sha256Hex } from '../lib/secrets.ts';

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
const deviceCodePattern = /^[A-Za-z0-9_-]{43}$/;

const requestSchema = z
  .object({
    grant_type: z.string().openapi({ example: deviceGrant }),
    device_code: z.string().optional().openapi({ description: 'From device_authorization' }),
    client_id: nameSchema.optional(),
  })
  .openapi('TokenRequest');

const answerSchema = z
  .object({
    access_token: z.string().openapi({ description: 'Device token; it does not expire, the person can revoke it' }),
    token_type: z.literal('Bearer'),
    scope: consentSchema,
    device_id: z.uuid(),
    device_name: z.string(),
  })
  .openapi('Token');

const stateSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('pending') }),
  z.object({ status: z.literal('slow_down') }),
  z.object({ status: z.literal('denied') }),
  z.object({ status: z.literal('expired') }),
  z.object({ status: z.literal('approved'), device_id: z.uuid(), consent: consentSchema, device_name: z.string() }),
]);

function invalidGrant(): OAuthError {
  return new OAuthError('invalid_grant', 'This device code is not known or was already used.');
}

/** Exchanges a device code for a device token once the person allowed it (RFC 8628 §3.4). The token is made here; only its hash is stored. */
export const tokenRoute: Route = {
  config: {
    method: 'post',
    path: '/v1/token',
    operationId: 'exchangeDeviceCode',
    summary: 'Poll for the device token (RFC 8628)',
    tags: ['Pairing'],
    request: {
      body: {
        required: true,
        content: {
          'application/x-www-form-urlencoded': { schema: requestSchema },
          'application/json': { schema: requestSchema },
        },
      },
    },
    responses: { 200: json('The device token', answerSchema), ...oauthErrors(400, 413, 415, 503) },
  },
  async handle(context, { database }) {
    const request = await readFormOrJson(context.req.raw, requestSchema);
    if (request.grant_type !== deviceGrant) {
      throw new OAuthError('unsupported_grant_type', `The grant type here is ${deviceGrant}.`);
    }
    if (request.device_code === undefined) throw new OAuthError('invalid_request', 'device_code is missing.');
    if (!deviceCodePattern.test(request.device_code)) throw invalidGrant();
    const token = createDeviceToken();
    const state = await database.call(
      'api_device_token',
      { p_device_code_hash: await sha256Hex(request.device_code), p_token_hash: await sha256Hex(token) },
      stateSchema,
    );
    switch (state.status) {
      case 'pending':
        throw new OAuthError('authorization_pending', 'The person has not decided yet.');
      case 'slow_down':
        throw new OAuthError('slow_down', 'Please wait five seconds longer between two polls.');
      case 'denied':
        throw new OAuthError('access_denied', 'The person did not allow this device.');
      case 'expired':
        throw new OAuthError('expired_token', 'The code has expired. A new one can be asked for at any time.');
      case 'approved': {
        const answer: z.infer<typeof answerSchema> = {
          access_token: token,
          token_type: 'Bearer',
          scope: state.consent,
          device_id: state.device_id,
          device_name: state.device_name,
        };
        return context.json(answer, 200, { 'cache-control': 'no-store', pragma: 'no-cache' });
      }
    }
  },
};
