import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { explainFileError } from '../problem.ts';

/** A mail as the auth server hands it over. */
export interface OutgoingMail {
  to: string;
  subject: string;
  html: string;
  text: string;
}

/** A mail in the mailbox. */
export type StoredMail = z.infer<typeof mailSchema>;

const mailSchema = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  /** ISO 8601. */
  created: z.string(),
  read: z.boolean().default(false),
});

/** Kept in memory and in one file each, newest first, so that a link survives a restart. */
export interface MailStore {
  list(): readonly StoredMail[];
  /** `latest` is the newest, as in Mailpit. */
  get(id: string): StoredMail | undefined;
  add(mail: OutgoingMail): Promise<void>;
  markRead(id: string): Promise<void>;
  /** Removes the given mails, or all of them. */
  remove(ids?: readonly string[]): Promise<void>;
  /** Calls back after every change; returns how to stop that. */
  onChange(listener: () => void): () => void;
}

const LIMIT = 200;

/** Opens the mailbox that stands in `folder`; files that are not whole mails are left out. */
export function openMailStore(folder: string): MailStore {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw explainFileError(error, folder);
  }
  let mails = readAll(folder);
  let lastStamp = 0;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const fileOf = (id: string) => join(folder, `${id}.json`);

  async function save(mail: StoredMail): Promise<void> {
    // Written beside and moved, so that a killed run leaves no half mail.
    await writeFile(`${fileOf(mail.id)}.new`, JSON.stringify(mail), { mode: 0o600 });
    await rename(`${fileOf(mail.id)}.new`, fileOf(mail.id));
  }

  async function drop(dropped: readonly StoredMail[]): Promise<void> {
    const ids = new Set(dropped.map((mail) => mail.id));
    mails = mails.filter((mail) => !ids.has(mail.id));
    await Promise.all([...ids].map((id) => rm(fileOf(id), { force: true })));
  }

  return {
    list: () => mails,
    get: (id) => (id === 'latest' ? mails[0] : mails.find((mail) => mail.id === id)),
    async add(mail) {
      const created = new Date();
      // Starts with the time, never the same twice, so that names sort by age.
      lastStamp = Math.max(created.getTime(), lastStamp + 1);
      const id = `${lastStamp.toString(36).padStart(9, '0')}${randomBytes(8).toString('hex')}`;
      const stored = { ...mail, id, created: created.toISOString(), read: false };
      await save(stored);
      mails = [stored, ...mails];
      if (mails.length > LIMIT) await drop(mails.slice(LIMIT));
      changed();
    },
    async markRead(id) {
      const mail = mails.find((entry) => entry.id === id);
      if (!mail || mail.read) return;
      const read = { ...mail, read: true };
      mails = mails.map((entry) => (entry.id === id ? read : entry));
      await save(read);
    },
    async remove(ids) {
      await drop(ids ? mails.filter((mail) => ids.includes(mail.id)) : mails);
      changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readAll(folder: string): StoredMail[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names
    .sort()
    .reverse()
    .flatMap((name) => {
      try {
        return [mailSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))];
      } catch {
        return []; // A damaged file is no mail; the others still are.
      }
    });
}
