/** Nothing that a person reads stands outside the catalogues. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { literalsOf } from './literals.ts';

const root = join(import.meta.dirname, '../..');

/** Names that every language writes alike, and what only developers see. */
const allowed: ReadonlySet<string> = new Set([
  'CSV',
  'PNG',
  // Told to a person in the words of guest-store.texts.ts.
  'There is no room left in this browser.',
  'This browser keeps nothing.',
]);

// What answers a guest stands for the database and speaks as it does; src/backend/errors.texts.ts puts its codes into words.
const modules = globSync('src/{app,backend,config,features,ui}/**/*.{ts,tsx}', { cwd: root })
  .filter(
    (file) =>
      !/\.(test|test-data|stories)\.tsx?$|\.texts(\.es)?\.ts$|backend\/guest\/(answer|guest-data|ingest|tables|refusal)/.test(
        file,
      ),
  )
  .sort();

test('pages and parts say only what the catalogues hold', () => {
  expect(modules.length).toBeGreaterThan(200);
  const found = modules.flatMap((file) =>
    literalsOf(readFileSync(join(root, file), 'utf8'), file.endsWith('x'))
      .filter(({ text }) => !allowed.has(text))
      .map(({ why, text }) => `${file}: ${why} “${text}”`),
  );
  expect(found).toEqual([]);
});

test('the search finds what it is for', () => {
  const of = (source: string) => literalsOf(source, true).map(({ why, text }) => `${why} ${text}`);
  expect(of('const a = <p>Hello</p>;')).toEqual(['child Hello']);
  expect(of('const a = <p>{"Hello there"}</p>;')).toEqual(['sentence Hello there']);
  expect(of('const a = <Button aria-label="close" title={`Shut`} />;')).toEqual(['attribute close', 'attribute Shut']);
  expect(of('function A({ levelLabel = "level" }) {}')).toEqual(['attribute level']);
  expect(of('const a = { said: "That did not work." } as const;')).toEqual(['sentence That did not work.']);
  expect(of('throw new AppError("x", "You are not here.");')).toEqual(['sentence You are not here.']);
  expect(of('const a = <p className="Hello there">{texts.a}</p>;')).toEqual([]);
  expect(of('throw new Error("The page has no place."); import b from "Some thing";')).toEqual([]);
  expect(of('type A = "Hello there"; const id = "no-words here";')).toEqual([]);
});
