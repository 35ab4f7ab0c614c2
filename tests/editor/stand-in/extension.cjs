// Breath Master as far as sync meets it: statistics in globalState, the export command, and the few lines of docs/integrate.md.
const vscode = require('vscode');

const key = 'breathMaster.meditationStats';
const empty = {
  totalXP: 0,
  totalMeditationTime: 0,
  sessionsToday: 0,
  currentStreak: 0,
  longestStreak: 0,
  sessions: [],
};

/** @param {vscode.ExtensionContext} context */
async function syncApi() {
  const extension = vscode.extensions.getExtension('GSejas.breath-master-sync');
  return extension && (await extension.activate()).getApi(1);
}

exports.activate = async (context) => {
  const stats = () => context.globalState.get(key, empty);
  const end = async (minutesAgo) => {
    const endedAt = Date.now() - minutesAgo * 60_000;
    const start = endedAt - 300_000;
    const before = stats();
    const totalXP = before.totalXP + 24;
    const session = {
      id: `sess-${start}`,
      startedAt: new Date(start).toISOString(),
      endedAt: new Date(endedAt).toISOString(),
      activeMs: 300_000,
      cycles: 21,
      goalMinutes: 5,
      goalBonusXP: 3,
      finalXP: totalXP,
    };
    await context.globalState.update(key, {
      ...before,
      totalXP,
      totalMeditationTime: before.totalMeditationTime + 300_000,
      sessions: [...before.sessions, session],
    });
    return session;
  };
  if (stats().sessions.length === 0) for (const minutes of [2880, 1440, 60]) await end(minutes);
  context.subscriptions.push(
    vscode.commands.registerCommand('breathMaster.exportData', async () => {
      const data = { exportDate: new Date().toISOString(), breathMaster: { meditation: stats(), version: '0.3.4' } };
      await vscode.env.clipboard.writeText(JSON.stringify(data, null, 2));
      // As shipped: the command ends only when its message is closed.
      await vscode.window.showInformationMessage('Breath Master data copied to clipboard');
    }),
    vscode.commands.registerCommand('breathMaster.startSession', async () => {
      const now = Date.now();
      const api = await syncApi();
      api?.reportLive({ state: 'running', id: `sess-${now}`, startedAt: new Date(now).toISOString(), activeMs: 0 });
    }),
    vscode.commands.registerCommand('breathMaster.endSession', async () => {
      const session = await end(0);
      const api = await syncApi();
      await api?.recordSession({ ...session, pattern: 'chill' });
      await api?.reportSnapshot(stats());
    }),
    ...[true, false].map((isOn) =>
      vscode.commands.registerCommand(`breathMaster.turnSync${isOn ? 'On' : 'Off'}`, () =>
        vscode.workspace.getConfiguration('breathMaster').update('sync.enabled', isOn, true),
      ),
    ),
    vscode.commands.registerCommand('breathMaster.endSessionAlone', () => end(30)),
  );
  (await syncApi())?.onSnapshotWanted(async () => (await syncApi())?.reportSnapshot(stats()));
};
