import { z } from '@hono/zod-openapi';

/** One wrong place in a body; `pointer` is a JSON pointer (RFC 6901), `''` for the whole body. */
export interface FieldError {
  pointer: string;
  message: string;
}

const phrases: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

interface ProblemExtras {
  errors?: FieldError[];
  headers?: Record<string, string>;
}

/** An error that is meant for the caller. `code` is stable, `detail` is for people. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[] | undefined;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, detail: string, extras: ProblemExtras = {}) {
    super(detail);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.errors = extras.errors;
    this.headers = extras.headers ?? {};
  }
}

/** Problem details (RFC 9457). `about:blank` means that the status says what kind of problem it is; `code` tells cases apart. */
export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().openapi({ description: 'Stable code of the case.', example: 'rate_limited' }),
    request_id: z.string(),
    errors: z
      .array(z.object({ pointer: z.string().openapi({ description: 'JSON pointer' }), message: z.string() }))
      .optional(),
  })
  .openapi('Problem');

/** The answer for a problem. */
export function problemResponse(problem: ApiProblem, requestId: string): Response {
  const body: z.infer<typeof problemSchema> = {
    type: 'about:blank',
    title: phrases[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    request_id: requestId,
    ...(problem.errors ? { errors: problem.errors } : {}),
  };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { ...problem.headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

/** Turns a failed zod check into pointers and messages. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({
    pointer: issue.path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    message: issue.message,
  }));
}
