import type { Device } from '#src/backend/person/device-schema.ts';
import { catalogue } from '#src/language/catalogue.ts';

const kinds: Record<Device['kind'], string> = { vscode: 'VS Code', web: 'Browser', import: 'Imported file' };

/** Everything the pairing page and the devices panel say. */
export const devicesTexts = catalogue('devices', {
  kinds,
  consent: {
    legend: 'What may it send?',
    totals: {
      label: 'Totals only',
      hint: 'Level, XP and minutes in all, and the challenges of the day. No single session.',
    },
    sessions: {
      label: 'Totals and sessions',
      hint: 'Also each session: when, how long, pattern, breath cycles, goal and pledge, and your time zone. This draws your rings and charts.',
    },
    never: 'Never your code, files, project names or what you type.',
  },
  pair: {
    title: 'Connect a device',
    lead: 'Enter the code that your editor shows. It works for ten minutes, once.',
    code: 'Code',
    codeHint: 'Two groups of six, like BM-4F7K2M-9QX3TD. Lower case and missing dashes are fine.',
    codeInvalid: 'A code has two groups of six letters and digits after “BM”. Please compare it with your editor.',
    find: 'Continue',
    review: (name: string) => `“${name}” would like to connect`,
    reviewFrom: (kind: string, client: string | null) => (client === null ? kind : `${kind}, by ${client}`),
    check: 'Does your editor show this code right now? If someone else sent it to you, refuse.',
    name: 'Name of this device',
    nameHint: 'Only you see it.',
    nameEmpty: 'A name has at least one character.',
    totalsOnlyAsked: 'This device asks for totals only.',
    allow: 'Allow',
    refuse: 'Refuse',
    otherCode: 'Enter another code',
    waiting: {
      title: 'Connected',
      body: (name: string) =>
        `“${name}” may send now. Its first data will show here by itself, usually within a few seconds.`,
      quiet: 'Nothing yet? It may wait for its next session. You can close this page; nothing is lost.',
    },
    done: {
      title: 'The first data is here',
      body: (name: string) => `“${name}” is connected, and your practice is on its way into the rings.`,
      today: 'See your practice',
    },
    refused: {
      title: 'Refused',
      body: 'The device was told no. It can’t send anything.',
    },
    problems: {
      unknown: {
        title: 'This code is not known',
        body: 'It may have a typing slip, or its ten minutes have passed. Your editor can show a new one.',
      },
      expired: { title: 'This code has had its ten minutes', body: 'Your editor can show a new one.' },
      used: {
        title: 'This code was used already',
        body: 'Each code works once. If the device isn’t in your list, your editor can show a new code.',
      },
      rateLimited: {
        title: 'A short pause',
        body: (seconds: number) =>
          `Many codes were tried in a short time, so the server waits a little. It works again in ${seconds} s.`,
      },
      offline: {
        title: 'The server can’t be reached right now',
        body: 'Nothing was decided. The code stays here for when the connection is back.',
      },
      other: { title: 'That didn’t work' },
    },
    tryAgain: 'Try again',
    drawing: 'Two trees whose roots meet under the ground',
  },
  panel: {
    empty: {
      title: 'No device yet',
      body: 'Open Breath Master in VS Code and choose “Connect to dashboard”. It shows a code to enter here.',
      action: 'Enter a code',
    },
    connect: 'Connect a device',
    loadFailed: 'Your devices could not be loaded just now.',
    tryAgain: 'Try again',
    rename: 'Rename',
    renameLabel: (name: string) => `New name for ${name}`,
    save: 'Save',
    cancel: 'Cancel',
    consentLabel: (name: string) => `What ${name} may send`,
    lastSeen: 'Last seen',
    never: 'not yet',
    firstData: 'First data',
    connected: 'Connected',
    notSaved: (reason: string) => `Not saved. ${reason}`,
    saved: 'Saved',
    nameKept: 'name kept here, saved when you are online',
    revoke: 'Disconnect',
    revokeTitle: (name: string) => `Disconnect “${name}”?`,
    revokeBody:
      'It can’t send any more from this moment. Its sessions stay in your practice. To use it again, connect it with a new code.',
    revokeConfirm: 'Disconnect',
    revokeCancel: 'Keep it connected',
    formerTitle: (count: number) => (count === 1 ? 'One disconnected device' : `${count} disconnected devices`),
    disconnected: 'Disconnected',
  },
});
