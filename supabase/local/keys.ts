import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { explainFileError, StackProblem } from './problem.ts';

/**
 * The key that browsers send. It names a project and grants nothing by itself, so it is the same everywhere: a build of
 * the web app can be used again with fresh data.
 */
export const PUBLISHABLE_KEY = 'sb_publishable_breath_master_local';

const signingKeySchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
});

const fileSchema = z.object({
  secretKey: z.string().startsWith('sb_secret_'),
  jwtSecret: z.string().min(32),
  signingKey: signingKeySchema,
});

export interface Keys {
  publishableKey: string;
  /** Acts as `service_role`. */
  secretKey: string;
  /** Secret for keyed hashes, and for tokens signed with it (HS256). */
  jwtSecret: string;
  /** Private key (ES256, JWK) that access tokens are signed with; its public half is the JWKS. */
  signingKey: z.infer<typeof signingKeySchema>;
}

/** The keys of this data folder, made on first use and readable by their owner only. */
export function readKeys(dataDir: string): Keys {
  const file = join(dataDir, 'keys.json');
  try {
    if (existsSync(file)) {
      const parsed = fileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
      if (parsed.success) return { publishableKey: PUBLISHABLE_KEY, ...parsed.data };
      throw unreadable(file);
    }
    const made = makeKeys();
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${JSON.stringify(made)}\n`, { mode: 0o600 });
    return { publishableKey: PUBLISHABLE_KEY, ...made };
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable(file);
    throw explainFileError(error, dataDir);
  }
}

function makeKeys(): z.infer<typeof fileSchema> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    secretKey: `sb_secret_${randomBytes(24).toString('base64url')}`,
    jwtSecret: randomBytes(48).toString('base64url'),
    signingKey: signingKeySchema.parse({ ...privateKey.export({ format: 'jwk' }), kid: crypto.randomUUID() }),
  };
}

function unreadable(file: string): StackProblem {
  return new StackProblem(`The keys in ${file} cannot be read: delete that file, and sign in anew.`);
}
