import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { axeViolations } from '#tests/support/axe.ts';
import { applyMotion } from '../theme.ts';
import { ChartFrame } from './chart-frame.tsx';
import { HeatMap } from './heat-map.tsx';
import { heatStep } from './heat-scale.tsx';
import { MinutesBars } from './minutes-bars.tsx';
import { RatioBar } from './ratio-bar.tsx';
import { seriesStyle, seriesStyles } from './series.ts';
import { StackedBars } from './stacked-bars.tsx';

const table = {
  columns: ['Day', 'Minutes'],
  rows: [
    ['Monday', '15'],
    ['Tuesday', '0'],
  ],
};

describe('ChartFrame', () => {
  it('names and describes the drawing and has its table one button away', async () => {
    const { container } = render(
      <ChartFrame title="This week" summary="15 minutes on one day." table={table} actions="15 of 70">
        <svg data-testid="drawing" />
      </ChartFrame>,
    );
    const figure = screen.getByRole('figure', { name: 'This week' });
    expect(figure).toHaveAccessibleDescription('15 minutes on one day.');
    const toggle = screen.getByRole('button', { name: 'As table' });
    expect(toggle).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(toggle);
    expect(toggle).toHaveAttribute('aria-pressed', 'true');
    expect(screen.queryByTestId('drawing')).not.toBeInTheDocument();
    expect(screen.getByRole('rowheader', { name: 'Monday' })).toBeVisible();
    expect(screen.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['15', '0']);
    expect(await axeViolations(container)).toEqual([]);
  });

  it('switches by the key T from anywhere within, but not while typing', async () => {
    render(
      <ChartFrame title="This week" summary="s" table={table} actions={<input aria-label="filter" />}>
        <svg data-testid="drawing" />
      </ChartFrame>,
    );
    screen.getByRole('button', { name: 'As table' }).focus();
    await userEvent.keyboard('t');
    expect(screen.getByRole('table')).toBeVisible();
    await userEvent.keyboard('T');
    expect(screen.getByTestId('drawing')).toBeVisible();
    await userEvent.type(screen.getByRole('textbox'), 't');
    expect(screen.getByTestId('drawing')).toBeVisible();
    expect(screen.getByRole('textbox')).toHaveValue('t');
  });
});

describe('HeatMap', () => {
  const setUp = () =>
    render(
      <HeatMap
        label="Minutes by hour and weekday"
        rows={['Mon', 'Tue']}
        columns={['00', '01', '02']}
        values={[
          [0, 4, 8],
          [2, 0, 1],
        ]}
        describe={(row, column, value) => `${row}/${column}: ${value} minutes`}
      />,
    );

  it('describes every cell', async () => {
    const { container } = setUp();
    expect(screen.getByRole('grid', { name: 'Minutes by hour and weekday' })).toBeVisible();
    expect(screen.getAllByRole('gridcell')).toHaveLength(6);
    expect(screen.getByRole('gridcell', { name: '0/2: 8 minutes' })).toHaveAttribute('fill', 'var(--heat-4)');
    expect(await axeViolations(container)).toEqual([]);
  });

  it('has one tab stop and moves by keys, stopping at its edges', async () => {
    setUp();
    const at = () => document.activeElement?.getAttribute('aria-label');
    await userEvent.tab();
    expect(at()).toBe('0/0: 0 minutes');
    await userEvent.keyboard('{ArrowLeft}{ArrowUp}');
    expect(at()).toBe('0/0: 0 minutes');
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(at()).toBe('1/1: 0 minutes');
    await userEvent.keyboard('{End}');
    expect(at()).toBe('1/2: 1 minutes');
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{Home}');
    expect(at()).toBe('1/0: 2 minutes');
    expect(screen.getAllByRole('gridcell').filter((cell) => cell.getAttribute('tabindex') === '0')).toHaveLength(1);
  });

  it('shows the words of the cell under the pointer', async () => {
    setUp();
    await userEvent.hover(screen.getByRole('gridcell', { name: '0/1: 4 minutes' }));
    expect(screen.getByText('0/1: 4 minutes')).toBeVisible();
  });

  it.each([
    [0, 0],
    [-3, 0],
    [1, 1],
    [25, 1],
    [26, 2],
    [75, 3],
    [76, 4],
    [100, 4],
  ])('%i of 100 is step %i', (value, step) => {
    expect(heatStep(value, 100)).toBe(step);
  });
});

/** Turns to the chart with a mouse, which brings Recharts. */
function turnTo(container: Element): void {
  const chart = container.querySelector('[data-chart]') ?? container;
  fireEvent.pointerEnter(chart, { pointerType: 'mouse' });
}

