import { randomUUID } from 'node:crypto';
import { ViewColumn, type WebviewPanel, window } from 'vscode';
import { type PairingAction, type PairingView, pairingPage } from './pairing-page.ts';
import { texts } from './texts.ts';

const actions: readonly PairingAction[] = ['copy', 'open', 'cancel', 'again', 'bring'];

/** The panel in which a person connects the editor. */
export class PairingPanel {
  readonly #panel: WebviewPanel;
  #isOpen = true;

  constructor(handlers: { readonly onAction: (action: PairingAction) => void; readonly onClosed: () => void }) {
    this.#panel = window.createWebviewPanel('breathMasterSync.connect', texts.pairing.title, ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [],
    });
    this.#panel.webview.onDidReceiveMessage((message: unknown) => {
      const action = actions.find((one) => one === message);
      if (action !== undefined) handlers.onAction(action);
    });
    this.#panel.onDidDispose(() => {
      this.#isOpen = false;
      handlers.onClosed();
    });
  }

  show(view: PairingView): void {
    if (this.#isOpen) this.#panel.webview.html = pairingPage(view, randomUUID());
  }

  close(): void {
    if (this.#isOpen) this.#panel.dispose();
  }
}
