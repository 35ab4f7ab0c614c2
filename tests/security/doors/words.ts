/** The doors that a person meets in the app, without the server: what the app itself makes of what it is given. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { safeNextPath } from '#src/config/paths.ts';
import { readConfirmLink } from '#src/features/auth/confirm-link-params.ts';
import { readFile } from '#src/features/portability/import/read-file.ts';
import { type Case, type Door, deep, HTML, LONE, NUL, SQL } from './door.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/bad');
const named = JSON.parse(readFileSync(join(fixtures, 'messages.json'), 'utf8')) as {
  file: string;
  code: string;
}[];

function importing(input: string, text: string, answer: string): Case {
  return {
    input,
    answer,
    async send() {
      const read = await readFile(text, 'file', 'UTC');
      if (!read.ok) return read.problem.code;
      const [source] = read.file.sources;
      return `${source?.rows.length ?? 0} of ${source?.rowsInFile ?? 0} rows`;
    },
  };
}

const good = {
  id: 'sess-1757062800000',
  startedAt: '2025-09-05T09:00:00.000Z',
  endedAt: '2025-09-05T09:05:00.000Z',
  activeMs: 300_000,
  cycles: 20,
  finalXP: 20,
};
const exporting = (sessions: unknown, rest = '') =>
  `{"exportDate":"2025-09-06T09:00:00.000Z","breathMaster":{"meditation":{"totalXP":20,"sessions":${JSON.stringify(sessions)}${rest}}}}`;

/** The import page: files and pasted text. */
export const importDoor: Door = {
  name: 'Import page',
  about:
    'Read in the browser before anything is sent. Bad rows are listed with their reasons; good ones can be brought in.',
  cases: [
    ...named.map(({ file, code }) => importing(`the file ${file}`, readFileSync(join(fixtures, file), 'utf8'), code)),
    importing('34 MB', `"${'x'.repeat(34_000_000)}"`, 'too_large'),
    importing('100,000 nested lists', deep(100_000), 'not_an_export'),
    importing('SQL', SQL, 'not_json'),
    importing('U+0000', NUL, 'not_json'),
    importing(
      'a good row between bad ones',
      exporting([SQL, null, good, { ...good, id: LONE }, { ...good, cycles: -1 }]),
      '1 of 5 rows',
    ),
    importing('a key called __proto__', exporting([good], ',"__proto__":{"totalXP":9}'), '1 of 1 rows'),
    importing('HTML in a row', exporting([{ ...good, pattern: HTML }]), '1 of 1 rows'),
  ],
};

function link(input: string, search: string, hash: string, answer: string): Case {
  return { input, answer, send: () => readConfirmLink(search, hash).kind };
}

/** What the page of a sign-in link makes of its address. */
export const linkDoor: Door = {
  name: 'Sign-in links: the address',
  about:
    '`damaged` and `expired` are pages that say what happened and offer a new link; nothing is sent to the server.',
  cases: [
    link('no token', '', '', 'damaged'),
    link('a token that is cut off', '?token_hash=abc', '', 'damaged'),
    link('a token of HTML', `?token_hash=${encodeURIComponent(HTML)}`, '', 'damaged'),
    link('a token of SQL', `?token_hash=${encodeURIComponent(SQL.repeat(2))}`, '', 'damaged'),
    link('a token of 257 characters', `?token_hash=${'a'.repeat(257)}`, '', 'damaged'),
    link('a token with U+0000', `?token_hash=${'a'.repeat(32)}%00`, '', 'damaged'),
    link('a type nobody knows', `?token_hash=${'a'.repeat(56)}&type=admin`, '', 'damaged'),
    link('a session in the fragment', '', '#access_token=x&refresh_token=y', 'damaged'),
    link('an error of the login', '', '#error=access_denied&error_code=otp_expired', 'expired'),
  ],
};

function next(input: string, path: string, answer = '/'): Case {
  return { input: `${input}: \`${path.replace(/[\t\n]/g, ' ')}\``, answer, send: () => safeNextPath(path) };
}

/** Where a link may lead after signing in. */
export const nextDoor: Door = {
  name: 'The way on after signing in (`next`)',
  about: 'Only a path of the app itself is followed; everything else leads to today.',
  cases: [
    next('another site', 'https://evil.example'),
    next('another site without a scheme', '//evil.example'),
    next('backslashes', '/\\evil.example'),
    next('a tab between slashes', '/\t/evil.example'),
    next('dots that leave slashes', '/.//evil.example'),
    next('more dots', '/a/..//evil.example'),
    next('a script', 'javascript:alert(1)'),
    next('data', 'data:text/html,x'),
    next('nothing', ''),
    next('a path without its slash', 'settings'),
    next('a user and a host', '/@evil.example', '/@evil.example'),
    next('the sign-in page again', '/sign-in?next=/sign-in'),
    next('the confirmation page', '/auth/confirm?token_hash=x'),
    next('HTML in a path', `/${HTML}`, '/%3Cimg%20src=x%20onerror=alert(1)%3E'),
  ],
};
