import { catalogue } from '#src/language/catalogue.ts';
import { count, number } from '#src/language/numbers.ts';

const sessions = (value: number) => count(value, 'session', 'sessions');

/** What practising without an account says. */
export const guestTexts = catalogue('guest', {
  entry: {
    title: 'Try it without an account',
    lead: 'The whole app, with your own practice, in this browser only.',
    kept: {
      title: 'What is kept, and where',
      items: [
        'Sessions, goals and settings stay in this browser on this device. Nothing is sent anywhere, and it works without a network.',
        'Clearing the data of this site, or a private window that closes, removes them for good. An export keeps a copy.',
        'Whenever you like, all of it can move into an account.',
      ],
    },
    sealed: {
      title: 'What protects it, and what does not',
      items: [
        'It lies encrypted (AES-GCM, 256 bits). The key is made in this browser and kept in the same profile; the browser hands it out to nobody, not even to this page.',
        'So whoever looks through the stored data, searches the disk for words, or has a copy of the data without the key, finds nothing that can be read.',
        'Whoever copies the whole browser profile has the key as well. Whoever uses this browser under your name can open everything, as can an extension that you allow to act on this page. It is no lock for a shared computer.',
      ],
    },
    waysTitle: 'Begin',
    bring: 'Bring an export',
    bringHint: 'From Breath Master in VS Code, or a file that you exported here.',
    breathe: 'Breathe',
    breatheHint: 'A few quiet minutes, if you like.',
    look: 'Look around',
    signIn: 'Sign in instead',
    here: 'You are here already, without an account.',
  },
  pair: {
    title: 'Connect a device',
    lead: 'An editor sends its sessions to an account, so that they show up on every device of yours.',
    body: 'Without an account there is nowhere to send them. An export from the editor comes in here all the same, and what you have moves along if you decide for an account later.',
    account: 'Make an account',
    bring: 'Bring an export',
    none: 'This copy of the app has no server, so devices can’t be connected to it.',
  },
  devices: {
    body: 'Editors send to an account only. Here devices come in with an export.',
    list: 'Devices that your sessions came from',
    none: 'None yet.',
  },
  section: {
    title: 'In this browser',
    body: 'You practise without an account. Everything stays in this browser, encrypted with a key that can’t be read out.',
    facts: (many: number, bytes: number) =>
      `${sessions(many)}, ${bytes < 100_000 ? `${number(Math.ceil(bytes / 1000))} kB` : `${number(bytes / 1_000_000, 1)} MB`}.`,
    lasting: 'The browser has agreed to keep it until you remove it.',
    notLasting: 'The browser may clear it when it runs out of room, so an export now and then is wise.',
    more: 'What protects it',
    moveTitle: 'Into an account',
    moveBody:
      'Sessions, counters, goals and patterns go along, step by step. Nothing here is removed before all of it has arrived.',
    move: 'Move into an account',
    forgetTitle: 'Leave no trace',
    forgetBody: 'Removes everything of yours from this browser, with the key. The data section above exports it first.',
    forget: 'Forget everything here',
    dialogTitle: 'Forget everything in this browser',
    dialogLead: (many: number) =>
      `This removes, at once and for good: ${sessions(many)}, totals, goals, patterns and settings.`,
    dialogStays: 'Breath Master in your editor, files that you exported and any account stay as they are.',
    phrase: 'forget everything',
    dialogLabel: (phrase: string) => `Type “${phrase}” to confirm`,
    confirm: 'Forget everything',
    cancel: 'Keep it',
    failed: 'It could not be removed just now. Everything is still here; closing other tabs of this page may help.',
  },
  hint: {
    body: 'All of this lives in this browser. An account would take it along to other devices, whenever you like.',
    look: 'How that goes',
    close: 'Maybe later',
  },
  lost: {
    title: 'Some of what was kept here can’t be read',
    body: (many: number | null) =>
      many === null || many === 0
        ? 'It may have been damaged on the disk. Everything else is here; exporting it keeps a copy.'
        : `${sessions(many)} may have been damaged on the disk. Everything else is here; exporting it keeps a copy.`,
    drop: 'Let go of what can’t be read',
    clearedTitle: 'This browser has cleared what was kept here',
    cleared: 'The data of this site was removed since your last visit. An export that you saved brings it back.',
    bring: 'Bring an export',
    begin: 'Begin anew',
  },
});
