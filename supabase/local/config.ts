import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { type AuthSettings, DEFAULT_TEMPLATES, type MailKind, type MailTemplate } from './auth/settings.ts';
import { StackProblem } from './problem.ts';

/** Loopback ports of the stack; 0 takes a free one. */
export interface Ports {
  api: number;
  db: number;
  mail: number;
  web: number;
}

/** Where mails go instead of the mailbox. */
export interface SmtpSettings {
  host: string;
  port: number;
  user?: string | undefined;
  pass?: string | undefined;
  from: { name: string; address: string };
}

/** `supabase/config.toml` as the embedded stack uses it. */
export interface LocalConfig {
  auth: AuthSettings;
  smtp: SmtpSettings | undefined;
  api: { schemas: string[]; maxRows: number };
  /** Whether a function's requests need a valid JWT; functions without an entry do. */
  functions: Record<string, { verifyJwt: boolean }>;
}

const duration = z
  .string()
  .regex(/^\d+(s|m|h)$/)
  .transform((text) => Number.parseInt(text, 10) * { s: 1, m: 60, h: 3600 }[text.at(-1) as 's' | 'm' | 'h']);

const template = z.object({ subject: z.string().optional(), content_path: z.string().optional() });

const smtp = z.object({
  enabled: z.boolean().default(true),
  host: z.string(),
  port: z.number().int(),
  user: z.string().optional(),
  pass: z.string().optional(),
  admin_email: z.string(),
  sender_name: z.string().default(''),
});

const fileSchema = z.object({
  api: z
    .object({ schemas: z.array(z.string()).default(['public']), max_rows: z.number().int().positive().default(1000) })
    .prefault({}),
  auth: z
    .object({
      site_url: z.string().default('http://127.0.0.1:5173'),
      additional_redirect_urls: z.array(z.string()).default([]),
      jwt_expiry: z.number().int().positive().max(604_800).default(3600),
      enable_refresh_token_rotation: z.boolean().default(true),
      refresh_token_reuse_interval: z.number().int().nonnegative().default(10),
      enable_signup: z.boolean().default(true),
      enable_anonymous_sign_ins: z.boolean().default(false),
      minimum_password_length: z.number().int().positive().default(6),
      rate_limit: z
        .object({
          email_sent: z.number().int().default(2),
          anonymous_users: z.number().int().default(30),
          token_refresh: z.number().int().default(150),
          sign_in_sign_ups: z.number().int().default(30),
          token_verifications: z.number().int().default(30),
        })
        .prefault({}),
      email: z
        .object({
          double_confirm_changes: z.boolean().default(true),
          enable_confirmations: z.boolean().default(false),
          max_frequency: duration.prefault('1m'),
          otp_length: z.number().int().min(6).max(10).default(6),
          otp_expiry: z.number().int().positive().default(3600),
          template: z.record(z.string(), template).default({}),
          smtp: smtp.optional(),
        })
        .prefault({}),
    })
    .prefault({}),
  functions: z.record(z.string(), z.object({ verify_jwt: z.boolean().default(true) })).default({}),
});

const PROJECT_DIR = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Reads `supabase/config.toml`. `env(NAME)` in a value stands for the environment variable, as for the CLI.
 * @param addresses where the gateway and the web app really are: they take the place of the file's when the ports differ.
 * @throws StackProblem that names the first setting that is wrong.
 */
