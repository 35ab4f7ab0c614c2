import { StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { type StatusFacts, statusText, statusTooltip } from './status-text.ts';
import { texts } from './texts.ts';

/** The one item in the status bar. It shows only to a person who connected, or who turned sync on in Breath Master. */
export class StatusItem {
  readonly #item: StatusBarItem;

  constructor() {
    this.#item = window.createStatusBarItem('breathMasterSync.status', StatusBarAlignment.Right, -100);
    this.#item.name = texts.name;
    this.#item.command = 'breathMasterSync.menu';
  }

  show(facts: StatusFacts): void {
    const { icon, text } = statusText(facts);
    const label = text === '' ? `$(${icon})` : `$(${icon}) ${text}`;
    const tooltip = `${texts.name}\n${statusTooltip(facts, Date.now())}`;
    // Each of these goes to another process, so only what has changed does.
    if (this.#item.text !== label) this.#item.text = label;
    if (this.#item.tooltip !== tooltip) {
      this.#item.tooltip = tooltip;
      this.#item.accessibilityInformation = { label: tooltip, role: 'button' };
    }
    if (facts.connected || facts.refusal !== 'sync_off') this.#item.show();
    else this.#item.hide();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
