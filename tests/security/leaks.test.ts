/** Secrets stay where they belong: not in an address, not in a cookie, not in what the server writes out. */
import { readFile } from 'node:fs/promises';
import { afterAll, expect, inject, test } from 'vitest';
import { openBrowser } from '#tests/support/chromium.ts';
import { allowDevice, newestMail } from '#tests/support/journey.ts';
import {
  callApi,
  doors,
  newDevice,
  newPerson,
  openDatabase,
  pollToken,
  row,
  sendRows,
  startPairing,
} from './people.ts';

const sql = openDatabase();
afterAll(() => sql.end());

test('a person signs in and pairs: no address, cookie, title or log line holds a token', async () => {
  const browser = await openBrowser();
  const address = `leaks-${crypto.randomUUID()}@example.test`;
  try {
    const page = await browser.context.newPage();
    const asked: string[] = [];
    const shown: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('framenavigated', (frame) => shown.push(frame.url()));
    await page.goto(`${doors.webUrl}/sign-in`);
    await page.getByLabel('E-mail address').fill(address);
    await page.getByRole('button', { name: 'Send me a sign-in link' }).click();
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
    const { link, code } = await newestMail(doors.mailUrl, address);
    const tokenHash = new URL(link).searchParams.get('token_hash') ?? '';
    expect(tokenHash).toMatch(/^\w{20,}$/);
    await page.goto(link);
    const confirm = page.getByRole('button', { name: 'Sign me in' });
    await confirm.waitFor();
    // The one-time token leaves the address bar, and with it the history, as soon as the page has read it.
    expect(page.url()).not.toContain(tokenHash);
    await confirm.click();
    await page.getByRole('button', { name: 'Skip all and start' }).click();
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();

    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    const session = /"access_token\\?":\\?"([\w.-]+)/.exec(stored)?.[1] ?? '';
    const refresh = /"refresh_token\\?":\\?"([\w.-]+)/.exec(stored)?.[1] ?? '';
    expect(session).toMatch(/^\w+\.\w+\./);
    expect(refresh).not.toBe('');

    const { user_code: userCode, device_code: deviceCode } = await startPairing();
    await allowDevice(page, `${doors.webUrl}/pair?code=${userCode}`);
    const granted = await pollToken(deviceCode);
    const { access_token: deviceToken } = granted.body as { access_token: string };
    await sendRows({ id: '', token: deviceToken }, [row(1)]);
    await page.getByRole('heading', { name: 'The first data is here' }).waitFor();

    const secrets = { session, refresh, deviceToken, deviceCode, secretKey: doors.secretKey };
    for (const [name, secret] of Object.entries(secrets)) {
      // The mail's own link is the one address that carries its one-time token; nothing else stands in any.
      expect(
        [...asked, ...shown].filter((url) => url.includes(secret)),
        name,
      ).toEqual([]);
    }
    expect(asked.filter((url) => url.includes(tokenHash))).toEqual([link]);
    const hosts = new Set(asked.map((url) => new URL(url).host));
    expect([...hosts]).toEqual([new URL(doors.webUrl).host]);
    expect(await browser.context.cookies()).toEqual([]);

    const output = await readFile(inject('outputFile'), 'utf8');
    expect(output).toContain('the stack is ready');
    for (const [name, secret] of Object.entries({ ...secrets, tokenHash, code, userCode, address })) {
      expect(
        output.split('\n').filter((line) => line.includes(secret)),
        name,
      ).toEqual([]);
    }
    expect(output).not.toMatch(/bmd_[\w-]{10}|eyJ[\w-]{20}|sb_secret_/);
  } finally {
    await browser.close();
  }
}, 60_000);

test('the database holds hashes of what devices hold, and nothing to sign in with', async () => {
  const person = await newPerson();
  const device = await newDevice(person);
  const { user_code: userCode, device_code: deviceCode } = await startPairing();
  const tables = await sql<{ schema: string; name: string }[]>`
    select nspname as schema, relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname in ('public', 'private', 'realtime') and relkind in ('r', 'p')`;
  expect(tables.length).toBeGreaterThan(12);
  for (const { schema, name } of tables) {
    for (const secret of [device.token, device.token.slice(4), deviceCode, userCode, userCode.slice(3)]) {
      const [found] = await sql<{ count: number }[]>`
        select count(*)::int as count from ${sql(schema)}.${sql(name)} as t where position(${secret} in t::text) > 0`;
      expect(found?.count, `${schema}.${name}`).toBe(0);
    }
  }
});

test('too fast is 429 with the time to wait, and other people are not made to wait', async () => {
  const statuses: number[] = [];
  let wait = '';
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const { status, headers } = await callApi('/device_authorization', { body: '{}' });
    statuses.push(status);
    wait = headers.get('retry-after') ?? wait;
  }
  expect(statuses.at(-1)).toBe(429);
  expect(Number(wait)).toBeGreaterThanOrEqual(1);
  expect(Number(wait)).toBeLessThanOrEqual(60);

  const device = await newDevice(await newPerson());
  const live = {
    state: 'running',
    client_session_id: 'sess-1757062800000',
    started_at: '2025-09-05T09:00:00.000Z',
    active_ms: 1,
  };
  const say = (token: string) =>
    callApi('/live', { headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(live) });
  const many = await Promise.all(Array.from({ length: 140 }, () => say(device.token)));
  const refused = many.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  for (const { headers, body } of refused) {
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(body).toMatchObject({ code: 'rate_limited', status: 429 });
  }
  expect((await say((await newDevice(await newPerson())).token)).status).toBe(200);
});
