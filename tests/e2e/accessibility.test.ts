/** Every page and dialog with axe, in both themes, on a phone and a desktop; and the main job without a mouse. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type PersonBrowser } from '#tests/support/chromium.ts';
import { newestMail, signIn } from '#tests/support/journey.ts';
import { giveAxe } from '#tests/support/page-axe.ts';
import { type Eyes, watch } from './eyes.ts';
import { startPairing, urls } from './people.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bm-eyes-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A browser of its own for a group of tests, with eyes. */
function useEyes(): { readonly page: Page; readonly eyes: Eyes } {
  let browser: PersonBrowser;
  const held: { page?: Page; eyes?: Eyes } = {};
  beforeAll(async () => {
    browser = await openBrowser();
    await giveAxe(browser.context);
    held.page = await browser.context.newPage();
    held.eyes = watch(held.page);
  });
  afterAll(() => browser.close());
  const got = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the browser is not open yet');
    return value;
  };
  return {
    get page() {
      return got(held.page);
    },
    get eyes() {
      return got(held.eyes);
    },
  };
}

/** Opens a path and waits until it says what it should. */
async function open(page: Page, path: string, heading: string | RegExp): Promise<void> {
  await page.goto(`${urls.webUrl}${path}`);
  await page.getByRole('heading', { name: heading }).first().waitFor();
}

describe('signed out', () => {
  const here = useEyes();

  test('sign-in, mail, confirmation, expired link, address that leads nowhere', async () => {
    const { page, eyes } = here;
    await open(page, '/sign-in', 'Sign in');
    await eyes.look('sign-in');
    await page.getByRole('button', { name: 'Send me a sign-in link' }).click();
    await page.getByText('Enter an e-mail address').waitFor();
    await eyes.look('sign-in with an error');
    await page.getByLabel('E-mail address').fill('eyes@example.test');
    await page.getByRole('button', { name: 'Send me a sign-in link' }).click();
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
    await eyes.look('check your mail');
    await page.goto((await newestMail(urls.mailUrl, 'eyes@example.test')).link);
    await page.getByRole('heading', { name: 'Almost there' }).waitFor();
    await eyes.look('confirmation');
    await open(page, `/auth/confirm?token_hash=${'a'.repeat(56)}&type=email`, 'Almost there');
    eyes.expectRefusal(403);
    await page.getByRole('button', { name: 'Sign me in' }).click();
    await page.getByRole('heading', { name: 'This link has had its time' }).waitFor();
    await eyes.look('expired link');
    await open(page, '/auth/confirm', 'This link is not complete');
    await eyes.look('damaged link');
    await page.goto(`${urls.webUrl}/nothing/here`);
    await page.getByText('Nothing grows here').last().waitFor();
    await eyes.look('address that leads nowhere');
    expect(eyes.findings()).toEqual([]);
  });
});

describe('without an account', () => {
  const here = useEyes();

  test('the way in, today, settings and their dialog, pairing, the move up to the account', async () => {
    const { page, eyes } = here;
    await open(page, '/guest', 'Try it without an account');
    await eyes.look('the way in without an account');
    await page.getByRole('button', { name: 'Look around' }).click();
    await page.getByRole('heading', { name: 'Here your tree will grow' }).waitFor();
    await eyes.look('today of a guest, empty');
    await open(page, '/pair', 'Connect a device');
    await eyes.look('pairing needs an account');
    await open(page, '/settings', 'In this browser');
    await page.getByRole('button', { name: 'Forget everything here' }).waitFor();
    await eyes.look('settings of a guest');
    await page.getByRole('button', { name: 'Forget everything here' }).click();
    await page.getByRole('dialog').waitFor();
    await eyes.look('dialog: forget everything');
    await page.keyboard.press('Escape');
    await open(page, '/move', 'Move into an account');
    await page.getByRole('button', { name: 'Go on without a backup' }).waitFor();
    await eyes.look('move: backup');
    await page.getByRole('button', { name: 'Go on without a backup' }).click();
    await page.getByRole('link', { name: 'Sign in or make an account' }).waitFor();
    await eyes.look('move: which account');
    await page.getByRole('link', { name: 'Sign in or make an account' }).click();
    await page.getByRole('button', { name: 'Continue without an e-mail' }).click();
    await page.getByRole('button', { name: 'Begin the import' }).waitFor();
    await eyes.look('move: what goes along');
    await page.getByRole('button', { name: 'Begin the import' }).click();
    await page.getByText('Everything has arrived.').waitFor();
    await eyes.look('move: check');
    await page.getByRole('button', { name: 'Finish and remove it from this browser' }).click();
    await page.getByText('Your practice has moved').waitFor();
    await eyes.look('move: finished');
    expect(eyes.findings()).toEqual([]);
  });
});

