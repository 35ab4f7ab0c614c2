import type { z } from '@hono/zod-openapi';
import { cleanJson } from './clean-json.ts';
import { ApiProblem, fieldErrors } from './problem.ts';

/** Largest body in bytes. */
const maxBodyBytes = 1_048_576;

function tooLarge(): ApiProblem {
  return new ApiProblem(413, 'body_too_large', 'The body is larger than 1 MB. Please send fewer rows at a time.');
}

function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Reads the body as UTF-8 text; the stated length is only a hint, so the bytes are counted too. */
async function readText(request: Request): Promise<string> {
  const encoding = request.headers.get('content-encoding');
  if (encoding && encoding.toLowerCase() !== 'identity') {
    throw new ApiProblem(415, 'unsupported_encoding', 'Please send the body without compression.');
  }
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) throw tooLarge();
  if (!request.body) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = request.body.getReader();
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxBodyBytes) throw tooLarge();
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    if (error instanceof ApiProblem) throw error;
    if (error instanceof TypeError) throw new ApiProblem(400, 'not_utf8', 'The body is not valid UTF-8 text.');
    throw new ApiProblem(400, 'body_unreadable', 'The body ended before it was complete.');
  }
}

function parseJson(text: string): unknown {
  try {
    return cleanJson(JSON.parse(text));
  } catch {
    throw new ApiProblem(400, 'malformed_json', 'The body is not valid JSON.', {
      errors: [{ pointer: '', message: 'not valid JSON' }],
    });
  }
}

function parseForm(text: string): unknown {
  const fields = new URLSearchParams(text);
  for (const name of fields.keys()) {
    if (fields.getAll(name).length > 1) {
      throw new ApiProblem(400, 'repeated_parameter', `The parameter ${name} stands there more than once.`);
    }
  }
  return cleanJson(Object.fromEntries(fields));
}

/** Reads a JSON body and checks its frame. Throws an {@link ApiProblem} that names each wrong place. */
export async function readJson<T extends z.ZodType>(request: Request, schema: T): Promise<z.output<T>> {
  const type = mediaType(request);
  if (type !== '' && type !== 'application/json' && !type.endsWith('+json')) {
    throw new ApiProblem(415, 'unsupported_media_type', 'Please send the body as application/json.');
  }
  return check(parseJson(await readText(request)), schema);
}

/** Reads a form-encoded or JSON body (OAuth asks for forms, many clients send JSON) and checks it. */
export async function readFormOrJson<T extends z.ZodType>(request: Request, schema: T): Promise<z.output<T>> {
  const type = mediaType(request);
  if (type === 'application/x-www-form-urlencoded') return check(parseForm(await readText(request)), schema);
  if (type === 'application/json') return check(parseJson(await readText(request)), schema);
  throw new ApiProblem(415, 'unsupported_media_type', 'Please send application/x-www-form-urlencoded or JSON.');
}

function check<T extends z.ZodType>(value: unknown, schema: T): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = fieldErrors(parsed.error);
  const first = errors[0];
  const detail = first ? `${first.pointer || 'The body'}: ${first.message}` : 'The body has the wrong shape.';
  throw new ApiProblem(400, 'invalid_body', detail, { errors });
}
