import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMailbox } from './app.ts';
import { type MailStore, openMailStore } from './store.ts';

let folder: string;
let store: MailStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bm-mailbox-test-'));
  store = openMailStore(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function mail(number: number) {
  return {
    to: `p${number}@example.test`,
    subject: `Mail ${number}`,
    html: `<p>Hello <b>${number}</b></p>`,
    text: `Hello ${number}`,
  };
}

async function call(path: string, init: RequestInit = {}, host = '127.0.0.1:54324'): Promise<Response> {
  return createMailbox(store).request(path, { ...init, headers: { host, ...init.headers } });
}

test('mails are listed newest first in the shape of Mailpit', async () => {
  await store.add(mail(1));
  await store.add(mail(2));
  const list = await (await call('/api/v1/messages?limit=1')).json();
  expect(list).toMatchObject({ total: 2, unread: 2, count: 1, start: 0 });
  expect(list.messages[0]).toMatchObject({
    Subject: 'Mail 2',
    To: [{ Name: '', Address: 'p2@example.test' }],
    From: { Name: 'Breath Master' },
    Read: false,
    Snippet: 'Hello 2',
  });
});

test('one mail is read whole, by id or as the latest, and counts as read then', async () => {
  await store.add(mail(1));
  const id = store.get('latest')?.id;
  for (const path of [`/api/v1/message/${id}`, '/api/v1/message/latest']) {
    expect(await (await call(path)).json()).toMatchObject({ ID: id, HTML: '<p>Hello <b>1</b></p>', Text: 'Hello 1' });
  }
  expect((await (await call('/api/v1/messages')).json()).unread).toBe(0);
  expect((await call('/api/v1/message/nothing')).status).toBe(404);
});

test('mails are deleted by id, or all of them', async () => {
  for (const number of [1, 2, 3]) await store.add(mail(number));
  const id = store.get('latest')?.id;
  const body = JSON.stringify({ IDs: [id] });
  expect(await (await call('/api/v1/messages', { method: 'DELETE', body })).text()).toBe('ok');
  expect(store.list().map((entry) => entry.subject)).toEqual(['Mail 2', 'Mail 1']);
  expect((await call('/api/v1/messages', { method: 'DELETE' })).status).toBe(200);
  expect(store.list()).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test('mails stay over a restart, 200 of them, and a damaged file hurts no other', async () => {
  for (let number = 1; number <= 203; number++) await store.add(mail(number));
  writeFileSync(join(folder, 'zzz.json'), '{"half');
  const again = openMailStore(folder);
  expect(again.list()).toHaveLength(200);
  expect(again.get('latest')?.subject).toBe('Mail 203');
});

test('the page shows mails as text, the mail itself stands in a frame that runs nothing', async () => {
  await store.add({ ...mail(1), subject: '<script>alert(1)</script>' });
  const page = await call('/');
  const html = await page.text();
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toContain('<script>alert');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  const view = await call(`/view/${store.get('latest')?.id}.html`);
  expect(view.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox allow-popups/);
  expect(await view.text()).toContain('<base target="_blank"');
});

test('a name that points here from elsewhere is not answered', async () => {
  await store.add(mail(1));
  expect((await call('/api/v1/messages', {}, 'evil.example:54324')).status).toBe(404);
});

test('a page that is open hears of a new mail', async () => {
  const events = await call('/events');
  const reader = events.body?.getReader();
  const first = reader?.read();
  await store.add(mail(1));
  expect(new TextDecoder().decode((await first)?.value)).toContain('event: change');
  await reader?.cancel();
});
