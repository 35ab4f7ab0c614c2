import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { account, answer, connect, editor, open, root, row, until } from '#tests/support/extension-profile.ts';
import { deactivate } from './extension.ts';
import { texts } from './texts.ts';

test('connecting: a code in the panel, the page opened, the token in the secret storage and nowhere else', async () => {
  open();
  answer({ [texts.consent.title]: texts.consent.sessions });
  const running = editor.run('breathMasterSync.connect');
  await until(() => expect(editor.panels.at(-1)?.html).toContain('BM-ABC123-DEF456'));
  const html = editor.panels.at(-1)?.html ?? '';
  expect(html).toContain('<svg role="img"');
  expect(html).toContain("default-src 'none'");
  expect(editor.opened).toEqual(['http://127.0.0.1:5173/pair?code=BM-ABC123-DEF456']);
  editor.panels.at(-1)?.send('copy');
  await until(() => expect(editor.clipboard).toBe('BM-ABC123-DEF456'));
  account.decision = 'approved';
  await running;
  expect(account.sent('/device_authorization')).toEqual([
    expect.objectContaining({ device_name: 'Test Editor', scope: 'sessions', client_version: 'vscode/0.0.0-test' }),
  ]);
  const [token] = [...account.tokens];
  expect([...editor.secrets.values()]).toEqual([token]);
  expect(await readFile(join(root, 'device.json'), 'utf8')).not.toContain('bmd_');
  expect(editor.panels.at(-1)?.html).toContain(texts.pairing.bringHistory);
  expect(editor.logged.join('\n')).not.toMatch(/bmd_|BM-ABC/);
});

test('connecting asks for the switches of Breath Master and turns them on only when allowed', async () => {
  editor.set('breathMaster.sync.enabled', { global: false });
  open();
  await editor.run('breathMasterSync.connect');
  expect(editor.messages).toMatchObject([{ text: texts.allow.question, modal: true }]);
  expect(account.requests).toEqual([]);
  answer({ [texts.allow.question]: texts.allow.yes });
  await editor.run('breathMasterSync.connect');
  expect(editor.settings.get('breathMaster.sync.enabled')?.global).toBe(true);
  expect(account.requests).toEqual([]);
});

test('a refused code ends quietly and can be asked for again', async () => {
  open();
  answer({ [texts.consent.title]: texts.consent.totals });
  account.decision = 'denied';
  await editor.run('breathMasterSync.connect');
  expect(editor.panels.at(-1)?.html).toContain(texts.pairing.denied);
  editor.panels.at(-1)?.send('again');
  await until(() => expect(account.sent('/device_authorization')).toHaveLength(2));
});

test('closing the panel ends the waiting', async () => {
  open();
  answer({ [texts.consent.title]: texts.consent.sessions });
  const running = editor.run('breathMasterSync.connect');
  await until(() => expect(editor.panels.at(-1)?.html).toContain('BM-ABC123'));
  editor.panels.at(-1)?.close();
  await running;
  expect(editor.secrets.size).toBe(0);
});

test('a session told by Breath Master arrives, with the statistics that connecting asked for', async () => {
  const wanted = vi.fn();
  open().onSnapshotWanted(wanted);
  await deactivate();
  const api = await connect();
  api.onSnapshotWanted(wanted);
  expect(await api.recordSession(row(1))).toEqual({ kept: true });
  await until(() => expect(account.rows.size).toBe(1));
  expect(await api.reportSnapshot({ totalXP: 48, sessions: [row(1), row(2)] })).toEqual({ kept: true });
  await until(() => expect(account.snapshots).toHaveLength(1));
  expect([...account.rows.values()]).toEqual([1, 1]);
  api.reportLive({ state: 'running', id: row(3).id, startedAt: row(3).startedAt, activeMs: 0 });
  await until(() => expect(account.live).toHaveLength(1));
});

test.each([
  ['sync off', 'breathMaster.sync.enabled', false, texts.tooltip.off, 'sync_off'],
  ['data kept local', 'breathMaster.gamification.dataPrivacy', 'local-only', texts.tooltip.local, 'local_only'],
] as const)(
  '%s: nothing is sent any more, and what waits is dropped only when asked',
  async (_name, key, value, sentence, reason) => {
    const api = await connect();
    account.fault = () => Promise.reject(new TypeError('fetch failed'));
    await api.recordSession(row(1));
    await until(() => expect(editor.status.tooltip).toContain(texts.tooltip.offline));
    editor.set(key, { global: value });
    expect(await api.recordSession(row(2))).toEqual({ kept: false, reason });
    await until(() => expect(editor.status.tooltip).toContain(sentence));
    account.fault = () => null;
    const before = account.requests.length;
    await editor.run('breathMasterSync.syncNow');
    expect(account.requests).toHaveLength(before);
    expect(editor.status.tooltip).toContain(texts.tooltip.waits(1));
    answer({ [texts.forget.question(1)]: texts.forget.yes });
    await editor.run('breathMasterSync.forgetWaiting');
    expect(editor.status.tooltip).not.toContain(texts.tooltip.waits(1));
  },
);

