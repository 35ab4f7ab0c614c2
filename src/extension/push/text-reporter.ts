import QRCode from 'qrcode';
import type { PairingCode } from '../client/pairing.ts';
import { pushTexts } from './push.texts.ts';
import type { PushSummary, Reporter } from './reporter.ts';

/** Where the text goes. Without a terminal there are no colours, no QR code and no line that is written over. */
export interface TextOutput {
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly rows: number;
  write(text: string): void;
  writeError(text: string): void;
}

const listedRows = 10;
/** Lines beside the QR code that should stay in view with it. */
const linesAround = 16;

function boxed(text: string, isBold: boolean): string {
  const line = '─'.repeat(text.length + 8);
  const inner = isBold ? `\u001b[1m${text}\u001b[0m` : text;
  return `    ╭${line}╮\n    │    ${inner}    │\n    ╰${line}╯`;
}

/** The link as a QR code, or '' when the terminal has no room for it. */
async function qrCode(link: string, output: TextOutput): Promise<string> {
  if (!output.isTerminal) return '';
  const code = await QRCode.toString(link, { type: 'utf8', margin: 2 });
  const lines = code.trimEnd().split('\n');
  const width = Math.max(...lines.map((line) => line.length));
  if (width > output.columns || lines.length + linesAround > output.rows) return '';
  // Black on white whatever the terminal's colours are, as not every camera reads the opposite.
  return `${lines.map((line) => `\u001b[38;5;16;48;5;231m${line.padEnd(width)}\u001b[0m`).join('\n')}\n\n`;
}

async function codeText(code: PairingCode, output: TextOutput): Promise<string> {
  const minutes = Math.round((code.expiresAt - Date.now()) / 60_000);
  return [
    `\n  ${pushTexts.openThis}\n\n    ${code.verificationUri}\n`,
    `  ${pushTexts.enterThis}\n\n${boxed(code.userCode, output.isTerminal)}\n`,
    `  ${pushTexts.orFollow}\n\n    ${code.verificationUriComplete}\n`,
    `${await qrCode(code.verificationUriComplete, output)}  ${pushTexts.goodFor(minutes)}\n\n`,
  ].join('\n');
}

function summaryText({ tally, refused, snapshotEpoch, totals }: PushSummary): string {
  const kinds = Object.entries(pushTexts.kinds).map(
    ([kind, label]) => [label, tally[kind as keyof typeof tally]] as const,
  );
  const shown = kinds.filter(([label, count]) => count > 0 || label === pushTexts.kinds.created);
  const width = Math.max(pushTexts.outcomes.length, ...shown.map(([label]) => label.length)) + 2;
  const lines = [
    `${pushTexts.outcomes.padEnd(width)}${pushTexts.rows.padStart(8)}`,
    ...shown.map(([label, count]) => `${label.padEnd(width)}${String(count).padStart(8)}`),
    ...refused.slice(0, listedRows).map((row) => pushTexts.refusedRow(row.id, row.reasons.join(', '))),
  ];
  if (refused.length > listedRows) lines.push(pushTexts.moreRefused(refused.length - listedRows));
  if (snapshotEpoch !== null) lines.push(pushTexts.snapshotSent);
  if ('level' in totals) lines.push(pushTexts.account(totals.sessions, totals.total_xp, totals.level));
  return `\n${lines.join('\n')}\n`;
}

/** Tells a person what happens: one line that moves on in a terminal, plain lines at every tenth elsewhere. */
export function createTextReporter(output: TextOutput): Reporter {
  let tenths = -1;
  let isLineOpen = false;
  const endLine = () => {
    if (isLineOpen) output.write('\n');
    isLineOpen = false;
  };
  const step = (text: string, done: number, total: number) => {
    if (output.isTerminal) {
      output.write(`\r\u001b[K${text}`);
      isLineOpen = true;
      return;
    }
    const reached = total === 0 ? 10 : Math.floor((done * 10) / total);
    if (reached !== tenths) output.write(`${text}\n`);
    tenths = reached;
  };
  return {
    file: (path, rows) => output.write(`${pushTexts.reading(path, rows)}\n`),
    code: async (code) => output.write(await codeText(code, output)),
    device: (name, isNew) => output.write(`${isNew ? pushTexts.paired(name) : pushTexts.known(name)}\n`),
    totalsOnly: () => output.write(`${pushTexts.totalsOnly}\n`),
    progress(done, total) {
      step(pushTexts.sending(done, total), done, total);
      if (done === total) endLine();
    },
    live(done, total) {
      if (done === 1) tenths = -1;
      step(pushTexts.live(done, total), done, total);
      if (done === total) endLine();
    },
    summary(summary) {
      endLine();
      output.write(summaryText(summary));
    },
    problem(message) {
      endLine();
      output.writeError(`${message}\n`);
    },
  };
}
