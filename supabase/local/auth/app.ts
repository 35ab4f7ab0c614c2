import { Hono } from 'hono';
import type postgres from 'postgres';
import type { LocalConfig } from '../config.ts';
import type { Keys } from '../keys.ts';
import { publicKeys } from '../tokens.ts';
import { addAdminRoutes } from './admin-routes.ts';
import { type AuthContext, currentTime } from './context.ts';
import { AuthFailure, failureResponse } from './errors.ts';
import { createMailer, type SendMail } from './mailer.ts';
import { addOtpRoutes } from './otp-routes.ts';
import { createRateLimits } from './rate-limits.ts';
import { addSessionRoutes } from './session-routes.ts';
import type { AuthSettings } from './settings.ts';
import { createAccessTokens } from './tokens.ts';
import { addVerifyRoutes } from './verify-routes.ts';

export interface AuthDeps {
  /** Pool of the superuser. */
  sql: postgres.Sql;
  keys: Keys;
  config: Pick<LocalConfig, 'auth'>;
  sendMail: SendMail;
  /** Milliseconds since 1970; tests set it. */
  now?: () => number;
}

function addMetaRoutes(app: Hono, settings: AuthSettings, keys: Keys): void {
  app.get('/health', (c) => c.json({ name: 'auth', description: 'The auth server of the embedded Supabase' }));
  app.get('/.well-known/jwks.json', (c) => {
    c.header('cache-control', 'public, max-age=600');
    return c.json(publicKeys(keys));
  });
  app.get('/settings', (c) =>
    c.json({
      external: { anonymous_users: settings.anonymousEnabled, email: true, phone: false },
      disable_signup: !settings.signupEnabled,
      mailer_autoconfirm: settings.autoconfirm,
      phone_autoconfirm: false,
      sms_provider: '',
      saml_enabled: false,
    }),
  );
}

/**
 * The auth server at `/auth/v1`: the part of GoTrue's API that supabase-js uses for e-mail, anonymous and password
 * sign-in, sessions and administration. Sign-in by phone, by other providers and MFA are not here.
 */
export function createAuth(deps: AuthDeps): Hono {
  const now = deps.now ?? Date.now;
  const settings = deps.config.auth;
  const limits = createRateLimits(settings.rates, now);
  const context: AuthContext = {
    sql: deps.sql,
    settings,
    tokens: createAccessTokens(deps.keys, settings),
    hashKey: deps.keys.jwtSecret,
    mailer: createMailer(settings, limits, deps.sendMail),
    limits,
    now,
  };
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof AuthFailure) {
      if (error.cause !== undefined) console.error(`auth: ${error.message}`, error.cause);
      return failureResponse(c, error);
    }
    console.error(`auth: ${c.req.method} ${c.req.path} failed at ${currentTime(context).toISOString()}`, error);
    return failureResponse(
      c,
      new AuthFailure(500, 'unexpected_failure', 'Unexpected failure, please check server logs'),
    );
  });
  addMetaRoutes(app, settings, deps.keys);
  addOtpRoutes(app, context);
  addVerifyRoutes(app, context);
  addSessionRoutes(app, context);
  addAdminRoutes(app, context, deps.keys.secretKey);
  app.all('*', (c) =>
    failureResponse(c, new AuthFailure(404, 'validation_failed', 'This endpoint is not supported here')),
  );
  return app;
}
