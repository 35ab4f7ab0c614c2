/** The packaged extension in a real VS Code, beside a stand-in for Breath Master, with the real server and dashboard. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildExtension } from '#src/extension/packaging/build.ts';
import type { Stack } from '#supabase/local/stack.ts';
import { ensureBuild } from '#supabase/local/web/build.ts';
import { openBrowser, type PersonBrowser } from '#tests/support/chromium.ts';
import { allowDevice, eventually, signIn } from '#tests/support/journey.ts';
import { startTestStack } from '#tests/support/test-stack.ts';
import { type CodeServer, filesUnder, startCodeServer } from './support/code-server.ts';
import { answer, openWindow, panelFrame, pick, runCommand, waitForStatus } from './support/editor-page.ts';
import { type Gate, startGate } from './support/gate.ts';
import { paintOf, watchPaints } from './support/paints.ts';

const rounds = 10;
const history = 3;

let stack: Stack;
let gate: Gate;
let editor: CodeServer;
let browser: PersonBrowser;
/** A browser of its own: a tab in the background is not painted. */
let other: PersonBrowser;
let sql: postgres.Sql;
let desk: Page;
let dashboard: Page;
let ended = history;

interface Row {
  readonly id: string;
  readonly ended_at: Date;
  readonly received_at: Date;
  readonly client_session_id: string;
}

const sessions = () =>
  sql<Row[]>`select id::text, ended_at, received_at, client_session_id from public.sessions order by sessions.id`;

async function sessionCount(count: number, withinMs = 30_000): Promise<readonly Row[]> {
  return eventually(
    `${String(count)} sessions on the server`,
    async () => {
      const rows = await sessions();
      if (rows.length > count)
        throw new Error(`${String(rows.length)} sessions, more than the ${String(count)} that were`);
      return rows.length === count ? rows : undefined;
    },
    withinMs,
  );
}

async function endSession(page: Page): Promise<void> {
  await runCommand(page, 'Breath Master: End Session');
  ended += 1;
}

beforeAll(async () => {
  await ensureBuild(process.env);
  const vsix = await buildExtension(console.log);
  stack = await startTestStack({ web: 'build', durable: false });
  gate = await startGate(stack.apiUrl);
  sql = postgres(stack.adminUrl, { max: 1, onnotice: () => undefined });
  editor = await startCodeServer({
    vsix,
    settings: {
      'breathMasterSync.endpoint': gate.url,
      'security.workspace.trust.enabled': false,
      'workbench.startupEditor': 'none',
      'telemetry.telemetryLevel': 'off',
      'extensions.autoCheckUpdates': false,
    },
  });
  [browser, other] = await Promise.all([openBrowser(), openBrowser()]);
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: editor.url });
  dashboard = await other.context.newPage();
  await signIn(dashboard, stack, 'editor@example.test');
  desk = await browser.context.newPage();
  await openWindow(desk, await editor.window('one'));
});

// What a person would have seen, and what the editor wrote.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await desk.screenshot({ path: 'test-results/editor.png' });
  console.log(
    desk
      .frames()
      .map((frame) => frame.url())
      .join('\n'),
    editor.output().slice(-3000),
  );
  for (const file of await filesUnder(editor.folder, /Breath Master Sync\.log$/)) {
    console.log(await readFile(file, 'utf8'));
  }
});

afterAll(async () => {
  await browser?.close();
  await other?.close();
  await editor?.close();
  await sql?.end();
  await gate?.close();
  await stack?.close();
});

test('an editor connects by the code, and its history comes along', async () => {
  await runCommand(desk, 'Breath Master Sync: Connect');
  await answer(desk, 'Allow');
  await pick(desk, 'Totals and sessions');
  const frame = await panelFrame(desk, '.code');
  const code = frame.locator('.code');
  const link = (await code.getAttribute('data-link')) ?? '';
  expect(link).toContain((await code.textContent()) ?? 'no code');
  await frame.locator('svg[role=img]').waitFor();
  const confirm = await other.context.newPage();
  await allowDevice(confirm, link);
  await (await panelFrame(desk, 'text=Connected as')).locator('text=Connected as').waitFor();
  await sessionCount(history);
  await confirm.close();
  await waitForStatus(desk, /Everything is on your dashboard/);
});

