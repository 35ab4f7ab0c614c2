import * as z from 'zod/mini';

/** The publishable key of the embedded stack; public by nature, as every publishable key. */
const embeddedPublishableKey = 'sb_publishable_breath_master_local';

const emptyAsMissing = z.transform((value: unknown) => (value === '' ? undefined : value));

const envSchema = z.object({
  VITE_SUPABASE_URL: z.pipe(emptyAsMissing, z.optional(z.url({ protocol: /^https?$/, error: 'not a web address' }))),
  VITE_SUPABASE_PUBLISHABLE_KEY: z.pipe(emptyAsMissing, z.optional(z.string().check(z.minLength(10, 'too short')))),
});

export interface Env {
  readonly supabaseUrl: string;
  readonly supabasePublishableKey: string;
}

/**
 * Checks the build's variables and fills in the embedded stack, which is served from the page's own origin.
 * Throws one error that names every variable that is wrong.
 */
export function readEnv(source: Record<string, unknown>, origin: string): Env {
  const parsed = envSchema.safeParse(source);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The app was built with settings it can't use. ${lines.join('; ')}`);
  }
  return {
    supabaseUrl: (parsed.data.VITE_SUPABASE_URL ?? origin).replace(/\/+$/, ''),
    supabasePublishableKey: parsed.data.VITE_SUPABASE_PUBLISHABLE_KEY ?? embeddedPublishableKey,
  };
}
