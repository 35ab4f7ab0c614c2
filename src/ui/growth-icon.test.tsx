import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { growthIcon } from '#src/domain/streaks.ts';
import { GrowthIcon, type GrowthStage, stageOfLevel, stageOfRun } from './growth-icon.tsx';

test('each of the eight levels has a drawing of its own, hidden from screen readers', () => {
  const stages = [1, 2, 3, 4, 5, 6, 7, 8].map(stageOfLevel);
  expect(new Set(stages).size).toBe(8);
  const drawn = stages.map((stage: GrowthStage) => render(<GrowthIcon stage={stage} />).container.innerHTML);
  expect(new Set(drawn).size).toBe(8);
  for (const svg of drawn) expect(svg).toContain('aria-hidden="true"');
  expect([stageOfLevel(0), stageOfLevel(99)]).toEqual(['seed', 'constellation']);
});

test('days in a row change their drawing on the same days as in the editor', () => {
  for (let days = 1; days <= 60; days += 1) {
    const steps = stageOfRun(days) !== stageOfRun(days - 1);
    expect([days, steps]).toEqual([days, growthIcon(days) !== growthIcon(days - 1)]);
  }
});
