import { expect, test } from 'vitest';
import { account, answer, connect, editor, open, root, row, until } from '#tests/support/extension-profile.ts';
import { fakeContext, Uri } from '#tests/support/fake-vscode.ts';
import { activate, deactivate } from './extension.ts';
import { texts } from './texts.ts';

test('what would be sent and what was not accepted can be looked at', async () => {
  const api = await connect();
  await api.recordSession({ ...row(1), id: 'sess-nonsense' });
  await until(() => expect(editor.status.tooltip).toContain(texts.tooltip.notAccepted(1)));
  await editor.run('breathMasterSync.showNotAccepted');
  expect(JSON.parse(editor.documents.at(-1) ?? '')).toMatchObject({
    rows: [{ row: { id: 'sess-nonsense' }, reasons: ['rejected', 'bad_id'] }],
  });
  await editor.run('breathMasterSync.showWaiting');
  expect(JSON.parse(editor.documents.at(-1) ?? '')).toEqual({ note: texts.documents.nothing });
  await editor.run('breathMasterSync.pause');
  await api.recordSession(row(2));
  await editor.run('breathMasterSync.showWaiting');
  expect(JSON.parse(editor.documents.at(-1) ?? '')).toMatchObject({ sessions: [{ id: row(2).id }] });
});

test('at level 5 there is one invitation, and never another', async () => {
  const api = open();
  await api.reportSnapshot({ totalXP: 499 });
  expect(editor.messages).toEqual([]);
  await api.reportSnapshot({ totalXP: 500 });
  await api.reportSnapshot({ totalXP: 800 });
  await until(() => expect(editor.messages).toHaveLength(1));
  expect(editor.messages[0]).toEqual({
    text: texts.invitation.message,
    items: [texts.invitation.connect, texts.invitation.learn, texts.invitation.stay],
    modal: false,
  });
  await deactivate();
  await open().reportSnapshot({ totalXP: 900 });
  expect(editor.messages).toHaveLength(1);
  expect(account.requests).toEqual([]);
});

test('the menu offers what can help, and runs what was picked', async () => {
  open();
  const offered: string[][] = [];
  editor.answers = (_text, items) => {
    offered.push([...items]);
    return undefined;
  };
  await editor.run('breathMasterSync.menu');
  expect(offered).toEqual([[texts.menu.connect, texts.menu.settings, texts.menu.log]]);
  await deactivate();
  await connect();
  answer({ [texts.menu.title]: texts.menu.pause });
  await editor.run('breathMasterSync.menu');
  await until(() => expect(editor.status.tooltip).toContain(texts.tooltip.paused));
  answer({ [texts.menu.title]: texts.menu.dashboard });
  await editor.run('breathMasterSync.menu');
  expect(editor.opened.at(-1)).toBe('http://127.0.0.1:5173/');
});

test('the status item is only for those who asked for sync; level and streak are a wish of their own', async () => {
  editor.set('breathMaster.sync.enabled', { global: false });
  open();
  await until(() => expect(editor.status.text).not.toBe(''));
  expect(editor.status.visible).toBe(false);
  await deactivate();
  editor.set('breathMaster.sync.enabled', { global: true });
  await connect();
  expect(editor.status).toMatchObject({ visible: true, text: '$(check)' });
  editor.set('breathMasterSync.showLevel', { global: true });
  editor.set('breathMasterSync.showStreak', { global: true });
  await until(() => expect(editor.status.text).toBe('$(check) level 5 · 4 days'));
});

test('a link of the editor begins to connect', () => {
  open();
  editor.uriHandler?.handleUri(Uri.parse('vscode://GSejas.breath-master-sync/connect'));
  editor.uriHandler?.handleUri(Uri.parse('vscode://GSejas.breath-master-sync/other'));
  expect(editor.executed).toEqual(['breathMasterSync.connect']);
});

test('a version of the API that is not offered is refused', () => {
  const exports = activate(fakeContext(root) as unknown as Parameters<typeof activate>[0]);
  expect(() => exports.getApi(2 as 1)).toThrow('not offered');
});
