/** From a pasted or chosen text to JSON. What is wrong is told with its place, so that a person can go on. */

import { type BrokenPlace, brokenPlace } from './json-place.ts';

/** Why a text or value cannot be imported. `path` is a JSON pointer, empty for the whole. */
export interface ExportProblem {
  readonly code: string;
  readonly path: string;
  /** A sentence for the person who tries to import. */
  readonly message: string;
}

/** A value, or what stands in its way. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: ExportProblem };

/** Longest text that is read, in characters; ten years of daily practice stay far below. */
export const LONGEST_EXPORT = 32 * 1024 * 1024;

const FENCE_FORM = /^```[^\n]*\n([\s\S]*?)\n?```$/;
/** A refusal. */
export function problem(code: string, path: string, message: string): { ok: false; problem: ExportProblem } {
  return { ok: false, problem: { code, path, message } };
}

function brokenJson(place: BrokenPlace): { ok: false; problem: ExportProblem } {
  const where = `line ${place.line}, column ${place.column}`;
  return place.isCutOff
    ? problem('cut_off', '', `This text ends at ${where}, before the export does. A fresh copy usually helps.`)
    : problem('not_json', '', `This is not an export we can read: it stops being JSON at ${where}.`);
}

/** Reads JSON out of a clipboard text or file: a byte order mark, blank space and a Markdown fence around it do not matter. */
export function readJson(text: string): Reading<unknown> {
  if (text.length > LONGEST_EXPORT) {
    return problem('too_large', '', 'This text is larger than 32 million characters, more than an export can be.');
  }
  // trim() takes a byte order mark for blank space.
  const bare = text.trim();
  const json = FENCE_FORM.exec(bare)?.[1]?.trim() ?? bare;
  if (json === '') {
    return problem('empty', '', 'There is no text here yet.');
  }
  if (json.startsWith('<')) {
    return problem('html', '', 'This looks like a web page. An export begins with a curly bracket.');
  }
  try {
    return { ok: true, value: JSON.parse(json) as unknown };
  } catch {
    return brokenJson(brokenPlace(json));
  }
}