describe('Recharts drawings', () => {
  beforeEach(() => applyMotion('reduced'));

  it('MinutesBars label their bars, name the goal, and leave the future empty', async () => {
    const { container } = render(
      <MinutesBars
        goalMinutes={15}
        data={[
          { key: 'a', label: 'Mon', minutes: 14 },
          { key: 'b', label: 'Tue', minutes: 0 },
          { key: 'c', label: 'Wed', minutes: 9, emphasised: true },
          { key: 'd', label: 'Thu', minutes: 0, future: true },
        ]}
      />,
    );
    turnTo(container);
    await waitFor(() => expect(container.querySelectorAll('svg.recharts-surface text').length).toBeGreaterThan(4), {
      timeout: 4_000,
    });
    const words = [...container.querySelectorAll('svg.recharts-surface text')].map((text) => text.textContent);
    expect(words).toEqual(expect.arrayContaining(['Mon', 'Thu', '14', '9', 'goal 15']));
    expect(words).not.toContain('0');
    const goalY = Number(container.querySelector('.recharts-reference-line-line')?.getAttribute('y1'));
    const fourteen = [...container.querySelectorAll('text')].find((text) => text.textContent === '14');
    const baseline = Number(fourteen?.getAttribute('y'));
    expect(goalY > baseline || goalY < baseline - 13).toBe(true);
    // Rest is a thin base, the future is nothing.
    expect(container.querySelectorAll('rect[fill="var(--track)"]')).toHaveLength(1);
    expect(container.querySelectorAll('rect[fill="var(--primary)"]')).toHaveLength(1);
  });

  it('StackedBars have a legend and tell series apart by pattern', async () => {
    const { container } = render(
      <StackedBars
        series={[
          { key: 'cycles', label: 'Cycles' },
          { key: 'goal', label: 'Goal bonus' },
        ]}
        data={[{ key: 'w1', label: 'W1', values: { cycles: 5, goal: 3 } }]}
      />,
    );
    expect(screen.getByText('Goal bonus')).toBeVisible();
    turnTo(container);
    await waitFor(() => expect(container.querySelector('.recharts-bar-rectangle path')).not.toBeNull(), {
      timeout: 4_000,
    });
    const fills = [...container.querySelectorAll('.recharts-bar-rectangle path')].map((path) =>
      path.getAttribute('fill'),
    );
    expect(fills).toHaveLength(2);
    expect(fills[0]).toBe('var(--primary)');
    const pattern = fills[1]?.match(/^url\(#(.*)\)$/)?.[1];
    expect(container.querySelector(`pattern[id="${pattern}"]`)).not.toBeNull();
  });
});

it('MinutesBars tell a bar in words on hover: rest for a day without minutes, the figure for today', async () => {
  const { container } = render(
    <MinutesBars
      formatValue={(minutes) => `${minutes} minutes`}
      data={[
        { key: 'a', label: 'Mon', longLabel: 'Monday', minutes: 0 },
        { key: 'b', label: 'Tue', longLabel: 'Tuesday', minutes: 0, emphasised: true },
      ]}
    />,
  );
  turnTo(container);
  await waitFor(() => expect(container.querySelector('.recharts-wrapper')).not.toBeNull(), { timeout: 4_000 });
  const wrapper = container.querySelector('.recharts-wrapper') ?? container;
  fireEvent.mouseMove(wrapper, { clientX: 100, clientY: 60 });
  expect(await screen.findByText('Monday')).toBeInTheDocument();
  expect(screen.getByText('rest')).toBeInTheDocument();
  fireEvent.mouseMove(wrapper, { clientX: 500, clientY: 60 });
  expect(await screen.findByText('Tuesday')).toBeInTheDocument();
  expect(screen.getByText('0 minutes')).toBeInTheDocument();
});

it('RatioBar splits the whole and names each part with its figure', async () => {
  const { container } = render(
    <RatioBar
      parts={[
        { key: 'a', label: 'Cycles', value: 30 },
        { key: 'b', label: 'Goal bonus', value: 10 },
        { key: 'c', label: 'Other', value: -5 },
      ]}
      formatValue={(value) => `${value} XP`}
    />,
  );
  const spans = [...container.querySelectorAll('svg:first-of-type > rect')].slice(0, 3);
  expect(spans.map((span) => span.getAttribute('width'))).toEqual(['75%', '25%', '0%']);
  expect(screen.getByText('30 XP')).toBeVisible();
  expect(screen.getByText('-5 XP')).toBeVisible();
  expect(await axeViolations(container)).toEqual([]);
});

it('series styles differ in colour and in pattern, and start again after the fourth', () => {
  expect(new Set(seriesStyles.map((style) => style.color)).size).toBe(4);
  expect(new Set(seriesStyles.map((style) => style.pattern)).size).toBe(4);
  expect(seriesStyle(4)).toBe(seriesStyle(0));
});

it('StackedBars tell each series on hover, and a click chooses the bar', async () => {
  applyMotion('reduced');
  const chosen: string[] = [];
  const { container } = render(
    <StackedBars
      series={[
        { key: 'kept', label: 'Kept' },
        { key: 'open', label: 'Open' },
      ]}
      data={[{ key: '2025-03-05', label: '5', longLabel: 'Wednesday', values: { kept: 2 } }]}
      onSelect={(key) => chosen.push(key)}
    />,
  );
  turnTo(container);
  await waitFor(() => expect(container.querySelector('.recharts-wrapper')).not.toBeNull(), { timeout: 4_000 });
  const wrapper = container.querySelector('.recharts-wrapper') ?? container;
  fireEvent.mouseMove(wrapper, { clientX: 300, clientY: 60 });
  expect(await screen.findByText('Wednesday')).toBeInTheDocument();
  expect(screen.getByText('Kept: 2')).toBeInTheDocument();
  expect(screen.getByText('Open: 0')).toBeInTheDocument();
  fireEvent.click(wrapper, { clientX: 300, clientY: 60 });
  expect(chosen).toEqual(['2025-03-05']);
});
