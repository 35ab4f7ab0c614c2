import { expect, test } from 'vitest';
import { ownTask } from './own-task.ts';

test('each caller gets a task of its own, in the order of the calls', async () => {
  const heard: string[] = [];
  const callers = ['first', 'second', 'third'].map((name) =>
    ownTask().then(() => {
      heard.push(name);
      // Whatever follows in the same task comes before the next caller.
      queueMicrotask(() => heard.push(`after ${name}`));
    }),
  );
  await Promise.resolve();
  expect(heard).toEqual([]);
  await Promise.all(callers);
  await ownTask();
  expect(heard).toEqual(['first', 'after first', 'second', 'after second', 'third', 'after third']);
});
