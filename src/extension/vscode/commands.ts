import { commands, type Disposable, env, ProgressLocation, Uri, window } from 'vscode';
import { askToAllow, type Connecting } from './connect.ts';
import type { Controller } from './controller.ts';
import { type Documents, notAcceptedContent, waitingContent } from './documents.ts';
import type { Log } from './log.ts';
import { type CommandName, pickFromMenu } from './menu.ts';
import { texts } from './texts.ts';

interface CommandsOptions {
  readonly controller: Controller;
  readonly connecting: Connecting;
  readonly documents: Documents;
  readonly log: Log;
}

/** What a person may ask for. Messages here answer a person; nothing else shows any. */
export class Commands {
  readonly #options: CommandsOptions;

  constructor(options: CommandsOptions) {
    this.#options = options;
  }

  register(): Disposable[] {
    const { controller, connecting, log } = this.#options;
    const handlers: Readonly<Record<CommandName | 'openWalkthrough', () => unknown>> = {
      menu: () => this.#menu(),
      connect: () => connecting.run(),
      allow: () => askToAllow(),
      syncNow: () => controller.syncNow(),
      readOnce: () => this.readOnce(),
      openDashboard: () => this.#openDashboard(),
      showWaiting: () => this.#showWaiting(),
      showNotAccepted: () => this.#showNotAccepted(),
      pause: () => controller.pause(true),
      resume: () => controller.pause(false),
      forgetWaiting: () => this.#forgetWaiting(),
      disconnect: () => this.#disconnect(),
      showLog: () => log.show(),
      openSettings: () =>
        commands.executeCommand('workbench.action.openSettings', 'breathMasterSync breathMaster.sync'),
      openWalkthrough: () =>
        commands.executeCommand('workbench.action.openWalkthrough', 'GSejas.breath-master-sync#connect', false),
    };
    return Object.entries(handlers).map(([name, run]) => commands.registerCommand(`breathMasterSync.${name}`, run));
  }

  async #menu(): Promise<void> {
    const picked = await pickFromMenu(this.#options.controller.facts());
    if (picked !== undefined) await commands.executeCommand(`breathMasterSync.${picked}`);
  }

  /** Brings in Breath Master's history by way of the clipboard. */
  async readOnce(): Promise<void> {
    const { controller, log } = this.#options;
    const reading = await window.withProgress({ location: ProgressLocation.Window, title: texts.name }, () =>
      controller.readOnce(),
    );
    if (reading === null) return void window.showInformationMessage(texts.readOnce.refused);
    if (reading.ok) return void window.showInformationMessage(texts.readOnce.done);
    log.info(`reading on demand: ${reading.problem.code} ${reading.problem.detail ?? ''}`);
    void window.showInformationMessage(texts.problem[reading.problem.code]);
  }

  async #openDashboard(): Promise<void> {
    const address = this.#options.controller.keeper.device?.dashboard ?? '';
    if (address !== '') await env.openExternal(Uri.parse(address, true));
  }

  async #showWaiting(): Promise<void> {
    const { controller, documents } = this.#options;
    const sendsSessions = controller.keeper.device?.consent === 'sessions';
    const content = await controller.withEngine((engine) =>
      engine.withOutbox((outbox) => waitingContent(outbox, sendsSessions)),
    );
    if (content === null) return void window.showInformationMessage(texts.forget.busy);
    await documents.show(texts.documents.waiting, content);
  }

  async #showNotAccepted(): Promise<void> {
    const { controller, documents } = this.#options;
    const content = await controller.withEngine((engine) => engine.withOutbox(notAcceptedContent));
    if (content === null) return void window.showInformationMessage(texts.forget.busy);
    await documents.show(texts.documents.notAccepted, content);
  }

  async #forgetWaiting(): Promise<void> {
    const { controller } = this.#options;
    const { forget } = texts;
    const { pending } = controller.facts().view;
    const options = { modal: true, detail: forget.detail };
    if ((await window.showInformationMessage(forget.question(pending), options, forget.yes)) !== forget.yes) return;
    const done = await controller.withEngine((engine) => engine.drop());
    if (done !== true) void window.showInformationMessage(forget.busy);
    await controller.apply();
  }

  async #disconnect(): Promise<void> {
    const { disconnect } = texts;
    const options = { modal: true, detail: disconnect.detail };
    const answer = await window.showInformationMessage(disconnect.question, options, disconnect.yes);
    if (answer !== disconnect.yes) return;
    if (!(await this.#options.controller.disconnect())) void window.showInformationMessage(disconnect.offline);
  }
}