describe('a newcomer', () => {
  const here = useEyes();

  test('welcome', async () => {
    const { page, eyes } = here;
    await page.goto(`${urls.webUrl}/sign-in`);
    await page.getByRole('button', { name: 'Continue without an e-mail' }).click();
    for (const title of ['What comes here', 'A name for you here', 'Your time zone', 'A daily goal']) {
      await page.getByRole('heading', { name: title }).waitFor();
      await eyes.look(`welcome: ${title}`);
      await page.getByRole('button', { name: /^(Continue|Start)$/ }).click();
    }
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    expect(eyes.findings()).toEqual([]);
  });

  test('pages before the first session', async () => {
    const { page, eyes } = here;
    await open(page, '/', 'Here your tree will grow');
    await eyes.look('today, empty');
    await open(page, '/analytics', 'Analytics');
    await eyes.look('analytics, empty');
    await open(page, '/sessions', 'Sessions');
    await page.getByText('No session yet').waitFor();
    await eyes.look('sessions, empty');
    await page.goto(`${urls.webUrl}/breathe`);
    await page.getByRole('button', { name: 'Begin' }).waitFor();
    await eyes.look('breathe');
    await open(page, '/settings', 'Devices');
    await page.getByText('No device yet').waitFor();
    await eyes.look('settings, no device');
    await open(page, '/sessions/999999', 'Session');
    await page.getByText('This session is not here').waitFor();
    await eyes.look('session that is not there');
    expect(eyes.findings()).toEqual([]);
  });

  test('breathing, paused, and the question before leaving', async () => {
    const { page, eyes } = here;
    await page.goto(`${urls.webUrl}/breathe`);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('dialog', { name: /^Breathing, / }).waitFor();
    await eyes.look('breathing');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused', { exact: true }).waitFor();
    await eyes.look('breathing, paused');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'End without keeping it' }).waitFor();
    await eyes.look('breathing, about to leave');
    await page.getByRole('button', { name: 'End without keeping it' }).click();
    await page.getByRole('button', { name: 'Begin' }).waitFor();
    expect(eyes.findings()).toEqual([]);
  });

  test('pairing: code, unknown code, request, connected, refused', async () => {
    const { page, eyes } = here;
    await open(page, '/pair', 'Connect a device');
    await eyes.look('pairing code');
    await page.getByLabel('Code').fill('BM-000000-000000');
    eyes.expectRefusal(404);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('This code is not known').waitFor();
    await eyes.look('unknown pairing code');
    for (const answer of ['Allow', 'Refuse']) {
      await page.goto((await startPairing()).link);
      await page
        .getByRole('button', { name: 'Continue' })
        .or(page.getByRole('button', { name: answer }))
        .first()
        .waitFor();
      const find = page.getByRole('button', { name: 'Continue' });
      if (await find.isVisible()) await find.click();
      await page.getByRole('button', { name: answer }).waitFor();
      if (answer === 'Allow') await eyes.look('what the device asks');
      await page.getByRole('button', { name: answer }).click();
      await page.getByRole('heading', { name: answer === 'Allow' ? 'Connected' : 'Refused' }).waitFor();
      await eyes.look(answer);
    }
    expect(eyes.findings()).toEqual([]);
  });

  test('import: choose, problem, review, done', async () => {
    const { page, eyes } = here;
    const file = join(folder, 'export.json');
    const end = Date.UTC(2026, 8, 1, 9);
    const row = (at: number, cycles: number) => ({
      id: `sess-${at}`,
      startedAt: new Date(at).toISOString(),
      endedAt: new Date(at + 300_000).toISOString(),
      activeMs: 300_000,
      cycles,
      finalXP: 20,
    });
    await writeFile(
      file,
      JSON.stringify({
        exportDate: '2026-09-06T09:00:00.000Z',
        breathMaster: {
          meditation: {
            totalXP: 40,
            sessions: [row(end, 20), row(end + 3_600_000, -1), { ...row(end + 7_200_000, 20), goalMinutes: 7 }],
          },
        },
      }),
    );
    await open(page, '/settings/import', 'Bring your practice');
    await eyes.look('import: choose');
    await page.getByLabel('Pasted export').fill('<html>');
    await page.getByRole('button', { name: 'Look inside' }).click();
    await page.getByText('This could not be read').waitFor();
    await eyes.look('import: problem');
    await open(page, '/settings/import', 'Bring your practice');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('heading', { name: 'What it holds' }).waitFor();
    await eyes.look('import: review');
    await page.getByRole('radio', { name: /^A new device/ }).check({ force: true });
    await page.getByRole('button', { name: /^Import 2 sessions/ }).click();
    await page.getByRole('heading', { name: 'It is here' }).waitFor();
    await eyes.look('import: done');
    await open(page, '/settings', 'Data');
    await page
      .getByRole('button', { name: /^Take back: / })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await eyes.look('dialog: take an import back');
    expect(eyes.findings()).toEqual([]);
  });
});

