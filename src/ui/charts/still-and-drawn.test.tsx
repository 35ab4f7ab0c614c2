/** A chart that wakes must not jump: the still drawing has every mark where Recharts puts it. */
import { fireEvent, render, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyMotion } from '../theme.ts';
import { MinutesBars } from './minutes-bars.tsx';
import type { MinutesBar } from './minutes-bars.types.ts';
import { StackedBars } from './stacked-bars.tsx';

beforeEach(() => applyMotion('reduced'));

interface Mark {
  readonly what: string;
  readonly box: readonly number[];
}

const rounded = (value: string | null) => Math.round(Number(value ?? Number.NaN) * 10) / 10;

/** Bars with their boxes, and words with their places, from left to right. */
function marksOf(container: Element): Mark[] {
  const svg = container.querySelector('[data-chart] svg');
  const bars = [...(svg?.querySelectorAll('rect, path.recharts-rectangle') ?? [])].filter(
    (mark) => mark.closest('defs, clipPath') === null && (mark.getAttribute('fill') ?? '') !== 'transparent',
  );
  const boxes = bars.map((bar) => ({
    what: (bar.getAttribute('fill') ?? '').replace(/url\(#.*-(\w+)\)/, '$1'),
    box: ['x', 'y', 'width', 'height'].map((name) => rounded(bar.getAttribute(name))),
  }));
  const words = [...(svg?.querySelectorAll('text') ?? [])].map((text) => ({
    what: text.textContent ?? '',
    box: ['x', 'y'].map((name) => rounded(text.getAttribute(name))),
  }));
  const order = (mark: Mark) => `${mark.what} ${mark.box.join(' ')}`;
  return [...boxes, ...words].sort((a, b) => order(a).localeCompare(order(b)));
}

async function stillAndDrawn(chart: React.ReactElement): Promise<{ still: Mark[]; drawn: Mark[] }> {
  const { container } = render(chart);
  const still = marksOf(container);
  fireEvent.pointerEnter(container.querySelector('[data-chart]') ?? container, { pointerType: 'mouse' });
  await waitFor(() => expect(container.querySelector('.recharts-bar-rectangle')).not.toBeNull(), { timeout: 4_000 });
  return { still, drawn: marksOf(container) };
}

const bars = (count: number, more: (at: number) => Partial<MinutesBar> = () => ({})): MinutesBar[] =>
  Array.from({ length: count }, (_, at) => ({
    key: `day ${at}`,
    label: String(at + 1),
    minutes: (at * 7) % 23,
    ...more(at),
  }));

describe('minutes', () => {
  it.each([
    ['a week with its goal', bars(7, (at) => ({ emphasised: at === 5, future: at === 6 })), 12],
    ['a month before a month', bars(31, (at) => ({ previousMinutes: 1 + ((at * 5) % 19) })), undefined],
    ['a year of days', bars(365), 10],
  ])('%s', async (_, data, goal) => {
    const { still, drawn } = await stillAndDrawn(<MinutesBars data={data} goalMinutes={goal} />);
    expect(still.length).toBeGreaterThan(data.length);
    expect(still).toEqual(drawn);
  });
});

describe('stacked bars', () => {
  it.each([
    ['a week', 7],
    ['a year of weeks', 53],
  ])('%s', async (_, count) => {
    const series = [
      { key: 'a', label: 'A' },
      { key: 'b', label: 'B' },
      { key: 'c', label: 'C' },
    ];
    const data = Array.from({ length: count }, (_, at) => ({
      key: `w${at}`,
      label: String(at),
      values: { a: at % 5, b: (at * 3) % 7, c: at % 2 === 0 ? 40 : -3 },
    }));
    const { still, drawn } = await stillAndDrawn(<StackedBars data={data} series={series} />);
    expect(still.length).toBeGreaterThan(count);
    expect(still).toEqual(drawn);
  });
});
