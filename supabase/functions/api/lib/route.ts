import type { RouteConfig, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Database } from './database.ts';
import { oauthErrorSchema } from './oauth.ts';
import { problemSchema } from './problem.ts';
import type { ApiEnv } from './types.ts';

/** What every route is given. */
export interface Services {
  env: ApiEnv;
  database: Database;
}

type ApiContext = Context<{ Variables: { requestId: string } }>;

/** One route: its description for OpenAPI (path below `/api`) and what answers it. */
export interface Route {
  config: RouteConfig;
  handle(context: ApiContext, services: Services): Promise<Response> | Response;
}

type Responses = RouteConfig['responses'];

const texts: Record<number, string> = {
  400: 'The body is not as described',
  401: 'The token is missing, unknown or revoked',
  403: 'The device may not send this',
  413: 'The body is too large',
  415: 'The body has an unsupported media type',
  429: 'Too many requests; Retry-After says how many seconds to wait',
  503: 'The service cannot be reached just now',
};

/** A response with a JSON body. */
export function json(description: string, schema: z.ZodType): Responses[string] {
  return { description, content: { 'application/json': { schema } } };
}

/** Descriptions of the problems that a route may answer with. */
export function problems(...statuses: number[]): Responses {
  const content = { 'application/problem+json': { schema: problemSchema } };
  return Object.fromEntries(statuses.map((status) => [status, { description: texts[status] ?? 'Problem', content }]));
}

/** Descriptions of the OAuth errors that a route may answer with. */
export function oauthErrors(...statuses: number[]): Responses {
  const content = { 'application/json': { schema: oauthErrorSchema } };
  return Object.fromEntries(statuses.map((status) => [status, { description: texts[status] ?? 'Error', content }]));
}
