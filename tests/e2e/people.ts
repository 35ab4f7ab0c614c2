/** People and practice for the browser tests, made without mails: the mail server asks for pauses. */
import type { Page } from 'playwright-core';
import postgres from 'postgres';
import { inject } from 'vitest';

export const urls = inject('urls');

/** The database behind the app, as its superuser. End it when the file is done. */
export const openDatabase = () => postgres(urls.adminUrl, { max: 1, onnotice() {} });

/** Goes in without an e-mail address and through the welcome; ends on the dashboard. Returns the person's id. */
export async function enter(page: Page): Promise<string> {
  await page.goto(`${urls.webUrl}/sign-in`);
  await page.getByRole('button', { name: 'Continue without an e-mail' }).click();
  // Another tab would begin with the welcome while this is on its way.
  const remembered = page.waitForResponse(
    (response) => response.request().method() === 'PATCH' && response.url().includes('/rest/v1/profiles'),
  );
  await page.getByRole('button', { name: 'Skip all and start' }).click();
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  await remembered;
  return personOf(page);
}

/** The id of who is signed in. */
export async function personOf(page: Page): Promise<string> {
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  const token = /"access_token\\?":\\?"[\w-]+\.([\w-]+)\./.exec(stored)?.[1];
  if (token === undefined) throw new Error('nobody is signed in');
  return (JSON.parse(Buffer.from(token, 'base64url').toString()) as { sub: string }).sub;
}

/** A device of the person. */
export async function giveDevice(sql: postgres.Sql, userId: string, name = 'Laptop'): Promise<string> {
  const [device] = await sql<{ id: string }[]>`
    insert into public.devices (user_id, kind, name, consent) values (${userId}, 'vscode', ${name}, 'sessions') returning id`;
  if (device === undefined) throw new Error('the device was not made');
  return device.id;
}

/**
 * Records sessions of five minutes, as the device would send them.
 * @param ends when each ended, in epoch milliseconds
 */
export async function record(
  sql: postgres.Sql,
  person: { userId: string; deviceId: string },
  ends: readonly number[],
): Promise<void> {
  const rows = ends.map((end) => ({
    id: `sess-${end - 300_000}`,
    startedAt: new Date(end - 300_000).toISOString(),
    endedAt: new Date(end).toISOString(),
    activeMs: 300_000,
    cycles: 21,
    goalMinutes: 5,
    goalBonusXP: 3,
    pattern: 'chill',
  }));
  await sql`select private.ingest_sessions(${person.userId}, ${person.deviceId}, 1, 'Europe/Berlin', false, now(),
    ${JSON.stringify(rows)}::text::jsonb)`;
}

/** Starts a pairing, as a device does. */
export async function startPairing(): Promise<{ link: string; code: string }> {
  const response = await fetch(`${urls.apiUrl}/functions/v1/api/v1/device_authorization`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_name: 'VS Code', device_name: 'Laptop', scope: 'sessions' }),
  });
  if (!response.ok) throw new Error(`pairing answered ${response.status}`);
  const { user_code: code } = (await response.json()) as { user_code: string };
  return { link: `${urls.webUrl}/pair?code=${code}`, code };
}
