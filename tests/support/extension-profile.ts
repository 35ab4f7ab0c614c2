import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { BreathMasterSyncApi, PractisedSession } from '#src/extension/sources/api.ts';
import { sessionRow } from '#src/extension/testing/answers.ts';
import { FakeAccount } from '#src/extension/testing/fake-account.ts';
import { activate, deactivate } from '#src/extension/vscode/extension.ts';
import { texts } from '#src/extension/vscode/texts.ts';
import { type FakeEditor, fakeContext, startAfresh } from '#tests/support/fake-vscode.ts';

/** An editor in memory with Breath Master, its switches on, and an account; fresh for each test of the file that imports this. */
export let root: string;
export let editor: FakeEditor;
export let account: FakeAccount;

/** A session as Breath Master tells it. */
export const row = (number: number) => sessionRow(number) as unknown as PractisedSession;
/** Waits until an expectation holds. */
export const until = (check: () => unknown) => vi.waitFor(check, { timeout: 5000, interval: 10 });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bm-extension-'));
  editor = startAfresh();
  account = new FakeAccount();
  vi.stubGlobal('fetch', account.fetch);
  editor.installed.add('GSejas.breath-master');
  editor.set('breathMaster.sync.enabled', { global: true, fallback: false });
  editor.set('breathMaster.gamification.dataPrivacy', { global: 'export-allowed', fallback: 'local-only' });
  editor.set('breathMaster.sync.endpoint', { fallback: 'http://127.0.0.1:54321' });
});

afterEach(async () => {
  await deactivate();
  vi.unstubAllGlobals();
  await rm(root, { recursive: true, force: true });
});

/** Activates in a window of the profile; the context is the real one in all that the extension uses of it. */
export function open(): BreathMasterSyncApi {
  const context = fakeContext(root);
  return activate(context as unknown as Parameters<typeof activate>[0]).getApi(1);
}

/** Answers each question or list by its title. */
export function answer(answers: Readonly<Record<string, string>>): void {
  editor.answers = (text) => answers[text];
}

/** Activates and connects, with this answer to what may be sent. */
export async function connect(consent: string = texts.consent.sessions): Promise<BreathMasterSyncApi> {
  const api = open();
  answer({ [texts.consent.title]: consent });
  account.decision = 'approved';
  await editor.run('breathMasterSync.connect');
  await until(() => expect(editor.panels.at(-1)?.html).toContain('Connected as'));
  await until(() => expect(editor.status.tooltip).toContain(texts.tooltip.idle));
  return api;
}
