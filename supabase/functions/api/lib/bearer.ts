import { ApiProblem } from './problem.ts';
import { sha256Hex } from './secrets.ts';

const deviceToken = /^bmd_[A-Za-z0-9_-]{43}$/;

function unauthorized(code: string, detail: string): ApiProblem {
  return new ApiProblem(401, code, detail, { headers: { 'www-authenticate': 'Bearer' } });
}

/** The bearer of the request, whatever it is. Throws 401 when there is none. */
export function bearerOf(headers: Headers): string {
  const match = /^Bearer +([^\s]+)\s*$/i.exec(headers.get('authorization') ?? '');
  if (!match?.[1]) throw unauthorized('token_missing', 'This needs a token in the Authorization header.');
  return match[1];
}

/** The hash of the device token of the request. A token of another form is refused without asking the database. */
export async function deviceTokenHash(headers: Headers): Promise<string> {
  const token = bearerOf(headers);
  if (!deviceToken.test(token)) throw unauthorized('token_invalid', 'This device token is not known.');
  return await sha256Hex(token);
}
