import { createClient, type Session, type SupabaseClient, type User } from '@supabase/supabase-js';
import { inject } from 'vitest';
import { type Mail, mailTo } from './mail.ts';

export const target = inject('contract');
/** Whether the mails of the target can be read; without that, what only a mail can carry is not part of the run. */
export const hasMail = target.mailUrl !== '';

const ids: string[] = [];
const clients: SupabaseClient[] = [];

/** A client as the app makes it, with a memory of its own. */
export function newClient(
  options: { flowType?: 'implicit' | 'pkce'; vsn?: '1.0.0' | '2.0.0'; key?: string } = {},
): SupabaseClient {
  const items = new Map<string, string>();
  const client = createClient(target.url, options.key ?? target.publishableKey, {
    auth: {
      flowType: options.flowType ?? 'implicit',
      autoRefreshToken: false,
      storageKey: crypto.randomUUID(),
      storage: {
        getItem: (key) => items.get(key) ?? null,
        setItem: (key, value) => void items.set(key, value),
        removeItem: (key) => void items.delete(key),
      },
    },
    realtime: { vsn: options.vsn ?? '2.0.0' },
  });
  clients.push(client);
  return client;
}

/** The client of a server, with the secret key. */
export const admin = createClient(target.url, target.secretKey, {
  auth: { persistSession: false, autoRefreshToken: false },
});

/** An address that nobody has. Hosted projects send to it only by a mail server of their own. */
export function newAddress(): string {
  return `contract-${crypto.randomUUID()}@example.test`;
}

/** Remembers an account to be taken away at the end. */
export function remember(user: User | null | undefined): User {
  if (!user) throw new Error('there is no user');
  ids.push(user.id);
  return user;
}

export interface Person {
  client: SupabaseClient;
  email: string;
  user: User;
  session: Session;
}

/** The token of a sign-in link for an account, made by the admin API without a mail. */
export async function signInToken(email: string): Promise<string> {
  const { data, error } = await admin.auth.admin.generateLink({ type: 'magiclink', email });
  if (error) throw error;
  return data.properties.hashed_token;
}

/** Signs an existing account in on a new client. */
export async function signIn(email: string, options: Parameters<typeof newClient>[0] = {}): Promise<Person> {
  const client = newClient(options);
  const { data, error } = await client.auth.verifyOtp({ token_hash: await signInToken(email), type: 'email' });
  if (error) throw error;
  if (!data.session || !data.user) throw new Error('the link gave no session');
  return { client, email, user: data.user, session: data.session };
}

/** A new account, signed in. */
export async function newPerson(options: Parameters<typeof newClient>[0] = {}): Promise<Person> {
  const email = newAddress();
  const { data, error } = await admin.auth.admin.createUser({ email, email_confirm: true });
  if (error) throw error;
  remember(data.user);
  return signIn(email, options);
}

/** Asks for a sign-in mail and reads it. */
export async function askForMail(client: SupabaseClient, email: string, options = {}): Promise<Mail> {
  const { error } = await client.auth.signInWithOtp({ email, options });
  if (error) throw error;
  return mailTo(email);
}

/** Takes away what a file has made. */
export async function tidyUp(): Promise<void> {
  await Promise.all(clients.map((client) => client.removeAllChannels()));
  for (const id of new Set(ids)) {
    const { error } = await admin.auth.admin.deleteUser(id);
    if (error && error.code !== 'user_not_found') throw error;
  }
}
