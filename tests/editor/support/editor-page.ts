/** What a person does in the editor, in words. */
import type { Frame, Page } from 'playwright-core';
import { eventually } from '#tests/support/journey.ts';

/** Opens a window of the editor and waits until the extensions are there. */
export async function openWindow(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
}

/** Runs a command by the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget input.input').first();
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  await eventually(
    `the command "${title}"`,
    async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await input.waitFor({ timeout: 5_000 }).catch(() => undefined);
      await input.fill(`>${title}`).catch(() => undefined);
      return (await row.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      ))
        ? true
        : undefined;
    },
    60_000,
  );
  await row.click();
}

/** Picks an entry of a list that is open. */
export async function pick(page: Page, label: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();
}

/** Answers a question in the middle of the window. */
export async function answer(page: Page, label: string): Promise<void> {
  await page.locator('.monaco-dialog-box').getByRole('button', { name: label, exact: true }).click();
}

/** The innermost frame of the pairing panel that holds what a selector names. */
export async function panelFrame(page: Page, selector: string): Promise<Frame> {
  return eventually(
    `${selector} in the panel`,
    async () => {
      for (const frame of page.frames()) {
        const count = await frame
          .locator(selector)
          .count()
          .catch(() => 0);
        if (count > 0) return frame;
      }
      return undefined;
    },
    30_000,
  );
}

/** What the status bar's item says to assistive technology. */
async function statusLabel(page: Page): Promise<string> {
  const item = page.locator('[id="GSejas.breath-master-sync.breathMasterSync.status"]');
  if ((await item.count()) === 0) return '';
  return (await item.locator('a').first().getAttribute('aria-label')) ?? '';
}

/** Waits until the status says something. */
export async function waitForStatus(page: Page, pattern: RegExp, withinMs = 30_000): Promise<void> {
  let last = '';
  try {
    await eventually(
      `the status ${String(pattern)}`,
      async () => {
        last = await statusLabel(page);
        return pattern.test(last) ? true : undefined;
      },
      withinMs,
    );
  } catch (error) {
    throw new Error(`${String(error)}; it says: ${last}`);
  }
}
