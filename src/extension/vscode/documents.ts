import { EventEmitter, type TextDocumentContentProvider, Uri, window, workspace } from 'vscode';
import type { DeviceOutbox } from '../sync/device-outbox.ts';
import { texts } from './texts.ts';

const scheme = 'breath-master-sync';
const mostRows = 1000;

/** Read-only JSON pages: what waits, and what was not accepted. */
export class Documents implements TextDocumentContentProvider {
  readonly #changed = new EventEmitter<Uri>();
  readonly #contents = new Map<string, string>();
  readonly onDidChange = this.#changed.event;

  register() {
    return workspace.registerTextDocumentContentProvider(scheme, this);
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#contents.get(uri.path) ?? '';
  }

  async show(name: string, content: unknown): Promise<void> {
    const uri = Uri.from({ scheme, path: `/${name}.json` });
    this.#contents.set(uri.path, `${JSON.stringify(content, null, 2)}\n`);
    this.#changed.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }
}

/** What would be sent now, as it would be sent. */
export async function waitingContent(outbox: DeviceOutbox, sendsSessions: boolean): Promise<unknown> {
  const counters = outbox.epochs.flatMap(({ opening, snapshot }) => [opening, snapshot].filter((one) => one !== null));
  const rows = sendsSessions ? await outbox.waiting(mostRows) : [];
  const pending = await outbox.pending();
  if (rows.length + counters.length === 0) return { note: texts.documents.nothing };
  return {
    note: sendsSessions ? texts.documents.note : texts.documents.noteTotals,
    sessions: rows,
    ...(sendsSessions && pending > rows.length ? { andMore: pending - rows.length } : {}),
    counters,
  };
}

/** What the dashboard did not take, with the reasons. */
export async function notAcceptedContent(outbox: DeviceOutbox): Promise<unknown> {
  const rows = await outbox.notAccepted();
  return rows.length === 0 ? { note: texts.documents.nothing } : { note: texts.documents.refusedNote, rows };
}
