import { readFileSync } from 'node:fs';

/** The cases of one rule, shared with src/domain: `tests/fixtures/rules/<name>.json`. */
export function ruleCases<Case>(name: string): Case[] {
  return JSON.parse(readFileSync(new URL(`../fixtures/rules/${name}.json`, import.meta.url), 'utf8')) as Case[];
}
