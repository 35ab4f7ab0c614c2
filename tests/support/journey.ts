/** What a person does in the browser, in words: used by the browser tests and the benches. */
import type { Page } from 'playwright-core';
import { z } from 'zod';

const messageList = z.object({
  messages: z.array(z.object({ ID: z.string(), To: z.array(z.object({ Address: z.string() })) })),
});
const message = z.object({ HTML: z.string(), Text: z.string() });

/** Calls `probe` until it gives something; fails with `what` after the time is over. */
export async function eventually<T>(what: string, probe: () => Promise<T | undefined>, withinMs = 15_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited ${String(withinMs)} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The newest mail to an address: its link to the app and its six-digit code. */
export async function newestMail(mailUrl: string, address: string): Promise<{ link: string; code: string }> {
  const id = await eventually(`a mail to ${address}`, async () => {
    const list = messageList.parse(await (await fetch(`${mailUrl}/api/v1/messages`)).json());
    return list.messages.find((mail) => mail.To.some((to) => to.Address === address))?.ID;
  });
  const mail = message.parse(await (await fetch(`${mailUrl}/api/v1/message/${id}`)).json());
  const link = /href="([^"]*\/auth\/confirm[^"]*)"/.exec(mail.HTML)?.[1]?.replaceAll('&amp;', '&');
  // Six digits also occur in tokens and addresses.
  const code = /\b(\d{6})\b/.exec(mail.Text.replace(/\S*(?::\/\/|@)\S*/g, ''))?.[1];
  if (link === undefined || code === undefined) throw new Error(`No link or code in the mail: ${mail.Text}`);
  return { link, code };
}

/** Signs in by the link in the mailbox and goes through the welcome once, ending on the dashboard. */
export async function signIn(page: Page, urls: { webUrl: string; mailUrl: string }, address: string): Promise<void> {
  await page.goto(`${urls.webUrl}/sign-in`);
  await page.getByLabel('E-mail address').fill(address);
  await page.getByRole('button', { name: 'Send me a sign-in link' }).click();
  await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
  const { link } = await newestMail(urls.mailUrl, address);
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign me in' }).click();
  const welcome = page.getByRole('button', { name: 'Skip all and start' });
  const today = page.getByRole('heading', { name: 'Today', level: 1 });
  await welcome.or(today).first().waitFor();
  if (await welcome.isVisible()) await welcome.click();
  await today.waitFor();
}

/** Follows a pairing code's link and allows the device. */
export async function allowDevice(page: Page, link: string): Promise<void> {
  await page.goto(link);
  const find = page.getByRole('button', { name: 'Continue' });
  const allow = page.getByRole('button', { name: 'Allow' });
  await find.or(allow).first().waitFor();
  if (await find.isVisible()) await find.click();
  await allow.click();
  await page.getByRole('heading', { name: /^(Connected|The first data is here)$/ }).waitFor();
}