describe('a year of practice', () => {
  const here = useEyes();

  beforeAll(() => signIn(here.page, urls, 'demo@example.test'));

  test('today', async () => {
    const { page, eyes } = here;
    await page.getByRole('heading', { name: 'Recent sessions' }).waitFor();
    await eyes.look('today');
    expect(eyes.findings()).toEqual([]);
  });

  test.each(['week', 'month', 'quarter', 'year', 'all'])('analytics, %s', async (range) => {
    const { page, eyes } = here;
    await open(page, `/analytics?range=${range}`, 'Analytics');
    await page.locator('main h2, main h3').first().waitFor();
    await eyes.look(`analytics, ${range}`, range === 'month' ? undefined : 'briefly');
    expect(eyes.findings()).toEqual([]);
  });

  test('sessions, one session, the toast after deleting it', async () => {
    const { page, eyes } = here;
    await open(page, '/sessions', 'Sessions');
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Delete this session' }).waitFor();
    await page.getByRole('button', { name: 'Delete this session' }).waitFor();
    await eyes.look('a session');
    await page.getByRole('button', { name: 'Delete this session' }).click();
    await page.getByText('The session is deleted.').waitFor();
    // Holding it keeps it there.
    await page.getByRole('button', { name: 'Undo' }).focus();
    await eyes.look('sessions, after deleting one');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The session is back.').waitFor();
    expect(eyes.findings()).toEqual([]);
  });

  test('settings and its dialogs', async () => {
    const { page, eyes } = here;
    await open(page, '/settings', 'Devices');
    await page.getByRole('button', { name: 'Disconnect' }).first().waitFor();
    await eyes.look('settings');
    for (const opener of ['Disconnect', 'Delete account']) {
      const button = page.getByRole('button', { name: opener }).first();
      await button.click();
      await page.getByRole('dialog').waitFor();
      await eyes.look(`dialog: ${opener}`);
      // Focus stays inside, and comes back to where it was.
      for (let step = 0; step < 8; step += 1) {
        await page.keyboard.press('Tab');
        const outside = await page.evaluate(
          () => document.activeElement !== document.body && document.activeElement?.closest('dialog') === null,
        );
        expect(outside).toBe(false);
      }
      await page.keyboard.press('Escape');
      await page
        .getByRole('dialog')
        .waitFor({ state: 'detached' })
        .catch(() => page.getByRole('dialog').waitFor({ state: 'hidden' }));
      expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    }
    expect(eyes.findings()).toEqual([]);
  });

  test('nothing moves for who wants it still', async () => {
    const { page } = here;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, '/', 'Recent sessions');
    await page.locator('.recharts-surface').first().waitFor();
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter((animation) => {
          const { duration, iterations } = animation.effect?.getComputedTiming() ?? {};
          return Number(duration) > 1 || iterations === Number.POSITIVE_INFINITY;
        })
        .map((animation) => (animation as CSSAnimation).animationName ?? 'an animation'),
    );
    expect(moving).toEqual([]);
  });
});

describe('without a mouse', () => {
  const here = useEyes();

  /** Presses Tab until the focus is on what has this name; fails after so many steps. Every stop shows where it is. */
  async function tabTo(name: string | RegExp, limit = 40): Promise<void> {
    const { page } = here;
    for (let step = 0; step < limit; step += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return null;
        const shown = element.matches('input[type=radio], input[type=checkbox], input[type=file]')
          ? (element.closest('label') ?? element)
          : element;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        const own = getComputedStyle(element);
        const ringed = [shown, element, element.nextElementSibling].some(
          (part) => part instanceof Element && getComputedStyle(part).outlineStyle !== 'none',
        );
        const box = shown.getBoundingClientRect();
        const label =
          element.getAttribute('aria-label') ??
          (element as HTMLInputElement).labels?.[0]?.textContent ??
          element.textContent;
        return {
          label: label?.trim() ?? '',
          ringed: ringed || (outlineStyle !== 'none' && outlineWidth !== '0px') || own.boxShadow.includes('inset'),
          visible: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
        };
      });
      if (at === null) continue;
      expect(at).toMatchObject({ ringed: true, visible: true });
      if (typeof name === 'string' ? at.label === name : name.test(at.label)) return;
    }
    throw new Error(`${limit} stops without ${String(name)}`);
  }

  test('the main job: in, past the welcome, pair, look, change the goal, out', async () => {
    const { page } = here;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, '/sign-in', 'Sign in');
    await tabTo('Continue without an e-mail');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What comes here' }).waitFor();
    await tabTo('Skip all and start');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Here your tree will grow' }).waitFor();

    await page.reload();
    await page.getByRole('heading', { name: 'Here your tree will grow' }).waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);

    await tabTo('Pair your editor');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Connect a device' }).waitFor();
    const { code } = await startPairing();
    await tabTo('Code');
    await page.keyboard.type(code.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    await tabTo('Allow');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Connected' }).waitFor();

    await tabTo('Settings');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Goals' }).waitFor();
    await tabTo('Minutes a day', 60);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await page.getByText('Saved').first().waitFor();
    await tabTo('Sign out here', 80);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sign in' }).or(page.getByRole('dialog')).first().waitFor();
  });
});
