import type { ConnectionState } from '#src/backend/connection-store.ts';
import { catalogue } from '#src/language/catalogue.ts';

const connection: Record<ConnectionState, { label: string; explained: string }> = {
  live: { label: 'Live', explained: 'New sessions show up here by themselves.' },
  reconnecting: { label: 'Reconnecting', explained: 'What you see is safe; new sessions follow in a moment.' },
  polling: { label: 'Every 30 s', explained: 'The live connection is down, so this page asks every 30 seconds.' },
  here: { label: 'In this browser', explained: 'Everything stays on this device, and works without a network.' },
  offline: { label: 'Offline', explained: 'You see what was here last. It catches up when you are back online.' },
};

const changes = {
  preferences: 'A setting could not be saved',
  profile: 'A change of your profile could not be saved',
  devices: 'The new name of a device could not be saved',
  'session-delete': 'A session could not be deleted',
  'session-restore': 'A session could not be brought back',
  breathe_session: 'A session you breathed could not be sent',
} as const;
/** What a kept change was about. */
export type KeptChange = keyof typeof changes;

/** What the frame around the pages says. */
export const appTexts = catalogue('app', {
  name: 'Breath Master',
  nav: { today: 'Today', breathe: 'Breathe', analytics: 'Analytics', sessions: 'Sessions', settings: 'Settings' },
  connection,
  lastInStep: (when: string) => `Last in step: ${when}.`,
  notes: {
    refused: (kind: string) => changes[kind as KeptChange] ?? 'A change could not be saved',
    waiting: (many: number) =>
      many === 1
        ? 'One change is kept on this device. It goes out by itself when you are back online.'
        : `${many} changes are kept on this device. They go out by themselves when you are back online.`,
    tryAgain: 'Try again',
    letGo: 'Let it go',
    update: {
      title: 'A new version is ready',
      body: 'It opens whenever you like; what you see stays as it is until then.',
      open: 'Open it',
      later: 'Later',
    },
  },
  language: 'Language',
  loading: 'Loading',
  notFound: {
    title: 'Nothing grows here',
    body: 'This page doesn’t exist, or it has moved.',
    action: 'Go to your practice',
  },
  crash: {
    title: 'This page stumbled',
    body: 'Something went wrong while showing it. Your data is safe.',
    retry: 'Try again',
    home: 'Go to your practice',
    details: 'What happened',
  },
});
