import { type QuickPickItem, window } from 'vscode';
import type { StatusFacts } from './status-text.ts';
import { statusTooltip } from './status-text.ts';
import { texts } from './texts.ts';

/** Ids of the extension's commands, without their prefix. */
export type CommandName =
  | 'menu'
  | 'connect'
  | 'allow'
  | 'syncNow'
  | 'readOnce'
  | 'openDashboard'
  | 'showWaiting'
  | 'showNotAccepted'
  | 'pause'
  | 'resume'
  | 'forgetWaiting'
  | 'disconnect'
  | 'showLog'
  | 'openSettings';

interface MenuItem extends QuickPickItem {
  readonly command: CommandName;
}

/** What the menu offers now. What cannot help is left out. */
function menuItems(facts: StatusFacts): MenuItem[] {
  const { menu } = texts;
  const { connected, refusal, view } = facts;
  const isSignedOut = facts.keyMissing || facts.otherAddress || view.state.name === 'signed_out';
  const sends = connected && refusal === null && !isSignedOut;
  const items: readonly (readonly [shown: boolean, item: MenuItem])[] = [
    [!connected, { label: menu.connect, detail: menu.connectHint, command: 'connect' }],
    [connected && isSignedOut, { label: menu.connectAgain, command: 'connect' }],
    [connected && refusal !== null, { label: menu.allow, command: 'allow' }],
    [sends && !facts.paused, { label: menu.syncNow, command: 'syncNow' }],
    [sends, { label: menu.readOnce, detail: menu.readOnceHint, command: 'readOnce' }],
    [connected, { label: menu.dashboard, command: 'openDashboard' }],
    [connected, { label: menu.waiting, command: 'showWaiting' }],
    [connected, { label: menu.notAccepted(view.notAccepted), command: 'showNotAccepted' }],
    [sends && !facts.paused, { label: menu.pause, command: 'pause' }],
    [connected && facts.paused, { label: menu.resume, command: 'resume' }],
    [connected && view.pending > 0 && !sends, { label: menu.forgetWaiting(view.pending), command: 'forgetWaiting' }],
    [connected, { label: menu.disconnect, command: 'disconnect' }],
    [true, { label: menu.settings, command: 'openSettings' }],
    [true, { label: menu.log, command: 'showLog' }],
  ];
  return items.filter(([shown]) => shown).map(([, item]) => item);
}

/** Shows the menu; the command that was picked, or undefined. */
export async function pickFromMenu(facts: StatusFacts): Promise<CommandName | undefined> {
  const placeHolder = statusTooltip(facts, Date.now()).split('\n').join(' ');
  const picked = await window.showQuickPick(menuItems(facts), { title: texts.menu.title, placeHolder });
  return picked?.command;
}
