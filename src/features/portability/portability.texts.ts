import { catalogue } from '#src/language/catalogue.ts';
import { count, number } from '#src/language/numbers.ts';

const sessions = (value: number) => count(value, 'session', 'sessions');

/** Every text of import and export. */
export const portabilityTexts = catalogue('portability', {
  import: {
    title: 'Bring your practice',
    lead: 'An export of Breath Master, or a file that you exported here. You see what it holds before anything is kept.',
    back: 'Settings',
    choose: {
      title: 'Choose or paste',
      how: 'In VS Code, “Breath Master: Export data” puts the export on the clipboard. Paste it here, or choose a file.',
      drop: 'Drop files here, or',
      files: 'Choose files',
      paste: 'Pasted export',
      placeholder: '{ "exportDate": …',
      look: 'Look inside',
      unreadable: 'This file could not be opened. It may have moved; choosing it again usually helps.',
    },
    pasted: 'Pasted text',
    fileOf: (at: number, all: number) => (all > 1 ? `File ${at} of ${all}` : undefined),
    reading: 'Reading',
    problem: 'This could not be read',
    nothingKept: 'Nothing was kept or changed.',
    another: 'Choose another',
    next: 'Next file',
    skip: 'Leave this file out',
    review: {
      title: 'What it holds',
      span: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
      holds: (value: number, length: string) => (value === 0 ? 'No sessions' : `${sessions(value)}, ${length}`),
      xp: (xp: string) => `${xp} XP as the editor counted`,
      looking: 'Comparing with what is here',
      counts: {
        new: 'New',
        duplicate: 'Already here',
        deleted: 'Deleted by you, stay away',
        conflict: 'Differ from what is here, which stays',
        rejected: 'Cannot be accepted',
        flagged: 'Unusual, but counted',
      },
      rejected: (value: number) => `Rows that cannot be accepted (${number(value)})`,
      flagged: (value: number) => `Rows that are unusual, but count (${number(value)})`,
      more: (value: number) => `and ${count(value, 'more row', 'more rows')}; the report has them all`,
      notes: 'Worth knowing',
      beside: 'Also in this file',
      presets: 'Own breathing patterns',
      presetsHint: (value: number) => `${count(value, 'pattern', 'patterns')}. What you have already stays as it is.`,
      goals: 'Goals with their history',
      goalsHint: 'They take the place of the goals that are here now, the past ones too.',
      previewFailed:
        'What is new could not be compared just now. Importing is safe all the same: nothing is kept twice.',
    },
    notes: {
      envelope: 'The data was still in its storage wrapping. We unpacked it; nothing is missing.',
      polluted:
        'An update of the editor laid new data over old. We found the earlier history inside and put both together; totals may be a little higher in truth.',
      noSessions:
        'This export is from before sessions were kept one by one. Its time and XP count as a whole, without days.',
      empty: 'This export holds no sessions. Its counters are taken over.',
      run: (reported: number, computed: number) =>
        `The editor reports ${count(reported, 'day', 'days')} in a row; its sessions show ${count(computed, 'day', 'days')}. The editor counts some days twice when its window reloads. Here each day with a session counts once.`,
      newEpoch:
        'The data was cleared in the editor since the last import. What was here before stays, and this begins a new chapter of the same device.',
      earlierEpoch:
        'This export is from before the data was cleared in the editor. Sessions that are missing here are added; its counters stay out, so that nothing counts twice.',
      zeroCycles: 'No breath cycles were counted in these sessions. That is normal; the minutes count just the same.',
      negative:
        'The sessions bring more XP than the editor counted. Two windows of an editor can overwrite each other’s count; all sessions are kept.',
    },
    device: {
      question: (name: string | null) =>
        name === null ? 'Which device made these sessions?' : `Where does “${name}” belong?`,
      matches: (value: number) => `It has ${sessions(value)} of these already.`,
      suggestion: 'Its sessions match, so this is most likely the one.',
      new: 'A new device',
      newText: 'One that is not in your list yet.',
      name: 'Name of the new device',
      defaultName: 'VS Code, imported',
      choose: 'Please choose one, so that later exports find their place.',
      nameMissing: 'A name helps to tell it from others.',
      revoked: 'no longer connected',
    },
    zone: {
      label: 'Time zone in which you practised',
      hint: 'The export does not say it. It decides on which day a session falls.',
    },
    start: (value: number) => (value === 0 ? 'Take over the counters' : `Import ${sessions(value)}`),
    running: {
      title: 'Importing',
      progress: (sent: number, all: number) => `${number(sent)} of ${sessions(all)}`,
      pause: 'Pause',
      paused: 'Paused. What was sent is kept; going on starts where it stopped.',
      resume: 'Go on',
      failed: 'The import stopped. What was sent is kept, and going on starts where it stopped. Nothing is kept twice.',
    },
    done: {
      title: 'It is here',
      created: (value: number, offered: number) => {
        if (offered === 0) return 'The counters are taken over.';
        return value === 0 ? 'Nothing new came in.' : `${sessions(value)} added.`;
      },
      noRoom: (value: number) =>
        `${count(value, 'pattern', 'patterns')} of your own found no room: 50 fit. The rest is here.`,
      report: 'Save the rows that were not accepted',
      reportName: 'rows-not-accepted.json',
      today: 'See it on your tree',
      announced: (value: number) => `Import finished. ${sessions(value)} added.`,
    },
    row: (index: number, list: string | null) =>
      list === 'payload' ? `Row ${index + 1} of the earlier history` : `Row ${index + 1}`,
  },
  data: {
    importTitle: 'Bring your practice',
    importText: 'From an export of Breath Master, pasted or as a file.',
    importLink: 'Import',
    exportTitle: 'Take your practice with you',
    exportText: 'Everything as one file, free and at any time. The JSON file can be imported here again.',
    json: 'Export everything (JSON)',
    csv: 'Export sessions (CSV)',
    progress: 'Exported sessions',
    written: (written: number, total: number) => `${number(written)} of ${sessions(total)}`,
    stop: 'Stop',
    failed: 'The export stopped, and nothing was saved.',
    saved: 'The export is in your downloads.',
    fileName: (date: string, kind: 'json' | 'csv') => `breath-master-${date}.${kind}`,
    past: 'Past imports',
    none: 'No import yet.',
    pasted: 'Pasted text',
    running: 'not finished',
    counts: (row: { created: number; duplicates: number; conflicts: number; rejected: number }) =>
      [
        `${sessions(row.created)} added`,
        row.duplicates > 0 ? `${number(row.duplicates)} were here already` : null,
        row.conflicts > 0 ? `${number(row.conflicts)} differed` : null,
        row.rejected > 0 ? `${number(row.rejected)} not accepted` : null,
      ]
        .filter((part) => part !== null)
        .join(', '),
    undo: {
      opener: 'Take back',
      openerFor: (name: string) => `Take back: ${name}`,
      title: 'Take this import back',
      body: (name: string, created: number) =>
        `What came with “${name}” leaves again: ${sessions(created)} and its counters. What was here before, or came otherwise, stays. The file can be imported again at any time.`,
      confirm: 'Take it back',
      keep: 'Keep it',
      undone: 'taken back',
      done: 'The import is taken back.',
    },
    listFailed: 'Past imports could not be loaded just now.',
    retry: 'Try again',
  },
});
