import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What is never used by itself, and the story that shows it. */
const shownWithin: Readonly<Record<string, string>> = {
  'charts/chart-download.tsx': 'charts/chart-frame.stories.tsx',
  'charts/still-columns.tsx': 'charts/minutes-bars.stories.tsx',
  'charts/waking-chart.tsx': 'charts/minutes-bars.stories.tsx',
};

test('every module with a component has a story', () => {
  const folder = import.meta.dirname;
  const modules = globSync('**/*.tsx', { cwd: folder }).filter((path) => !/\.(test|stories)\.tsx$/.test(path));
  const withComponents = modules.filter((path) =>
    /^export (function|const) [A-Z]/m.test(readFileSync(join(folder, path), 'utf8')),
  );
  expect(withComponents.length).toBeGreaterThan(30);
  const missing = withComponents.filter(
    (path) =>
      !existsSync(join(folder, shownWithin[path] ?? path.replace(/(-drawn|-still|-parts)?\.tsx$/, '.stories.tsx'))),
  );
  expect(missing).toEqual([]);
});
