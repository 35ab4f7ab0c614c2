import { catalogue } from '#src/language/catalogue.ts';

/** Everything the settings page says. */
export const settingsTexts = catalogue('settings', {
  title: 'Settings',
  lead: 'Each change is saved at once and shows on every page you have open.',
  saved: 'Saved',
  kept: 'Kept here, saved when you are online',
  notSaved: (reason: string) => `Not saved. ${reason}`,
  loadFailed: 'Your settings could not be loaded just now. They are safe.',
  tryAgain: 'Try again',
  sections: {
    profile: 'Profile',
    goals: 'Goals',
    appearance: 'Appearance',
    privacy: 'Privacy',
    devices: 'Devices',
    data: 'Data',
    account: 'Account',
  },
  sectionsLabel: 'Sections of the settings',
  profile: {
    name: 'Name',
    nameHint: 'A pseudonym is fine. Up to 40 characters.',
    nameEmpty: 'A name has at least one character.',
    zone: 'Time zone',
    zoneHint: 'Decides which day a session counts for when a device doesn’t say.',
    zoneHere: (zone: string) => `This browser is in ${zone}. Use it`,
    dayStart: 'A day begins at',
    dayStartHint:
      'For late hours: what ends before this time counts for the day before. Changing it counts your days anew.',
    weekStart: 'A week begins on',
    weekdays: { 1: 'Monday', 6: 'Saturday', 7: 'Sunday' } as const,
  },
  goals: {
    daily: 'Minutes a day',
    dailyHint: 'Something to lean on, not to owe. From 1 to 240.',
    weekly: 'Minutes a week',
    weeklyHint:
      'Kept beside the daily one, for weeks that breathe. A change holds from today on; the past stays as it was.',
    weeklyFollows: 'Seven times the daily goal',
    invalid: 'A whole number from 1 to 240.',
    minutes: 'min',
  },
  appearance: {
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' } as const,
    motion: 'Motion',
    motions: { system: 'As the system', reduced: 'Still', full: 'Gentle' } as const,
    motionHint: 'Still: nothing grows, slides or counts up.',
    language: 'Language',
    languageHint: 'Changes every page at once, and the mails. Your editor keeps its own language.',
    languageSystem: 'As the browser',
    streak: 'Show days in a row',
    streakHint: 'The number and its growth icon. Rest is rest either way.',
  },
  privacy: {
    live: 'Show “breathing now”',
    liveHint: 'While a device runs a session, your own open pages show it. It is passed on and never stored.',
    payloads: 'Keep imported files',
    payloadsHint:
      'The file as you gave it, for 30 days, so that it can be read again if our reading improves. Off: only its sessions stay.',
    promise: 'Your code, files and project names never leave your editor. Nobody but you sees your practice.',
  },
  account: {
    signedInAs: (email: string) => `Signed in as ${email}`,
    anonymous: 'You’re here without an e-mail address.',
    anonymousSignOut:
      'Without an address there is no way back into this practice once you sign out. Adding one first keeps it.',
    waiting: (many: number) =>
      many === 1
        ? 'One change on this device is not saved yet. Signing out lets go of it.'
        : `${many} changes on this device are not saved yet. Signing out lets go of them.`,
    signOut: 'Sign out here',
    signOutEverywhere: 'Sign out everywhere',
    everywhereHint: 'Ends every browser’s session. Devices keep sending until you disconnect them.',
    delete: 'Delete account',
    deleteTitle: 'Delete this account',
    deleteLead: 'This removes, at once and for good:',
    deleteItems: [
      'every session, total, ring and level',
      'your name, settings and e-mail address',
      'all connected devices and imported files',
    ],
    deleteStays: 'Breath Master in your editor keeps its own data. Exporting first keeps a copy for you.',
    deletePhrase: 'delete my account',
    deleteLabel: (phrase: string) => `Type “${phrase}” to confirm`,
    deleteConfirm: 'Delete everything',
    deleteCancel: 'Keep my account',
  },
});
