/** All that a person reads in the editor, apart from the manifest. */

const sessions = (count: number) => (count === 1 ? '1 session' : `${count} sessions`);

export const texts = {
  name: 'Breath Master Sync',

  status: {
    notConnected: 'not connected',
    off: 'off',
    local: 'local',
    paused: 'paused',
    sending: (done: number, total: number) => (total > 1 ? `${done} of ${total}` : 'sending'),
    offline: 'offline',
    waiting: 'waiting',
    attention: 'needs a look',
    level: (level: number) => `level ${level}`,
    streak: (days: number) => (days === 1 ? '1 day' : `${days} days`),
  },

  tooltip: {
    notConnected: 'No dashboard is connected. Everything stays on this computer.',
    off: 'Sync is off in Breath Master (breathMaster.sync.enabled). Nothing leaves this computer.',
    local: 'Breath Master keeps your data local (breathMaster.gamification.dataPrivacy). Nothing leaves this computer.',
    paused: 'Paused at your wish.',
    idle: 'Everything is on your dashboard.',
    syncing: 'Sending.',
    offline: 'Your sessions are saved on this computer. We send them when the dashboard can be reached again.',
    rateLimited: 'The dashboard asks for a little time. Your sessions wait safely on this computer.',
    signedOut: 'This device was disconnected on the dashboard. Your sessions wait here; connect again when you like.',
    noToken: 'The key of this device is not on this computer any more. Connect again when you like.',
    consentWithdrawn: 'This device may send totals only. You can change that on the dashboard, under Devices.',
    wrongAddress: (reason: string) =>
      `What answers at the address is not the dashboard (${reason}). Your sessions wait safely on this computer.`,
    otherAddress:
      'The address in the settings is not the one this device is connected to. Connect again to use the new one.',
    diskFull:
      'The disk is full, so new sessions could not be kept here. Breath Master still has them; they come along later.',
    diskError: (code: string) =>
      `The folder of this extension cannot be written (${code}). What was kept before is safe.`,
    waits: (count: number) => `${sessions(count)} to send.`,
    notAccepted: (count: number) => `${sessions(count)} not accepted; the menu tells why.`,
    lastSync: (when: string) => `Last sync ${when}.`,
    retry: (when: string) => `Next try at ${when}.`,
    automaticReading: (sentence: string) => `Automatic reading rests: ${sentence}`,
  },

  problem: {
    not_installed: 'Breath Master is not installed here.',
    nothing_copied: 'Breath Master has copied nothing that can be read. You could try again in a moment.',
    unreadable_export: 'What Breath Master copied cannot be read as an export.',
    not_found: 'the editor keeps its data somewhere else here.',
    no_practice_yet: 'there is no practice yet.',
    locked: 'the editor is using its data at the moment.',
    damaged: 'the data cannot be read.',
    changed_format: 'the data has a form that is not known yet.',
    not_supported: 'this editor cannot read it.',
  },

  menu: {
    title: 'Breath Master Sync',
    connect: '$(plug) Connect',
    connectHint: 'Show your practice on a dashboard of yours',
    connectAgain: '$(plug) Connect again',
    syncNow: '$(sync) Sync now',
    readOnce: '$(clippy) Send what is new in Breath Master',
    readOnceHint: 'Uses the clipboard for a moment and puts it back',
    dashboard: '$(browser) Open dashboard',
    waiting: '$(eye) Show what would be sent',
    notAccepted: (count: number) => `$(list-unordered) Not accepted (${count})`,
    pause: '$(debug-pause) Pause',
    resume: '$(play) Go on',
    allow: '$(unlock) Allow sending',
    forgetWaiting: (count: number) => `$(discard) Forget what waits (${count})`,
    disconnect: '$(debug-disconnect) Disconnect and forget',
    log: '$(output) Show the log',
    settings: '$(gear) Settings',
  },

  allow: {
    question: 'Breath Master keeps your data on this computer at present. May your practice go to your dashboard?',
    detail:
      'This turns on breathMaster.sync.enabled and sets breathMaster.gamification.dataPrivacy to export-allowed. You can turn either back at any time.',
    yes: 'Allow',
    settings: 'Show the settings',
    missing: 'Breath Master, which has these switches, is not installed here.',
  },

  consent: {
    title: 'What may this device send?',
    sessions: 'Totals and sessions',
    sessionsHint: 'Each session with its time, length and goal: charts, calendar, live view',
    totals: 'Totals only',
    totalsHint: 'Experience, minutes, counts and the challenges of the day, without any single session',
  },

  pairing: {
    title: 'Connect Breath Master',
    heading: 'Connect this editor',
    code: 'Your code',
    copy: 'Copy the code',
    copied: 'Copied',
    open: 'Open the page',
    cancel: 'Not now',
    lead: 'A page has opened in your browser, with this code filled in. If it shows the same code, you can allow this editor there.',
    elsewhere: 'On another device, go to this address and enter the code, or scan the picture.',
    qr: 'QR code with the address of the page and the code',
    goodUntil: (time: string) => `The code is good until ${time}.`,
    waiting: 'Waiting for you.',
    connected: (name: string) => `Connected as “${name}”.`,
    connectedTotals: 'Your totals will show on your dashboard.',
    connectedSessions: 'Your practice will show on your dashboard as it happens.',
    bringHistory: 'Send my practice so far',
    bringHistoryHint: 'Breath Master copies its export for a moment; what was on your clipboard comes back.',
    close: 'Close',
    again: 'Show a new code',
    denied: 'The page said no, and nothing was connected or sent.',
    expired: 'The code has run out. A new one is quick.',
    unreachable: 'The dashboard cannot be reached just now. You could try again in a while.',
    rateLimited: 'The dashboard asks for a little time. You could try again in a minute.',
    notTheApi: (address: string) =>
      `What answers at ${address} is not a dashboard of Breath Master. The setting breathMasterSync.endpoint tells where it is.`,
    badAddress: (address: string) =>
      `“${address}” is no address of a dashboard. The setting breathMasterSync.endpoint tells where it is.`,
    insecure: (address: string) => `${address} is not encrypted; beyond this computer an https address is needed.`,
    notKept: 'The device could not be saved on this computer, so it is not connected.',
  },

  disconnect: {
    question: 'Disconnect this editor and forget its key and what waits here?',
    detail: 'What is on your dashboard stays there. Breath Master keeps everything it has.',
    yes: 'Disconnect',
    offline:
      'This editor has forgotten its key. The dashboard could not be reached, so it still lists the device; you can remove it there.',
  },

  readOnce: {
    done: 'Breath Master has handed over its history. What is new is on its way.',
    refused: 'Nothing was read: sending is not allowed or no dashboard is connected.',
  },

  forget: {
    question: (count: number) => `Forget ${sessions(count)} that wait here?`,
    detail: 'Breath Master keeps them. They can be sent later by “Send what is new in Breath Master”.',
    yes: 'Forget',
    busy: 'Another window is sending at the moment. You could try again shortly.',
  },

  documents: {
    waiting: 'What would be sent',
    notAccepted: 'Not accepted',
    nothing: 'Nothing waits.',
    note: 'These rows, and counters, go to your dashboard. Nothing about your code, files or computer is in them.',
    noteTotals: 'This device sends totals only: the counters below, and no sessions.',
    refusedNote: 'The dashboard did not take these rows. The reasons are beside them; all others have been sent.',
  },

  invitation: {
    message: 'Your practice has grown to level 5. If you like, you can see it on a dashboard of your own.',
    connect: 'Connect',
    learn: 'Learn more',
    stay: 'Stay local',
  },
} as const;
