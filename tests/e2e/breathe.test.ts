/** Breathing in the browser: a minute that shows elsewhere, one without a network, one that is cut off. */
import type { Page } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, type PersonBrowser } from '#tests/support/chromium.ts';
import { eventually, signIn } from '#tests/support/journey.ts';

const urls = inject('urls');
const address = 'breathe@example.test';

interface Stored {
  readonly kind: string;
  readonly pattern: string;
  readonly cycles: number;
  readonly goal: number | null;
  readonly bonus: number;
  readonly seconds: number;
  readonly flags: string[];
}

describe('breathing in the browser', () => {
  let first: PersonBrowser;
  let second: PersonBrowser;
  let desk: Page;
  let sofa: Page;
  let sql: postgres.Sql;

  const stored = () => sql<Stored[]>`
    select d.kind, s.pattern, s.cycles, s.goal_minutes as goal, s.goal_bonus_xp as bonus,
      round(s.active_ms / 1000.0)::int as seconds, s.flags
    from public.sessions as s
    join public.devices as d on d.id = s.device_id
    join auth.users as u on u.id = s.user_id
    where u.email = ${address}
    order by s.id`;

  /** A tab whose clock is a little behind, so that the minutes that are skipped are not yet to come for the server. */
  async function openTab(path: string): Promise<Page> {
    const page = await first.context.newPage();
    await page.clock.install({ time: Date.now() - 4 * 60_000 });
    await page.goto(`${urls.webUrl}${path}`);
    return page;
  }

  beforeAll(async () => {
    sql = postgres(urls.adminUrl, { max: 1 });
    [first, second] = await Promise.all([openBrowser(), openBrowser({ width: 390, height: 844 })]);
    const entry = await first.context.newPage();
    sofa = await second.context.newPage();
    await signIn(entry, urls, address);
    await signIn(sofa, urls, address);
    await entry.close();
    desk = await openTab('/breathe');
  }, 60_000);

  afterAll(async () => {
    await Promise.all([first.close(), second.close(), sql.end()]);
  });

  test('a minute is breathed here and shows on the dashboard there', async () => {
    await sofa.getByText('Here your tree will grow').waitFor();
    await sofa.locator('[data-connection=live]').waitFor();
    await desk.getByRole('radio', { name: /^Medium/ }).check({ force: true });
    await desk.getByRole('button', { name: 'Begin' }).click();
    const stage = desk.getByRole('dialog', { name: 'Breathing, Medium' });
    await stage.getByText('Breathe in', { exact: true }).waitFor();
    await sofa.getByText(/^Breathing now, /).waitFor();

    await desk.clock.runFor(6_000);
    await stage.getByText('Breathe out', { exact: true }).waitFor();
    await desk.clock.runFor(55_500);
    await desk.keyboard.press('p');
    await sofa.getByText(/^Paused at 1:0/).waitFor();
    await desk.getByRole('button', { name: 'End', exact: true }).click();
    await desk.getByText('6 breaths with Medium.').waitFor();
    await desk.getByText('7 XP: 6 for the breaths, 1 for the way toward the goal.').waitFor();
    await desk.getByText('It is part of your practice now.').waitFor();

    await sofa.getByText('7 XP, 43 to Breathing Novice').first().waitFor();
    const recent = sofa.getByRole('region', { name: 'Recent sessions' }).getByRole('listitem');
    await recent.filter({ hasText: 'Medium' }).filter({ hasText: 'Web app' }).waitFor();
    expect(await sofa.getByText(/^(Breathing now|Paused)/).count()).toBe(0);
    const rows = await stored();
    expect(rows).toEqual([
      { kind: 'web', pattern: 'medium', cycles: 6, goal: 5, bonus: 1, seconds: rows[0]?.seconds, flags: [] },
    ]);
    expect(rows[0]?.seconds).toBeGreaterThanOrEqual(61);
  }, 60_000);

  test('without a network it is kept, and sent once when there is one, whatever tabs are open', async () => {
    const neighbour = await openTab('/');
    await neighbour.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    const sends: string[] = [];
    first.context.on('response', (response) => {
      if (response.url().endsWith('/rpc/web_session')) sends.push(response.request().postData() ?? '');
    });
    await desk.getByRole('button', { name: 'Breathe again' }).click();
    await first.context.setOffline(true);
    await desk.getByRole('button', { name: 'Begin' }).click();
    await desk.getByRole('dialog', { name: 'Breathing, Medium' }).waitFor();
    await desk.clock.runFor(21_000);
    // The controls went to rest; a move brings them back.
    await desk.mouse.move(300, 300);
    await desk.getByRole('button', { name: 'End', exact: true }).click();
    await desk.getByText('2 breaths with Medium.').waitFor();
    await desk.getByText('Kept here, sent when you’re back online.').first().waitFor();
    await desk.getByText('One session is kept here').waitFor();
    expect(await stored()).toHaveLength(1);

    await first.context.setOffline(false);
    await desk.getByText('It is part of your practice now.').waitFor();
    await sofa.getByText('9 XP, 41 to Breathing Novice').first().waitFor();
    expect(await desk.getByText('One session is kept here').count()).toBe(0);
    expect(sends).toHaveLength(1);
    expect((await stored()).map(({ cycles }) => cycles)).toEqual([6, 2]);
    await neighbour.close();
  }, 60_000);

  test('a tab asks before it closes; one that was cut off all the same can be kept', async () => {
    await desk.getByRole('link', { name: 'See today' }).click();
    await desk.getByRole('link', { name: 'Breathe for five minutes, if you like' }).click();
    await desk.getByText('Medium, 5 minutes').waitFor();
    await desk.getByRole('button', { name: 'Begin' }).click();
    await desk.getByRole('dialog', { name: 'Breathing, Medium' }).waitFor();
    await desk.clock.runFor(35_000);
    const question = desk.waitForEvent('dialog');
    await desk.close({ runBeforeUnload: true });
    const dialog = await question;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await desk.getByRole('dialog', { name: 'Breathing, Medium' }).waitFor();
    await desk.close();

    desk = await openTab('/breathe');
    await desk.getByText('A session was cut off').waitFor();
    await desk.getByRole('button', { name: 'Keep it' }).click();
    const third = await eventually('the third session', async () => (await stored())[2]);
    expect(third).toMatchObject({ kind: 'web', pattern: 'medium', cycles: 3, goal: 5 });
    expect(await desk.getByText('A session was cut off').count()).toBe(0);
  }, 60_000);

  test('a rhythm of one’s own goes along to the other browser', async () => {
    await sofa.goto(`${urls.webUrl}/breathe`);
    await sofa.getByRole('button', { name: 'Begin' }).waitFor();
    await desk.getByRole('button', { name: 'Make your own' }).click();
    await desk.getByLabel('Name').fill('Evening');
    await desk.getByRole('spinbutton', { name: 'Out' }).fill('7');
    await desk.getByRole('button', { name: 'Save' }).click();
    await desk.getByText('Evening, 5 minutes').waitFor();
    await sofa.getByRole('radio', { name: /^Evening/ }).waitFor();
    await desk.getByRole('button', { name: 'Remove' }).click();
    await sofa.getByRole('radio', { name: /^Evening/ }).waitFor({ state: 'detached' });
    await desk.getByRole('button', { name: 'Undo' }).click();
    await sofa.getByRole('radio', { name: /^Evening/ }).waitFor();
  }, 60_000);
});
