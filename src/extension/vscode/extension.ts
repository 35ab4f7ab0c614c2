import { commands, type ExtensionContext, window } from 'vscode';
import type { BreathMasterSyncExports } from '../sources/api.ts';
import { Commands } from './commands.ts';
import { Connecting } from './connect.ts';
import { Controller } from './controller.ts';
import { Documents } from './documents.ts';
import { inviteOnce } from './invitation.ts';
import { Log } from './log.ts';
import { StatusItem } from './status-item.ts';

let running: { readonly controller: Controller; readonly connecting: Connecting } | undefined;

/** Called by the editor once. Only wires things up; the disk is looked at afterwards. */
export function activate(context: ExtensionContext): BreathMasterSyncExports {
  const startedAt = performance.now();
  const log = new Log();
  const status = new StatusItem();
  const documents = new Documents();
  const controller = new Controller({
    context,
    log,
    onStatus: (facts) => status.show(facts),
    onLevel: (level) => void inviteOnce(context.globalState, level, () => controller.keeper.device !== null),
  });
  const connecting = new Connecting({
    keeper: controller.keeper,
    clientVersion: controller.clientVersion,
    fetch: controller.fetch,
    canBring: () => controller.canReadOnce(),
    onConnected: () => controller.connected(),
    onBring: () => void commands.executeCommand('breathMasterSync.readOnce'),
    log: (line) => log.info(line),
  });
  context.subscriptions.push(
    log,
    status,
    documents.register(),
    ...new Commands({ controller, connecting, documents, log }).register(),
    ...controller.start(),
    // A link `…://GSejas.breath-master-sync/connect` begins to connect; without one, everything works as well.
    window.registerUriHandler({
      handleUri: (uri) => (uri.path === '/connect' ? commands.executeCommand('breathMasterSync.connect') : undefined),
    }),
  );
  running = { controller, connecting };
  log.info(`activated in ${(performance.now() - startedAt).toFixed(1)} ms`);
  return {
    getApi(version) {
      if (version !== 1) throw new Error(`Version ${String(version)} of this API is not offered; version 1 is.`);
      return controller.direct.api;
    },
  };
}

/** Called when the window closes: requests under way end, and what waits stays on disk. */
export async function deactivate(): Promise<void> {
  running?.connecting.stop();
  await running?.controller.stop();
  running = undefined;
}
