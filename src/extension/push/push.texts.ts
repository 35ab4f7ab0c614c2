import type { SyncState } from '../client/sync-state.ts';

/** What the push command says. */
export const pushTexts = {
  help: `Send an export of Breath Master to your dashboard.

  npm run push -- FILE [options]

  FILE                  what "Export data" in VS Code copied, saved as a file
  --live                afterwards one session every second, as if you practised now
  --count N             how many live sessions (30)
  --endpoint URL        which server (the one that npm start runs)
  --name NAME           what the device is called on your dashboard
  --consent KIND        totals, or sessions too (sessions)
  --time-zone ZONE      where the sessions took place (the zone of this computer)
  --fresh               pair again instead of using the remembered device
  --new-epoch           the data in VS Code was cleared since the last push; what was sent stays
  --json                one JSON object per line, for scripts
  --help                this text

Exit codes: 0 sent, 1 something was in the way, 2 the command line was not understood, 130 stopped.
`,
  usage: (message: string) => `${message}. \`npm run push -- --help\` tells what is possible.`,
  noFile: (path: string) => `There is no file ${path} that can be read.`,
  notAnExport: (path: string, message: string, place: string) =>
    `${path}: ${message}${place === '' ? '' : ` (at ${place})`}`,
  reading: (path: string, rows: number) => `${path}: ${rows} ${rows === 1 ? 'session' : 'sessions'}`,
  openThis: 'To connect this device, open',
  enterThis: 'and enter this code:',
  orFollow: 'or follow this link, which carries the code:',
  goodFor: (minutes: number) => `The code is good for ${minutes} minutes. Waiting for you.`,
  paired: (name: string) => `Connected as "${name}".`,
  known: (name: string) => `Still connected as "${name}".`,
  totalsOnly: 'This device may send totals only, so the sessions stay here.',
  sending: (done: number, total: number) => `Sent ${done} of ${total}`,
  live: (done: number, total: number) => `Live session ${done} of ${total}`,
  denied: 'The device was not allowed, and nothing was sent.',
  expired: 'The code has run out, and nothing was sent. Another run shows a new one.',
  stopped: 'Stopped. What was sent so far is kept.',
  notRunning: (endpoint: string) =>
    `Nothing answers at ${endpoint}: run \`npm start\` first, in another terminal, then this again.`,
  unreachable: (endpoint: string) => `${endpoint} cannot be reached just now. It is safe to run this again later.`,
  serverBusy: 'The server cannot answer just now. It is safe to run this again in a moment.',
  rateLimited: 'The server asks for a pause. It is safe to run this again in a minute.',
  disconnected: 'This device was disconnected. With --fresh it can be connected again.',
  consentWithdrawn: 'This device may send totals only. You can change that under Devices.',
  notTheApi: (endpoint: string) =>
    `What answers at ${endpoint} is not Breath Master Sync; --endpoint may need another address.`,
  badAddress: (endpoint: string) => `"${endpoint}" is no address of a server.`,
  insecure: (endpoint: string) => `${endpoint} is not encrypted; beyond this computer an https address is needed.`,
  refused: (reason: string) => `The server did not accept the request (${reason}).`,
  outcomes: 'Outcome',
  rows: 'Sessions',
  kinds: {
    created: 'new',
    flagged: '  of these with a note',
    duplicate: 'already there',
    conflict: 'differ from what is there',
    rejected: 'not accepted',
  },
  snapshotSent: 'Counters of the export: sent',
  account: (sessions: unknown, xp: unknown, level: unknown) =>
    `Your account: ${sessions} sessions, ${xp} XP, level ${level}`,
  refusedRow: (id: string, reasons: string) => `  ${id === '' ? '(no id)' : id}: ${reasons}`,
  moreRefused: (count: number) => `  and ${count} more`,
} as const;

/** A sentence for what keeps the client from sending. */
export function problemText(cause: Pick<SyncState, 'reason'> & { readonly name: string }, endpoint: string): string {
  switch (cause.name) {
    case 'offline':
      if (cause.reason === 'server_unavailable') return pushTexts.serverBusy;
      return /\/\/(127\.|localhost|\[::1\])/.test(endpoint)
        ? pushTexts.notRunning(endpoint)
        : pushTexts.unreachable(endpoint);
    case 'rate_limited':
      return pushTexts.rateLimited;
    case 'signed_out':
      return pushTexts.disconnected;
    case 'consent_withdrawn':
      return pushTexts.consentWithdrawn;
    case 'misconfigured':
      if (cause.reason === 'not_an_address') return pushTexts.badAddress(endpoint);
      if (cause.reason === 'insecure_address') return pushTexts.insecure(endpoint);
      return pushTexts.notTheApi(endpoint);
    default:
      return pushTexts.refused(cause.reason);
  }
}
