import { parseArgs } from 'node:util';
import { isZone } from '#src/domain/calendar.ts';
import type { Consent } from '../client/pairing.ts';

export interface PushArguments {
  readonly file: string;
  readonly endpoint: string;
  readonly name: string;
  readonly consent: Consent;
  readonly timeZone: string;
  readonly fresh: boolean;
  /** The extension's data was cleared since the last push: what was sent before is kept beside this. */
  readonly newEpoch?: boolean;
  readonly json: boolean;
  /** Live sessions after the history; 0 for none. */
  readonly liveSessions: number;
}

export type ParsedArguments =
  | { readonly kind: 'push'; readonly values: PushArguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

const defaultLiveSessions = 30;

const options = {
  live: { type: 'boolean', default: false },
  count: { type: 'string' },
  endpoint: { type: 'string' },
  name: { type: 'string', default: 'Push from the command line' },
  consent: { type: 'string', default: 'sessions' },
  'time-zone': { type: 'string' },
  fresh: { type: 'boolean', default: false },
  'new-epoch': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

function wrong(message: string): ParsedArguments {
  return { kind: 'wrong', message };
}

function liveCount(live: boolean, count: string | undefined): number | undefined {
  if (!live) return 0;
  const number = Number(count ?? defaultLiveSessions);
  return Number.isInteger(number) && number >= 1 && number <= 10_000 ? number : undefined;
}

/** Reads the command line; `env` tells which server the web app talks to. */
export function parseArguments(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ParsedArguments {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
  const { values, positionals } = parsed;
  const [file, ...others] = positionals;
  if (values.help || file === undefined) return { kind: 'help' };
  if (others.length > 0) return wrong(`One file at a time, please; "${others[0]}" is one more`);
  if (values.consent !== 'totals' && values.consent !== 'sessions') return wrong('--consent is totals or sessions');
  const timeZone = values['time-zone'] ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!isZone(timeZone)) return wrong(`--time-zone is an IANA zone such as Europe/Berlin; "${timeZone}" is none`);
  if (values.name.trim() === '' || values.name.length > 60) return wrong('--name has 1 to 60 characters');
  const liveSessions = liveCount(values.live, values.count);
  if (liveSessions === undefined) return wrong('--count is a number from 1 to 10000');
  return {
    kind: 'push',
    values: {
      file,
      endpoint: values.endpoint ?? (env.VITE_SUPABASE_URL || `http://127.0.0.1:${env.BM_API_PORT || '54321'}`),
      name: values.name.trim(),
      consent: values.consent,
      timeZone,
      fresh: values.fresh,
      newEpoch: values['new-epoch'],
      json: values.json,
      liveSessions,
    },
  };
}