test('turned on again, what waited is sent', async () => {
  const api = await connect();
  account.fault = () => Promise.reject(new TypeError('fetch failed'));
  await api.recordSession(row(1));
  await until(() => expect(editor.status.tooltip).toContain(texts.tooltip.offline));
  editor.set('breathMaster.sync.enabled', { global: false });
  await until(() => expect(editor.status.tooltip).toContain(texts.tooltip.off));
  account.fault = () => null;
  editor.set('breathMaster.sync.enabled', { global: true });
  await until(() => expect(account.rows.size).toBe(1));
});

test('a workspace cannot turn sending on, nor send elsewhere, but may turn it off', async () => {
  editor.set('breathMaster.sync.enabled', { global: false, workspace: true });
  const api = open();
  expect(await api.recordSession(row(1))).toEqual({ kept: false, reason: 'sync_off' });
  await deactivate();
  editor.set('breathMaster.sync.enabled', { global: true, workspace: false });
  expect(await open().recordSession(row(1))).toEqual({ kept: false, reason: 'sync_off' });
  await deactivate();
  editor.settings.set('breathMaster.sync.enabled', { global: true });
  editor.set('breathMaster.sync.endpoint', { workspace: 'https://elsewhere.example' });
  await connect();
  expect(account.requests.length).toBeGreaterThan(0);
});

test('an address that changed gets no token', async () => {
  const api = await connect();
  editor.set('breathMasterSync.endpoint', { global: 'https://elsewhere.example' });
  await until(() => expect(editor.status.tooltip).toContain(texts.tooltip.otherAddress));
  const before = account.requests.length;
  await api.recordSession(row(1));
  await editor.run('breathMasterSync.syncNow');
  expect(account.requests).toHaveLength(before);
});

test('paused, sessions wait; going on sends them', async () => {
  const api = await connect();
  await editor.run('breathMasterSync.pause');
  expect(await api.recordSession(row(1))).toEqual({ kept: true });
  expect(account.rows.size).toBe(0);
  expect(editor.status.tooltip).toContain(texts.tooltip.paused);
  await editor.run('breathMasterSync.resume');
  await until(() => expect(account.rows.size).toBe(1));
});

test('totals only: the counters go, sessions do not', async () => {
  account.consent = 'totals';
  const api = await connect(texts.consent.totals);
  await api.reportSnapshot({ totalXP: 48, sessions: [row(1)] });
  await until(() => expect(account.snapshots).toHaveLength(1));
  expect(account.sent('/sessions:batch')).toEqual([]);
});

test('on demand brings the history by way of the clipboard', async () => {
  await connect();
  editor.clipboard = 'mine';
  editor.commands.set('breathMaster.exportData', () => {
    const meditation = { totalXP: 24, sessions: [row(1)] };
    editor.clipboard = JSON.stringify({ exportDate: '2026-03-02T08:00:00.000Z', breathMaster: { meditation } });
  });
  await editor.run('breathMasterSync.readOnce');
  await until(() => expect(account.rows.size).toBe(1));
  expect(editor.clipboard).toBe('mine');
  expect(editor.messages.at(-1)?.text).toBe(texts.readOnce.done);
});

test('a device that was removed on the dashboard says so; connecting again carries what waited over', async () => {
  const api = await connect();
  account.tokens.clear();
  await api.recordSession(row(1));
  await until(() => expect(editor.status.tooltip).toContain(texts.tooltip.signedOut));
  expect(editor.messages).toEqual([]);
  await editor.run('breathMasterSync.connect');
  await until(() => expect(account.rows.size).toBe(1));
  expect(await readdir(join(root, 'devices'))).toEqual(['device-2']);
  expect(editor.secrets.size).toBe(1);
});

test('disconnecting revokes the device, forgets its key and empties the folder', async () => {
  const api = await connect();
  await api.recordSession(row(1));
  await until(() => expect(account.rows.size).toBe(1));
  await editor.run('breathMasterSync.disconnect');
  expect(account.tokens.size).toBe(1);
  answer({ [texts.disconnect.question]: texts.disconnect.yes });
  await editor.run('breathMasterSync.disconnect');
  expect(account.tokens.size).toBe(0);
  expect(editor.secrets.size).toBe(0);
  expect((await readdir(root)).sort()).toEqual(['device.json']);
  expect(await api.recordSession(row(2))).toEqual({ kept: false, reason: 'not_connected' });
  expect(editor.status.tooltip).toContain(texts.tooltip.notConnected);
});
