/** English and Spanish say the same things, in the same places, with the same arguments. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { es as spanishErrors } from '#src/backend/errors.texts.es.ts';
import { es as spanishIssues } from '#src/features/portability/import/issues.texts.es.ts';
import { answersOf, declaredName, leavesOf, markersOf, readCatalogue, root, textModules } from './texts.ts';

/** What is the same word in both languages. */
const cognates: ReadonlySet<string> = new Set([
  'Breath Master',
  'VS Code',
  'XP',
  // What an export begins with; a person recognises it by that.
  '{ "exportDate": …',
]);
/** Units and names that stay in a sentence which is otherwise made of arguments. */
const neutral = /\b(XP|min|s|kB|MB|CSV|PNG|JSON|breath-master-|\.json|\.csv|NaN|undefined|null)\b|Word\w*/g;

const spoken = /\p{L}{2}/u;
const isSame = (english: string, spanish: string): boolean =>
  english === spanish && !cognates.has(english) && spoken.test(english.replaceAll(neutral, ''));

test('every text module is found, has a name of its own, and its Spanish beside it', () => {
  expect(textModules.length).toBeGreaterThan(14);
  const names = textModules.map((file) => declaredName(file));
  expect(names).toEqual(textModules.map((file) => file.replace(/^.*[\\/]|\.texts\.ts$/g, '')));
  expect(new Set(names).size).toBe(names.length);
  const spanish = globSync('src/**/*.texts.es.ts', { cwd: root }).sort();
  expect(spanish).toEqual(textModules.map((file) => file.replace(/\.ts$/, '.es.ts')).sort());
});

describe.each(textModules)('%s', (file) => {
  test('has the same texts in both languages', async () => {
    const { english, spanish } = await readCatalogue(file);
    const kinds = (texts: unknown) => [...leavesOf(texts)].map(([at, leaf]) => `${at}: ${typeof leaf}`).sort();
    expect(kinds(spanish)).toEqual(kinds(english));
  });

  test('is translated, and uses the same arguments and figures', async () => {
    const { english, spanish } = await readCatalogue(file);
    const translated = leavesOf(spanish);
    const complaints: string[] = [];
    for (const [at, leaf] of leavesOf(english)) {
      const other = translated.get(at);
      const theirs = other === undefined ? [] : answersOf(other);
      const ours = answersOf(leaf);
      if (ours.every((answer) => answer === undefined)) complaints.push(`${at} could not be asked`);
      for (const [index, answer] of ours.entries()) {
        const reply = theirs[index];
        if (answer === undefined) continue;
        if (reply === undefined) {
          // The database speaks English: only Spanish has a table for what it raises.
          if (at !== 'raised') complaints.push(`${at} is silent where English says “${answer}”`);
          continue;
        }
        if (isSame(answer, reply)) complaints.push(`${at} is not translated: “${answer}”`);
        // One, two and none have words of their own; a word where a number belongs says nothing.
        const isCounted = (index < 2 || index > 5) && !/NaN/i.test(answer + reply);
        if (isCounted && markersOf(answer).join() !== markersOf(reply).join()) {
          complaints.push(`${at} uses other arguments: “${answer}”, “${reply}”`);
        }
      }
    }
    expect(complaints).toEqual([]);
  });
});

test('Spanish knows every refusal that the database raises', () => {
  const raised = globSync('supabase/migrations/*.sql', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bhint = '([a-z_]+)'/g)].map((match) => match[1] ?? ''),
  );
  expect(raised.length).toBeGreaterThan(20);
  expect(raised.filter((code) => spanishErrors.raised(code, '') === undefined)).toEqual([]);
});

test('Spanish knows every reason for which a text cannot be read', () => {
  const codes = globSync('src/domain/*.ts', {
    cwd: root,
    exclude: (path) => String(path).endsWith('.test.ts'),
  }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bproblem\('([a-z_]+)'/g)].map((match) => match[1] ?? ''),
  );
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => spanishIssues.unreadable({ code, path: '', message: '?' }) === '?')).toEqual([]);
  const told = (code: string, message: string) => spanishIssues.unreadable({ code, path: '', message });
  expect(told('cut_off', 'This text ends at line 3, column 12, before the export does.')).toMatch(
    /termina en la línea 3, columna 12, antes/,
  );
  expect(told('portable_invalid', 'Some values cannot be read: /zone, /sessions/0/id and 4 more places.')).toMatch(
    /: \/zone, \/sessions\/0\/id y 4 lugares más\.$/,
  );
});

test('the comparison finds what it is for', () => {
  expect(isSame('Try again', 'Try again')).toBe(true);
  expect(isSame('Try again', 'Probar otra vez')).toBe(false);
  expect(isSame('+5 XP', '+5 XP')).toBe(false);
  expect(markersOf('12,345 of Word1')).toEqual(markersOf('Word1: 12345'));
  expect(markersOf('3 of 5')).not.toEqual(markersOf('3'));
  expect(() => leavesOf({ a: { b: 3 } })).toThrow(/a\.b/);
});
