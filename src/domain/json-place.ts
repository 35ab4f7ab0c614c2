/** Finds the place where a text stops being JSON. Engines word and place that differently, or not at all. */

/** Where a text stops being JSON; lines and columns count from 1. */
export interface BrokenPlace {
  readonly line: number;
  readonly column: number;
  /** The text was right as far as it goes and only ends too early. */
  readonly isCutOff: boolean;
}

type Expecting = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end';

const BLANK = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of these inside a text
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const MARK = /[[\]{}:,]/y;
const OPEN_STRING = /^"(?:[^"\\]|\\.)*\\?$/;
const SCALAR_STARTS = ['true', 'false', 'null', '-'];

/** The token at a place: `"` for a text, `0` for any other plain value, a mark itself; null for none. */
function tokenAt(text: string, at: number): { kind: string; end: number } | null {
  for (const [form, kind] of [
    [STRING, '"'],
    [SCALAR, '0'],
    [MARK, text.charAt(at)],
  ] as const) {
    form.lastIndex = at;
    if (form.test(text)) {
      return { kind, end: form.lastIndex };
    }
  }
  return null;
}

/** What may follow a token; null when the token may not stand here. `open` holds the brackets that are open. */
function follow(expecting: Expecting, kind: string, open: string[]): Expecting | null {
  const wantsValue = expecting === 'value' || expecting === 'value or ]';
  const wantsKey = expecting === 'key' || expecting === 'key or }';
  const isAfter = expecting === ', or end';
  const inside = open.at(-1);
  if (wantsValue && (kind === '{' || kind === '[')) {
    open.push(kind);
    return kind === '{' ? 'key or }' : 'value or ]';
  }
  if (wantsValue && (kind === '"' || kind === '0')) {
    return ', or end';
  }
  if (wantsKey && kind === '"') {
    return ':';
  }
  if (expecting === ':' && kind === ':') {
    return 'value';
  }
  if (isAfter && kind === ',' && inside !== undefined) {
    return inside === '{' ? 'key' : 'value';
  }
  const closesObject = kind === '}' && inside === '{' && (isAfter || expecting === 'key or }');
  const closesList = kind === ']' && inside === '[' && (isAfter || expecting === 'value or ]');
  if (closesObject || closesList) {
    open.pop();
    return ', or end';
  }
  return null;
}

function isOpenEnded(rest: string): boolean {
  return OPEN_STRING.test(rest) || SCALAR_STARTS.some((scalar) => scalar.startsWith(rest));
}

function placeOf(text: string, at: number, isCutOff: boolean): BrokenPlace {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: at - text.lastIndexOf('\n', at - 1), isCutOff };
}

/** The first place where a text stops being JSON; for whole JSON its end, not cut off. */
export function brokenPlace(text: string): BrokenPlace {
  const open: string[] = [];
  let expecting: Expecting = 'value';
  let at = 0;
  for (;;) {
    BLANK.lastIndex = at;
    BLANK.test(text);
    at = BLANK.lastIndex;
    if (at === text.length) {
      return placeOf(text, at, expecting !== ', or end' || open.length > 0);
    }
    const token = tokenAt(text, at);
    const next: Expecting | null = token === null ? null : follow(expecting, token.kind, open);
    if (token === null || next === null) {
      return placeOf(text, at, token === null && isOpenEnded(text.slice(at)));
    }
    expecting = next;
    at = token.end;
  }
}
