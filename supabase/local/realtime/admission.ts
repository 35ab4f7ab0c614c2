import type { Claims, Policies } from './authorization.ts';

/** Why a channel may not be joined or kept; the message is what hosted says. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface TokenDeps {
  verify(token: string): Promise<Claims>;
  keyClaims: Claims;
}

/** Who a token speaks for: the API key's role when there is none. Throws `Refusal`. */
export async function claimsOf(deps: TokenDeps, token: string | undefined): Promise<Claims> {
  if (token === undefined || token.startsWith('sb_')) return deps.keyClaims;
  try {
    return await deps.verify(token);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'InvalidToken') throw error;
    const isExpired = 'expired' in error && error.expired === true;
    throw new Refusal('InvalidJWTToken', isExpired ? 'Token has expired' : 'The token provided is not a valid JWT');
  }
}

/** Throws `Refusal` when a topic may not be read at all, or no longer in a way that it could be before. */
export function refuseUnreadable(topic: string, before: Policies | undefined, now: Policies): void {
  const lost = (['broadcast', 'presence'] as const).some((kind) => before?.read[kind] === true && !now.read[kind]);
  if (!lost && (now.read.broadcast || now.read.presence)) return;
  const verb = lost ? 'You no longer have permission' : 'You do not have permissions';
  throw new Refusal('Unauthorized', `${verb} to read from this Channel topic: ${topic}`);
}
