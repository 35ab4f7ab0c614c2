import { readFileSync } from 'node:fs';
import { render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Page } from '#src/ui/page.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { paintedHeading } from './painted-heading.ts';

afterEach(() => document.body.replaceChildren());

/** Puts the frame of index.html there, with what first-paint.js writes into it. */
function paint(...lines: readonly string[]): void {
  const page = new DOMParser().parseFromString(readFileSync('index.html', 'utf8'), 'text/html');
  document.body.replaceChildren(...page.body.children);
  const place = document.querySelector<HTMLElement>('[data-first=page]');
  if (place === null) throw new Error('index.html has no place for a heading');
  place.hidden = lines.length === 0;
  for (const [at, line] of place.querySelectorAll('p').entries()) line.textContent = lines[at] ?? '';
}

test('what is painted stays, looks like the page’s own heading, and is one', () => {
  paint('Sessions', 'Newest first.');
  const painted = [...document.querySelectorAll('[data-first=page] p')].map((line) => line.className);
  const heading = paintedHeading();
  document.body.replaceChildren();
  const skeleton = render(<PageSkeleton heading={heading} />);
  const drawn = [screen.getByRole('heading', { name: 'Sessions', level: 1 }), screen.getByText('Newest first.')];
  expect(drawn.map((line) => line.className)).toEqual(painted);
  skeleton.unmount();
  render(
    <Page title="Sessions" lead="Newest first.">
      content
    </Page>,
  );
  const own = [screen.getByRole('heading', { name: 'Sessions', level: 1 }), screen.getByText('Newest first.')];
  expect(own.map((line) => line.className)).toEqual(painted);
});

test('where nothing is painted there is no heading', () => {
  paint();
  render(<PageSkeleton heading={paintedHeading()} />);
  expect(screen.queryByRole('heading')).toBeNull();
});
