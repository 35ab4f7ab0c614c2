import { z } from '@hono/zod-openapi';
import { addressHash } from '../lib/address.ts';
import { readFormOrJson } from '../lib/body.ts';
import { OAuthError } from '../lib/oauth.ts';
import { json, oauthErrors, type Route } from '../lib/route.ts';
import { clientVersionSchema, nameSchema } from '../lib/schemas.ts';
import { createDeviceCode, createUserCode, sha256Hex } from '../lib/secrets.ts';

/** Life of a device code and its user code, in seconds. */
const ttlSeconds = 600;
/** Least pause between two polls, in seconds. */
const intervalSeconds = 2;

const requestSchema = z
  .object({
    client_id: nameSchema.default('breath-master').openapi({ description: 'Which program asks', example: 'vscode' }),
    scope: z.string().max(200).optional().openapi({ description: 'sessions (default) or totals' }),
    client_name: nameSchema.optional().openapi({ description: 'Shown to the person; client_id when absent' }),
    device_name: nameSchema
      .optional()
      .openapi({ description: 'Proposed name of the device; the person may change it' }),
    kind: z.enum(['vscode', 'import']).default('vscode'),
    client_version: clientVersionSchema.optional(),
  })
  .openapi('DeviceAuthorizationRequest');

const answerSchema = z
  .object({
    device_code: z.string(),
    user_code: z.string().openapi({ example: 'BM-7K2M9Q-4XW8PD' }),
    verification_uri: z.url(),
    verification_uri_complete: z.url(),
    expires_in: z.int(),
    interval: z.int(),
  })
  .openapi('DeviceAuthorization');

function consentOf(scope: string | undefined): 'totals' | 'sessions' {
  const scopes = (scope ?? 'sessions').split(' ').filter((part) => part !== '');
  if (scopes.length === 0 || scopes.some((part) => part !== 'totals' && part !== 'sessions')) {
    throw new OAuthError('invalid_scope', 'The scope is either totals or sessions.');
  }
  return scopes.includes('sessions') ? 'sessions' : 'totals';
}

/** Starts the device authorization grant (RFC 8628 §3.1): makes both codes and keeps only their hashes. */
export const deviceAuthorizationRoute: Route = {
  config: {
    method: 'post',
    path: '/v1/device_authorization',
    operationId: 'startDeviceAuthorization',
    summary: 'Start pairing a device (RFC 8628)',
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
    responses: {
      200: json('Show the user code and start to poll', answerSchema),
      ...oauthErrors(400, 413, 415, 429, 503),
    },
  },
  async handle(context, { env, database }) {
    const request = await readFormOrJson(context.req.raw, requestSchema);
    const consent = consentOf(request.scope);
    const deviceCode = createDeviceCode();
    const userCode = createUserCode();
    await database.call(
      'api_device_authorization',
      {
        p: {
          client_name: request.client_name ?? request.client_id,
          device_name: request.device_name ?? 'VS Code',
          kind: request.kind,
          requested_consent: consent,
          client_version: request.client_version ?? null,
          device_code_hash: await sha256Hex(deviceCode),
          user_code_hash: await sha256Hex(userCode),
          ttl_s: ttlSeconds,
          interval_s: intervalSeconds,
          address_hash: await addressHash(context.req.raw.headers, env),
        },
      },
      z.object({ ok: z.literal(true) }),
    );
    const verificationUri = `${env.SITE_URL.replace(/\/+$/, '')}/pair`;
    const answer: z.infer<typeof answerSchema> = {
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: verificationUri,
      verification_uri_complete: `${verificationUri}?code=${userCode}`,
      expires_in: ttlSeconds,
      interval: intervalSeconds,
    };
    return context.json(answer, 200, { 'cache-control': 'no-store', pragma: 'no-cache' });
  },
};
