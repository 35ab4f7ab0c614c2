import { OpenAPIHono } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import { Database } from './lib/database.ts';
import { OAuthError, oauthResponse, toOAuthError } from './lib/oauth.ts';
import { ApiProblem, problemResponse } from './lib/problem.ts';
import type { Route, Services } from './lib/route.ts';
import { sessionRowSchema } from './lib/schemas.ts';
import type { ApiEnv, ApiOptions } from './lib/types.ts';
import { accountRoute } from './routes/account.ts';
import { deviceAuthorizationRoute } from './routes/device-authorization.ts';
import { deviceSelfRoute } from './routes/device-self.ts';
import { healthRoute } from './routes/health.ts';
import { liveRoute } from './routes/live.ts';
import { meRoute } from './routes/me.ts';
import { sessionsBatchRoute } from './routes/sessions-batch.ts';
import { snapshotsRoute } from './routes/snapshots.ts';
import { tokenRoute } from './routes/token.ts';

type Variables = { Variables: { requestId: string } };

const routes: Route[] = [
  deviceAuthorizationRoute,
  tokenRoute,
  sessionsBatchRoute,
  snapshotsRoute,
  liveRoute,
  meRoute,
  deviceSelfRoute,
  accountRoute,
  healthRoute,
];

const oauthPaths = new Set([deviceAuthorizationRoute.config.path, tokenRoute.config.path]);
const openapiPath = '/v1/openapi.json';
const requestIdPattern = /^[A-Za-z0-9._:-]{1,128}$/;

const documentHead = {
  openapi: '3.1.0',
  info: {
    title: 'Breath Master Sync API',
    version: '1.0.0',
    description:
      'Pair a device and send sessions. Errors are problem details (RFC 9457); pairing speaks OAuth (RFC 8628).',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/functions/v1' }],
};

/** Methods of each path, for 405 answers. */
function allowedMethods(): Map<string, string[]> {
  const allowed = new Map<string, string[]>([[openapiPath, ['GET', 'HEAD']]]);
  for (const { config } of routes) {
    const methods = config.method === 'get' ? ['GET', 'HEAD'] : [config.method.toUpperCase()];
    allowed.set(config.path, [...(allowed.get(config.path) ?? []), ...methods]);
  }
  return allowed;
}

/**
 * The API as a Hono app below `/api`; the same app runs in the edge runtime, in Deno and in Node.
 * It keeps no state: everything it knows about a request comes from the request and from one SQL function.
 */
export function createApp(env: ApiEnv, options: ApiOptions = {}): OpenAPIHono<Variables> {
  const services: Services = { env, database: new Database(env, options.fetch) };
  const allowed = allowedMethods();
  const app = new OpenAPIHono<Variables>().basePath('/api');

  app.use('*', async (context, next) => {
    const startedAt = performance.now();
    const given = context.req.header('x-request-id') ?? '';
    const requestId = requestIdPattern.test(given) ? given : crypto.randomUUID();
    context.set('requestId', requestId);
    await next();
    context.res.headers.set('x-request-id', requestId);
    context.res.headers.set('x-content-type-options', 'nosniff');
    const status = context.res.status;
    options.log?.({
      level: status >= 500 ? 'error' : 'info',
      request_id: requestId,
      method: context.req.method,
      path: context.req.path,
      status,
      ms: Math.round(performance.now() - startedAt),
      ...(context.error && status >= 500 ? { error: `${context.error.name}: ${context.error.message}` } : {}),
    });
  });
  // Any site may call it: nothing here depends on cookies. Without a list the asked-for headers are allowed.
  app.use(
    '*',
    cors({
      origin: '*',
      allowMethods: ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS'],
      exposeHeaders: ['x-request-id', 'retry-after'],
      maxAge: 86_400,
    }),
  );

  app.openAPIRegistry.registerComponent('securitySchemes', 'deviceToken', {
    type: 'http',
    scheme: 'bearer',
    description: 'Device token from /v1/token',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'userSession', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Access token of the signed-in person',
  });
  app.openAPIRegistry.register('SessionRow', sessionRowSchema);
  for (const { config, handle } of routes) {
    app.openAPIRegistry.registerPath(config);
    app.on(config.method.toUpperCase(), config.path, (context) => handle(context, services));
  }
  app.get(openapiPath, (context) => context.json(app.getOpenAPI31Document(documentHead)));

  app.notFound((context) => {
    const path = context.req.path.replace(/^\/api/, '');
    const methods = allowed.get(path);
    const problem = methods
      ? new ApiProblem(405, 'method_not_allowed', `${path} answers ${methods.join(', ')}.`, {
          headers: { allow: [...methods, 'OPTIONS'].join(', ') },
        })
      : new ApiProblem(404, 'not_found', 'There is nothing at this address.');
    return problemResponse(problem, context.get('requestId'));
  });
  app.onError((error, context) => {
    if (oauthPaths.has(context.req.path.replace(/^\/api/, ''))) return oauthResponse(toOAuthError(error));
    if (error instanceof OAuthError) return oauthResponse(error);
    const problem =
      error instanceof ApiProblem ? error : new ApiProblem(500, 'internal', 'Something went wrong on our side.');
    return problemResponse(problem, context.get('requestId'));
  });
  return app;
}
