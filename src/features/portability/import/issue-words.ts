import { issuesTexts as texts } from './issues.texts.ts';

const wordOf = (words: Readonly<Record<string, string>>, key: string): string | undefined => words[key];

/** The reason of a code in a sentence that a person can read. */
export function issueWords(code: string): string {
  const known = wordOf(texts.plain, code);
  if (known !== undefined) return known;
  const [kind, field = ''] = code.split(':');
  const what = wordOf(texts.fields, field) ?? texts.anyField;
  if (kind === 'missing_field') return texts.missing(what);
  if (kind === 'wrong_type') return texts.wrongType(what);
  if (kind === 'bad_timestamp') return texts.unreadableTime(what);
  return texts.other;
}
