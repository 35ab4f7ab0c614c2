import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { createAuth } from './auth/app.ts';
import { type LocalConfig, type Ports, readConfig } from './config.ts';
import { startCron } from './cron.ts';
import { type Database, openDatabase } from './database.ts';
import { createFunctions } from './functions.ts';
import { createGateway } from './gateway.ts';
import { type Fetch, type HttpServer, serve, type Upgrade } from './http.ts';
import { type Keys, readKeys } from './keys.ts';
import { lockDataDir } from './lock.ts';
import { createMailbox } from './mailbox/app.ts';
import { createSendMail } from './mailbox/send.ts';
import { openMailStore } from './mailbox/store.ts';
import { createRealtime } from './realtime/server.ts';
import { createRest } from './rest.ts';
import { createVerify } from './tokens.ts';
import { createWeb } from './web/app.ts';
import { DIST_DIR } from './web/build.ts';
import { startVite } from './web/dev.ts';

export interface StackOptions {
  /** Loopback ports; 0 takes free ones. */
  ports: Ports;
  /** Folder of everything that is kept: database, keys, mails. */
  dataDir: string;
  /** Serve the production build (which has to be there), Vite with hot reload, or no web app. */
  web?: 'build' | 'dev' | false;
  /** Resolves when the production build is there; the rest starts meanwhile. */
  built?: Promise<unknown>;
  /** Apply `supabase/seed.sql` once. */
  seed?: boolean;
  /** Whether an acknowledged write must survive a power cut; off only for tests. */
  durable?: boolean;
  /** Settings that take the place of those in config.toml, for tests. */
  configure?: (config: LocalConfig) => LocalConfig;
}

export interface Stack {
  /** Where Supabase answers (what `SUPABASE_URL` is elsewhere). */
  apiUrl: string;
  /** Connection of the role `postgres`. */
  dbUrl: string;
  /** Connection of the superuser. */
  adminUrl: string;
  mailUrl: string;
  /** Empty without a web app. */
  webUrl: string;
  keys: Keys;
  /** Process id of Postgres. */
  postgresPid: number;
  /** Stops everything, the database last; within two seconds. */
  close(): Promise<void>;
}

/** Runs the closing steps it has collected, last first. */
class Closing {
  readonly #steps: (() => unknown)[] = [];

  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  async run(): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) await step();
  }
}

/** Answers 503 until its handler is known: ports are taken first, so that addresses are known when services start. */
class Entrance {
  handler: Fetch = () => new Response('Starting', { status: 503, headers: { 'Retry-After': '1' } });
  upgrade: Upgrade = () => false;

  open(port: number): Promise<HttpServer> {
    return serve(
      port,
      (request) => this.handler(request),
      (request, socket, head) => this.upgrade(request, socket, head),
    );
  }
}

/**
 * Starts the embedded Supabase: database, gateway, mailbox and, if wanted, the web app on one process beside Postgres.
 * @throws StackProblem for what a person can put right.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const closing = new Closing();
  try {
    return await start({ ...options, dataDir: resolve(options.dataDir) }, closing);
  } catch (error) {
    await closing.run();
    throw error;
  }
}

async function start(options: StackOptions, closing: Closing): Promise<Stack> {
  const { dataDir, ports, web = false } = options;
  closing.add(lockDataDir(dataDir));
  const entrances = { api: new Entrance(), mail: new Entrance(), web: new Entrance() };
  const open = async (entrance: Entrance, port: number) => {
    const server = await entrance.open(port);
    closing.add(() => server.close());
    return `http://127.0.0.1:${server.port}`;
  };
  const apiUrl = await open(entrances.api, ports.api);
  const mailUrl = await open(entrances.mail, ports.mail);
  const webUrl = web === 'build' ? await open(entrances.web, ports.web) : '';

  const devUrl = web === 'dev' ? `http://127.0.0.1:${ports.web}` : '';
  const siteUrl = webUrl || devUrl;
  const read = readConfig({ apiUrl, ...(siteUrl ? { siteUrl } : {}) });
  const config = options.configure?.(read) ?? read;
  const keys = readKeys(dataDir);
  const mails = openMailStore(join(dataDir, 'mail'));
  entrances.mail.handler = createMailbox(mails).fetch;

  const database = await openDatabase({
    dataDir,
    port: ports.db,
    durable: options.durable ?? true,
    seed: options.seed ?? false,
  });
  closing.add(() => database.close());

  const sendMail = createSendMail(mails, config.smtp);
  const gateway = await startServices({ apiUrl, database, config, keys, sendMail }, closing);
  entrances.api.handler = gateway.fetch;
  entrances.api.upgrade = gateway.upgrade;
  if (web === 'build') {
    await options.built;
    entrances.web.handler = createWeb({ distDir: DIST_DIR, supabaseUrl: '', gateway: gateway.fetch });
    entrances.web.upgrade = gateway.upgrade;
  }
  if (web === 'dev') closing.add(await startVite(ports.web, new URL(apiUrl).port));

  return {
    apiUrl,
    mailUrl,
    webUrl: siteUrl,
    dbUrl: database.postgresUrl,
    adminUrl: database.adminUrl,
    keys,
    postgresPid: database.server.pid,
    close: () => closing.run(),
  };
}

interface ServiceDeps {
  apiUrl: string;
  database: Database;
  config: LocalConfig;
  keys: Keys;
  sendMail: Parameters<typeof createAuth>[0]['sendMail'];
}

async function startServices(
  { apiUrl, database, config, keys, sendMail }: ServiceDeps,
  closing: Closing,
): Promise<{ fetch: Fetch; upgrade: Upgrade }> {
  const verify = createVerify(keys);
  const sql = postgres(database.authUrl, { max: 5, onnotice() {} });
  closing.add(() => sql.end({ timeout: 1 }));
  const rest = await createRest({ postgresUrl: database.postgresUrl, config });
  closing.add(() => rest.close());
  const realtime = createRealtime({ adminUrl: database.adminUrl, keys, verify });
  closing.add(() => realtime.close());
  const cron = startCron(database.postgresUrl);
  closing.add(() => cron.close());

  // Functions reach the gateway in this process; it is made after them.
  const inside: { fetch: Fetch } = { fetch: () => new Response('Starting', { status: 503 }) };
  const functions = await createFunctions({
    env: {
      SUPABASE_URL: apiUrl,
      SUPABASE_ANON_KEY: keys.publishableKey,
      SUPABASE_SERVICE_ROLE_KEY: keys.secretKey,
      SITE_URL: config.auth.siteUrl,
    },
    config,
    verify,
    fetch: async (input, init) => inside.fetch(new Request(input, init)),
  });
  const auth = createAuth({ sql, keys, config, sendMail });
  const gateway = createGateway({ keys, verify, rest, auth, realtime: realtime.http, functions });
  inside.fetch = (request) => gateway.fetch(request);
  return { fetch: inside.fetch, upgrade: (request, socket, head) => realtime.upgrade(request, socket, head) };
}
