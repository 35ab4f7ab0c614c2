import { crc32 } from './crc32.ts';
import { isRecord } from './http.ts';
import type { OutboxChange } from './outbox.ts';

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}

/** One change as a line: a checksum, a space, JSON. */
export function encodeLine(change: OutboxChange): string {
  const json = JSON.stringify(change);
  return `${checksum(json)} ${json}\n`;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isChange(value: unknown): value is OutboxChange {
  if (!isRecord(value)) return false;
  switch (value.op) {
    case 'add':
      return Number.isSafeInteger(value.seq);
    case 'settle':
      return Number.isSafeInteger(value.seq) && (value.refused === undefined || isTexts(value.refused));
    case 'refused':
      return isTexts(value.reasons);
    default:
      return value.op === 'clear';
  }
}

/** The change of a line, or undefined when the line is damaged. */
function decodeLine(line: string): OutboxChange | undefined {
  const json = line.slice(9);
  if (line.charAt(8) !== ' ' || line.slice(0, 8) !== checksum(json)) return undefined;
  const value: unknown = JSON.parse(json);
  return isChange(value) ? value : undefined;
}

export interface Journal {
  readonly changes: readonly OutboxChange[];
  /** Bytes up to and with the last sound line; what follows was torn while it was written. */
  readonly soundBytes: number;
  /** Damaged lines that have sound ones after them. */
  readonly damaged: number;
}

/** Reads a journal. A torn tail is left out; a damaged line in between is skipped, so nothing after it is lost. */
export function decodeJournal(bytes: Buffer): Journal {
  const changes: OutboxChange[] = [];
  let soundBytes = 0;
  let damaged = 0;
  let damagedSinceSound = 0;
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1) break;
    const change = decodeLine(bytes.toString('utf8', start, end));
    start = end + 1;
    if (change === undefined) {
      damagedSinceSound += 1;
      continue;
    }
    changes.push(change);
    damaged += damagedSinceSound;
    damagedSinceSound = 0;
    soundBytes = start;
  }
  return { changes, soundBytes, damaged };
}
