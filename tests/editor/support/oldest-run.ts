/** Run by the oldest Node with the packaged extension: connects, sends a session, reads a database, and says what happened. */
import { createRequire } from 'node:module';
import type { BreathMasterSyncExports } from '#src/extension/sources/api.ts';
import { sessionRow } from '#src/extension/testing/answers.ts';
import { FakeAccount } from '#src/extension/testing/fake-account.ts';
import type * as editorInMemory from '#tests/support/fake-vscode.ts';

// Under this name it is the very module that the extension gets.
const { fake, fakeContext } = createRequire(import.meta.url)('vscode') as typeof editorInMemory;
const [, , extensionFile = '', root = ''] = process.argv;
const account = new FakeAccount();
globalThis.fetch = account.fetch;
fake.set('breathMaster.sync.enabled', { global: true });
fake.set('breathMaster.gamification.dataPrivacy', { global: 'export-allowed' });
fake.set('breathMasterSync.endpoint', { global: 'http://127.0.0.1:54321' });
fake.answers = (_title, items) => items[0];
account.decision = 'approved';

interface Extension {
  activate(context: unknown): BreathMasterSyncExports;
  deactivate(): Promise<void>;
}

const extension = createRequire(extensionFile)(extensionFile) as Extension;
const startedAt = performance.now();
const api = extension.activate(fakeContext(root)).getApi(1);
const activationMs = performance.now() - startedAt;
await fake.run('breathMasterSync.connect');
const receipt = await api.recordSession(sessionRow(1) as never);
for (let tries = 0; tries < 200 && account.rows.size === 0; tries += 1) await new Promise((r) => setTimeout(r, 25));
await extension.deactivate();
console.log(JSON.stringify({ node: process.version, activationMs, receipt, rows: [...account.rows.values()] }));
