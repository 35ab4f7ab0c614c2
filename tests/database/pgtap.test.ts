/** Every pgTAP assertion is a test of its own, so that the counts are real. */
import { describe, expect, test } from 'vitest';
import { openTestDatabase } from './database.ts';
import { runPgtap } from './pgtap.ts';

const database = await openTestDatabase();
const files = await runPgtap(database).finally(() => database.close());

describe.each(files)('$name', ({ lines, error }) => {
  test('runs to its end', () => {
    expect(error).toBeNull();
    expect(lines.length).toBeGreaterThan(0);
  });

  for (const [at, line] of lines.entries()) {
    test(`${at + 1} ${line.description}`, () => {
      expect(line.ok, line.diagnostics).toBe(true);
    });
  }
});
