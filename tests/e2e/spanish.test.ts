/** A browser that asks for Spanish gets Spanish: every page, with practice on it, without a word of English left. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { leftoverFinder } from '#tests/language/leftovers.ts';
import { openBrowser, type PersonBrowser } from '#tests/support/chromium.ts';
import { watch } from './eyes.ts';
import { giveDevice, openDatabase, personOf, record, urls } from './people.ts';

const day = 24 * 3_600_000;
/** Names that are the same in any language: zones, the editor's commands. */
const names = /port of spain|isle of man|connect to dashboard|export data/giu;

describe('a browser that asks for Spanish', () => {
  const sql = openDatabase();
  const held: { browser?: PersonBrowser; page?: Page; find?: (page: Page) => Promise<string[]> } = {};
  beforeAll(async () => {
    held.browser = await openBrowser({ width: 375, height: 812, locale: 'es-ES' });
    held.page = await held.browser.context.newPage();
    held.find = await leftoverFinder(names);
  });
  afterAll(async () => {
    await held.browser?.close();
    await sql.end();
  });

  test('is spoken to in Spanish on every page, and nothing moves sideways on a phone', async () => {
    const { page, find } = held;
    if (page === undefined || find === undefined) throw new Error('the browser is not open');
    const eyes = watch(page);
    const found: string[] = [];
    const look = async (where: string) => {
      for (const text of await find(page)) found.push(`${where}: “${text}”`);
      for (const width of [320, 375]) {
        await page.setViewportSize({ width, height: 812 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (over > 0) found.push(`${where} is ${over} px too wide for ${width}`);
      }
    };
    const open = async (path: string, sign: string) => {
      await page.goto(`${urls.webUrl}${path}`);
      await page.getByText(sign, { exact: true }).filter({ visible: true }).first().waitFor();
      await look(path);
    };

    await open('/sign-in', 'Iniciar sesión');
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await page.getByRole('button', { name: 'Enviarme un enlace' }).click();
    await page.getByText('Con una dirección de correo').waitFor();
    await look('sign-in with an error');
    await page.getByLabel('Correo electrónico').fill('roble@example.test');
    await page.getByRole('button', { name: 'Enviarme un enlace' }).click();
    await page.getByText('Hay correo para ti').waitFor();
    await look('check your mail');
    expect(await newestSubject('roble@example.test')).toBe('Breath Master te da la bienvenida: tu enlace para entrar');
    await open('/auth/confirm', 'Este enlace no está completo');
    await open('/nothing/here', 'Aquí no crece nada');
    await open('/guest', 'Qué se guarda, y dónde');
    await open('/sign-in', 'Iniciar sesión');
    await page.getByRole('button', { name: 'Continuar sin correo' }).click();
    for (const step of ['Qué llega aquí', 'Un nombre para ti', 'Tu zona horaria', 'Una meta diaria']) {
      await page.getByRole('heading', { name: step }).waitFor();
      await look(`welcome: ${step}`);
      await page.getByRole('button', { name: /^(Continuar|Empezar)$/ }).click();
    }
    await page.getByRole('heading', { name: 'Aquí crecerá tu árbol' }).waitFor();
    await look('an empty dashboard');

    const userId = await personOf(page);
    const deviceId = await giveDevice(sql, userId, 'Portátil');
    await page.getByText('En vivo').filter({ visible: true }).first().waitFor();
    await record(
      sql,
      { userId, deviceId },
      [0, 1, 2, 5, 9, 40, 80].map((ago) => Date.now() - ago * day - 3_600_000),
    );
    await page.getByText('Sesiones recientes').waitFor();
    await page
      .getByText(/^ayer, \d/)
      .first()
      .waitFor();
    await look('dashboard');

    await open('/analytics', 'La semana en palabras');
    await page.getByText('Insignias').waitFor();
    await open('/analytics?range=all', 'Lo más hasta ahora');
    await open('/sessions', 'Mostrar solo');
    await page
      .getByText(/de \d{4}$/)
      .first()
      .waitFor();
    await page.locator('a[href^="/sessions/"]').first().click();
    await page.getByText('Ciclos de respiración').waitFor();
    await look('a session');
    await page.getByRole('button', { name: 'Eliminar esta sesión' }).click();
    await page.getByText('La sesión se ha eliminado.').waitFor();
    await look('after deleting');
    await open('/breathe', 'Cuánto tiempo');
    await open('/settings/import', 'Elegir o pegar');
    await open('/pair', 'Conectar un dispositivo');
    await open('/settings', 'Idioma');
    await page.getByRole('button', { name: 'Eliminar la cuenta' }).click();
    await page.getByLabel('Para confirmar, «eliminar mi cuenta»').waitFor();
    await look('the dialog before deleting');
    await page.keyboard.press('Escape');

    expect(found).toEqual([]);
    expect(eyes.findings()).toEqual([]);
  });

  test('English and back, without a reload; the choice outlives one', async () => {
    const { page, find } = held;
    if (page === undefined || find === undefined) throw new Error('the browser is not open');
    const field = page.getByLabel('Idioma');
    await field.focus();
    const told = page.waitForResponse(
      (response) => response.request().method() === 'PUT' && response.url().includes('/auth/v1/user'),
    );
    await field.selectOption('en');
    const english = page.getByLabel('Language');
    await english.waitFor();
    // The account's mails follow.
    expect(await (await told).json()).toMatchObject({ user_metadata: { language: 'en' } });
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.waitForFunction(() => document.activeElement?.id === 'language');
    expect(await english.evaluate((element) => element.getBoundingClientRect().top >= 0)).toBe(true);
    // The same look finds what is not Spanish.
    expect((await find(page)).length).toBeGreaterThan(30);
    await page.reload();
    await english.waitFor();
    await english.selectOption('system');
    await page.getByRole('heading', { name: 'Ajustes', level: 1 }).waitFor();
  });

  test('without a network the app opens in Spanish, too', async () => {
    const { browser, page } = held;
    if (page === undefined || browser === undefined) throw new Error('the browser is not open');
    await page.waitForFunction(async () => {
      await navigator.serviceWorker.ready;
      return navigator.serviceWorker.controller !== null;
    });
    await page.reload();
    await page.getByRole('heading', { name: 'Ajustes', level: 1 }).waitFor();
    await page.waitForFunction(async () => {
      const kept = await (await caches.open('bm-used')).keys();
      return kept.some(({ url }) => url.includes('/spanish-'));
    });
    await browser.context.setOffline(true);
    onTestFinished(() => browser.context.setOffline(false));
    await page.goto(urls.webUrl);
    await page.getByText('Estás sin conexión').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
  });
});

/** What the newest mail to an address is about. */
async function newestSubject(address: string): Promise<string | undefined> {
  const answer = await fetch(`${urls.mailUrl}/api/v1/messages`);
  const { messages } = (await answer.json()) as { messages: { Subject: string; To: { Address: string }[] }[] };
  return messages.find(({ To }) => To.some(({ Address }) => Address === address))?.Subject;
}