test('a session that ends is painted in the dashboard of another tab', async () => {
  await dashboard.goto(stack.webUrl);
  await dashboard.getByText('live').first().waitFor();
  await watchPaints(dashboard);
  const delays: number[] = [];
  const received: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await endSession(desk);
    const last = (await sessionCount(ended)).at(-1);
    if (last === undefined) throw new Error('no session');
    const painted = await eventually('the session on the page', () => paintOf(dashboard, Number(last.id)));
    delays.push(painted - last.ended_at.getTime());
    received.push(last.received_at.getTime() - last.ended_at.getTime());
  }
  received.sort((one, other) => one - other);
  delays.sort((one, other) => one - other);
  console.log(`session ended → painted, ms: ${delays.join(', ')}; median ${String(delays[rounds / 2])}`);
  console.log(`of these until the server took it: ${received.join(', ')}`);
  expect(delays.every((delay) => delay >= 0)).toBe(true);
  const [totals] = await sql`select sessions, total_xp::int as xp from public.user_totals where sessions > 0`;
  expect(totals).toEqual({ sessions: ended, xp: ended * 24 });
});

test('a running session shows live', async () => {
  await runCommand(desk, 'Breath Master: Start Session');
  await dashboard.getByText('breathing now', { exact: false }).first().waitFor();
});

test('on demand, the clipboard is used and put back', async () => {
  await runCommand(desk, 'Breath Master: Finish Session Without Telling');
  ended += 1;
  await desk.evaluate(() => navigator.clipboard.writeText('something of mine'));
  await runCommand(desk, 'Breath Master Sync: Send What Is New in Breath Master');
  await sessionCount(ended);
  await eventually('the former clipboard', async () =>
    (await desk.evaluate(() => navigator.clipboard.readText())) === 'something of mine' ? true : undefined,
  );
});

test('what could not be sent survives a reload of the window', async () => {
  gate.shut();
  for (let round = 0; round < 3; round += 1) await endSession(desk);
  await waitForStatus(desk, /saved on this computer[\s\S]*3 sessions to send/);
  await desk.reload();
  await desk.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  await waitForStatus(desk, /3 sessions to send/, 60_000);
  expect(await sessions()).toHaveLength(ended - 3);
  gate.open();
  await runCommand(desk, 'Breath Master Sync: Sync Now');
  await sessionCount(ended);
  await waitForStatus(desk, /Everything is on your dashboard/);
});

test('two windows send everything once', async () => {
  const second = await browser.context.newPage();
  await openWindow(second, await editor.window('two'));
  await waitForStatus(second, /Everything is on your dashboard/, 60_000);
  for (let round = 0; round < 3; round += 1) {
    await endSession(desk);
    await endSession(second);
  }
  const rows = await sessionCount(ended);
  expect(new Set(rows.map((row) => row.client_session_id)).size).toBe(ended);
  const devices = await sql`select id from public.devices where kind = 'vscode'`;
  expect(devices).toHaveLength(1);
  await second.close();
});

test('turning sync off in Breath Master stops at once, and on again it catches up', async () => {
  await runCommand(desk, 'Breath Master: Turn Sync Off');
  await waitForStatus(desk, /Sync is off in Breath Master/);
  await endSession(desk);
  await waitForStatus(desk, /Sync is off in Breath Master/);
  expect(await sessions()).toHaveLength(ended - 1);
  await runCommand(desk, 'Breath Master: Turn Sync On');
  await waitForStatus(desk, /Everything is on your dashboard/);
  await endSession(desk);
  await sessionCount(ended);
});

test('disconnecting ends it on both sides', async () => {
  await runCommand(desk, 'Breath Master Sync: Disconnect and Forget');
  await answer(desk, 'Disconnect');
  await eventually('the device to be revoked', async () => {
    const [device] = await sql`select revoked_at from public.devices where kind = 'vscode'`;
    return device?.revoked_at ? true : undefined;
  });
  await waitForStatus(desk, /No dashboard is connected/);
  await runCommand(desk, 'Breath Master: End Session');
  await waitForStatus(desk, /No dashboard is connected/);
  expect(await sessions()).toHaveLength(ended);
  expect(await filesUnder(editor.folder, /breath-master-sync\/(inbox|devices)\//)).toEqual([]);
});

test('activation is quick, and the log holds no secret', async () => {
  const files = await filesUnder(editor.folder, /Breath Master Sync\.log$/);
  const log = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
  const times = [...log.matchAll(/activated in ([\d.]+) ms/g)].map((match) => Number(match[1]));
  console.log(`activation, ms: ${times.join(', ')}`);
  expect(times.length).toBeGreaterThan(0);
  expect(log).not.toMatch(/bmd_|BM-[0-9A-Z]{6}-|sess-\d/);
});