export function readConfig(addresses: { apiUrl: string; siteUrl?: string }, projectDir = PROJECT_DIR): LocalConfig {
  const path = join(projectDir, 'supabase', 'config.toml');
  const { api, auth, functions } = parseFile(path);
  const siteUrl = addresses.siteUrl ?? auth.site_url;
  return {
    auth: {
      siteUrl,
      redirectUrls: [...new Set([...auth.additional_redirect_urls, ...(addresses.siteUrl ? allOf(siteUrl) : [])])],
      externalUrl: `${addresses.apiUrl}/auth/v1`,
      signupEnabled: auth.enable_signup,
      anonymousEnabled: auth.enable_anonymous_sign_ins,
      autoconfirm: !auth.email.enable_confirmations,
      doubleConfirmChanges: auth.email.double_confirm_changes,
      jwtExpiry: auth.jwt_expiry,
      otpExpiry: auth.email.otp_expiry,
      otpLength: auth.email.otp_length,
      maxFrequency: auth.email.max_frequency,
      refreshTokenRotation: auth.enable_refresh_token_rotation,
      refreshTokenReuseInterval: auth.refresh_token_reuse_interval,
      minimumPasswordLength: auth.minimum_password_length,
      rates: {
        emailSent: auth.rate_limit.email_sent,
        anonymousUsers: auth.rate_limit.anonymous_users,
        tokenRefresh: auth.rate_limit.token_refresh,
        signInSignUps: auth.rate_limit.sign_in_sign_ups,
        tokenVerifications: auth.rate_limit.token_verifications,
      },
      templates: readTemplates(auth.email.template, projectDir),
    },
    smtp: toSmtp(auth.email.smtp),
    api: { schemas: api.schemas, maxRows: api.max_rows },
    functions: Object.fromEntries(
      Object.entries(functions).map(([name, settings]) => [name, { verifyJwt: settings.verify_jwt }]),
    ),
  };
}

/** Ports from `BM_*_PORT`, with the defaults of the Supabase CLI. */
export function portsFromEnv(env: NodeJS.ProcessEnv): Ports {
  return {
    api: portFrom(env, 'BM_API_PORT', 54321),
    db: portFrom(env, 'BM_DB_PORT', 54322),
    mail: portFrom(env, 'BM_MAIL_PORT', 54324),
    web: portFrom(env, 'BM_WEB_PORT', 5173),
  };
}

function portFrom(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = env[name];
  if (!text) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new StackProblem(`${name} is "${text}", which is no port: give a number from 1 to 65535, or leave it out.`);
}

function parseFile(path: string): z.infer<typeof fileSchema> {
  let data: unknown;
  try {
    data = withEnvironment(parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new StackProblem(`${path} cannot be read (${reason}): put it right and start again.`, { cause: error });
  }
  const result = fileSchema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new StackProblem(
    `The setting ${issue?.path.join('.')} in ${path} is not right (${issue?.message}): put it right and start again.`,
  );
}

function withEnvironment(value: unknown): unknown {
  if (typeof value === 'string') {
    const name = /^env\((\w+)\)$/.exec(value)?.[1];
    return name === undefined ? value : (process.env[name] ?? '');
  }
  if (Array.isArray(value)) return value.map(withEnvironment);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withEnvironment(entry)]));
}

function allOf(siteUrl: string): string[] {
  return [`${siteUrl}/**`, `${siteUrl.replace('127.0.0.1', 'localhost')}/**`];
}

function readTemplates(
  given: Record<string, z.infer<typeof template>>,
  projectDir: string,
): Record<MailKind, MailTemplate> {
  const read = (kind: MailKind): MailTemplate => {
    const fallback = DEFAULT_TEMPLATES[kind];
    const path = given[kind]?.content_path;
    const file = path ? resolve(projectDir, path) : undefined;
    if (file && !existsSync(file)) {
      throw new StackProblem(`The mail template ${path} does not exist: put it back, or change config.toml.`);
    }
    return {
      subject: given[kind]?.subject ?? fallback.subject,
      html: file ? readFileSync(file, 'utf8') : fallback.html,
    };
  };
  return {
    confirmation: read('confirmation'),
    magic_link: read('magic_link'),
    email_change: read('email_change'),
    recovery: read('recovery'),
    invite: read('invite'),
  };
}

function toSmtp(given: z.infer<typeof smtp> | undefined): SmtpSettings | undefined {
  if (!given?.enabled) return undefined;
  const { host, port, user, pass } = given;
  return { host, port, user, pass, from: { name: given.sender_name, address: given.admin_email } };
}
