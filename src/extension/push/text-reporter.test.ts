import { expect, test } from 'vitest';
import { pushTexts } from './push.texts.ts';
import { createTextReporter, type TextOutput } from './text-reporter.ts';

function setUp(options: Partial<TextOutput> = {}) {
  const written: string[] = [];
  const errors: string[] = [];
  const reporter = createTextReporter({
    isTerminal: false,
    columns: 80,
    rows: 24,
    write: (text) => written.push(text),
    writeError: (text) => errors.push(text),
    ...options,
  });
  return { reporter, text: () => written.join(''), errors };
}

const code = {
  userCode: 'BM-7K2M9Q-4XW8PD',
  verificationUri: 'http://127.0.0.1:5173/pair',
  verificationUriComplete: 'http://127.0.0.1:5173/pair?code=BM-7K2M9Q-4XW8PD',
  expiresAt: Date.now() + 600_000,
};

test('shows code, address and link, and a QR code where it fits', async () => {
  const plain = setUp();
  await plain.reporter.code(code);
  expect(plain.text()).toContain('│    BM-7K2M9Q-4XW8PD    │');
  expect(plain.text()).toContain(`${code.verificationUri}\n`);
  expect(plain.text()).toContain(code.verificationUriComplete);
  expect(plain.text()).toContain(pushTexts.goodFor(10));
  expect(plain.text()).not.toMatch(/[█▄]/);
  expect(plain.text()).not.toContain('\u001b');
  const tall = setUp({ isTerminal: true, rows: 60 });
  await tall.reporter.code(code);
  expect(tall.text()).toMatch(/[█▄]/);
  const small = setUp({ isTerminal: true, rows: 24 });
  await small.reporter.code(code);
  expect(small.text()).not.toMatch(/[█▄]/);
});

test('elsewhere than in a terminal progress is ten plain lines at most', () => {
  const { reporter, text } = setUp();
  for (let done = 1; done <= 96; done += 1) reporter.progress(done, 96);
  expect(text().trim().split('\n').length).toBeLessThanOrEqual(11);
  expect(text()).toContain('Sent 96 of 96');
  expect(text()).not.toContain('\r');
  expect(text()).not.toContain('\u001b');
});

test('the summary counts each kind and names what was not accepted', () => {
  const { reporter, text } = setUp();
  const refused = Array.from({ length: 12 }, (_, index) => ({ id: `sess-${index}`, reasons: ['bad_id'] }));
  reporter.summary({
    tally: { created: 90, flagged: 2, duplicate: 0, conflict: 1, rejected: 11 },
    refused,
    snapshotEpoch: 1,
    liveSessions: 0,
    totals: { sessions: 90, total_xp: 1200, level: 7 },
  });
  expect(text()).toMatch(/new +90\n/);
  expect(text()).toMatch(/not accepted +11\n/);
  expect(text()).not.toContain(pushTexts.kinds.duplicate);
  expect(text()).toContain('  sess-0: bad_id');
  expect(text()).toContain('  and 2 more');
  expect(text()).toContain('90 sessions, 1200 XP, level 7');
});

test('a problem goes to the error output, after an open line', () => {
  const { reporter, text, errors } = setUp({ isTerminal: true });
  reporter.progress(1, 5);
  reporter.problem('Something.');
  expect(text().endsWith('\n')).toBe(true);
  expect(errors).toEqual(['Something.\n']);
});
