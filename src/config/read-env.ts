/** The publishable key of the embedded stack; public by nature, as every publishable key. */
const embeddedPublishableKey = 'sb_publishable_breath_master_local';

/** Of a copy that has no server; the name is reserved for leading nowhere. */
const nowhere = 'https://none.invalid';

const shortestKey = 10;

export interface Env {
  readonly supabaseUrl: string;
  readonly supabasePublishableKey: string;
}

/**
 * Checks the build's variables and fills in the embedded stack, which is served from the page's own origin; the
 * address `none` stands for a copy without a server.
 * Throws one error that names every variable that is wrong.
 */
export function readEnv(source: Readonly<Record<string, unknown>>, origin: string): Env {
  const given = source.VITE_SUPABASE_URL || origin;
  const url = given === 'none' ? nowhere : given;
  const key = source.VITE_SUPABASE_PUBLISHABLE_KEY || embeddedPublishableKey;
  const urlHolds = typeof url === 'string' && /^https?:$/.test(URL.parse(url)?.protocol ?? '');
  const keyHolds = typeof key === 'string' && key.length >= shortestKey;
  if (urlHolds && keyHolds) return { supabaseUrl: url.replace(/\/+$/, ''), supabasePublishableKey: key };
  const wrong = [
    ...(urlHolds ? [] : ['VITE_SUPABASE_URL: not a web address']),
    ...(keyHolds ? [] : [`VITE_SUPABASE_PUBLISHABLE_KEY: shorter than ${shortestKey} characters`]),
  ];
  throw new Error(`The app was built with settings it can't use. ${wrong.join('; ')}`);
}
