import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isRecord } from '../client/http.ts';
import { isMissing } from './json-file.ts';

/** What makes two rows the same for us: their id and facts, whatever else they carry. */
export function rowKey(row: unknown): string {
  const facts = isRecord(row) ? [row.id, row.startedAt, row.endedAt, row.activeMs, row.cycles] : row;
  return createHash('sha256')
    .update(JSON.stringify(facts) ?? '')
    .digest('base64url')
    .slice(0, 22);
}

/**
 * Rows that the server has judged, so that a history that comes again is not sent again.
 * A line that gets lost only means that its row is sent once more, which the server knows as a duplicate.
 */
export class Ledger {
  readonly #path: string;
  #keys = new Map<string, boolean>();

  constructor(path: string) {
    this.#path = path;
  }

  /** Reads what other windows may have added. */
  async load(): Promise<void> {
    let text = '';
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    this.#keys = new Map(text.split('\n').map((line) => [line.slice(1), line.startsWith('+')]));
  }

  /** Whether a row need not be sent. A reconciliation sends again what was accepted; what was refused stays refused. */
  isSettled(row: unknown, reconcile = false): boolean {
    const accepted = this.#keys.get(rowKey(row));
    return reconcile ? accepted === false : accepted !== undefined;
  }

  /** Whether the server has the row. */
  isAccepted(row: unknown): boolean {
    return this.#keys.get(rowKey(row)) === true;
  }

  async add(rows: readonly { readonly row: unknown; readonly accepted: boolean }[]): Promise<void> {
    if (rows.length === 0) return;
    const lines = rows.map(({ row, accepted }) => [rowKey(row), accepted] as const);
    await mkdir(dirname(this.#path), { recursive: true });
    await appendFile(this.#path, lines.map(([key, accepted]) => `${accepted ? '+' : '-'}${key}\n`).join(''), {
      mode: 0o600,
    });
    for (const [key, accepted] of lines) this.#keys.set(key, accepted);
  }
}
