import type { ConnectionState } from '#src/backend/connection-store.ts';

const connection: Record<ConnectionState, { label: string; explained: string }> = {
  live: { label: 'Live', explained: 'New sessions show up here by themselves.' },
  reconnecting: { label: 'Reconnecting', explained: 'What you see is safe; new sessions follow in a moment.' },
  polling: { label: 'Every 30 s', explained: 'The live connection is down, so this page asks every 30 seconds.' },
  offline: { label: 'Offline', explained: 'You see what was here last. It catches up when you are back online.' },
};

/** What the frame around the pages says. */
export const appTexts = {
  name: 'Breath Master',
  nav: { today: 'Today', breathe: 'Breathe', analytics: 'Analytics', sessions: 'Sessions', settings: 'Settings' },
  connection,
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
} as const;
