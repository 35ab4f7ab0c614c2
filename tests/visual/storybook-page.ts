/** Drives the Storybook's preview without its frame. */
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { z } from 'zod';

const storybookUrl = inject('storybookUrl');
const index = z.object({ entries: z.record(z.string(), z.object({ id: z.string(), type: z.string() })) });

/** The ids of all stories. */
export async function storyIds(): Promise<string[]> {
  const { entries } = index.parse(await (await fetch(`${storybookUrl}/index.json`)).json());
  return Object.values(entries)
    .filter(({ type }) => type === 'story')
    .map(({ id }) => id);
}

/** The address of one story by itself, still; the tests look for themselves with axe. */
export const storyUrl = (id: string): string =>
  `${storybookUrl}/iframe.html?id=${id}&viewMode=story&globals=motion:reduced;a11y.manual:!true`;

interface Channel {
  emit(event: string, payload: object): void;
  once(event: string, listener: (finished: { storyId: string; status: string }) => void): void;
}

/** Shows a story in the page as it is now; resolves to how it ended when it has been drawn and played. */
export function showStory(page: Page, storyId: string): Promise<string> {
  return page.evaluate(async (id) => {
    const channel = (window as unknown as { __STORYBOOK_ADDONS_CHANNEL__: Channel }).__STORYBOOK_ADDONS_CHANNEL__;
    const { status } = await new Promise<{ status: string }>((resolve) => {
      channel.once('storyFinished', resolve);
      channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
    });
    return status;
  }, storyId);
}
