import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { axeViolations } from '#tests/support/axe.ts';
import { AnimatedNumber } from './animated-number.tsx';
import { growthRingsText } from './growth-rings.text.ts';
import { GrowthRings } from './growth-rings.tsx';
import { GrowthRingsChart } from './growth-rings-chart.tsx';
import { applyMotion } from './theme.ts';
import { TimeText } from './time-text.tsx';

const weeks = [
  { weekStart: '2026-11-09', minutes: 0, days: 0 },
  { weekStart: '2026-11-16', minutes: 62, days: 5 },
];

describe('AnimatedNumber', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    applyMotion('system');
    vi.useRealTimers();
  });

  const seen = (container: HTMLElement) => container.querySelector('[aria-hidden="true"]')?.textContent;

  it('counts to a new value and reads only the real one', () => {
    const { container, rerender } = render(<AnimatedNumber value={10} />);
    expect(seen(container)).toBe('10');
    rerender(<AnimatedNumber value={20} />);
    act(() => vi.advanceTimersByTime(120));
    expect(Number(seen(container))).toBeGreaterThan(10);
    expect(Number(seen(container))).toBeLessThan(20);
    expect(container.querySelector('.sr-only')).toHaveTextContent('20');
    act(() => vi.advanceTimersByTime(800));
    expect(seen(container)).toBe('20');
  });

  it('stands at once under reduced motion', () => {
    applyMotion('reduced');
    const { container, rerender } = render(<AnimatedNumber value={10} />);
    rerender(<AnimatedNumber value={20} />);
    expect(seen(container)).toBe('20');
  });

  it('goes on from where it is when the value changes midway', () => {
    const { container, rerender } = render(<AnimatedNumber value={0} />);
    rerender(<AnimatedNumber value={100} />);
    act(() => vi.advanceTimersByTime(100));
    const midway = Number(seen(container));
    rerender(<AnimatedNumber value={200} />);
    act(() => vi.advanceTimersByTime(16));
    expect(Number(seen(container))).toBeGreaterThanOrEqual(midway);
  });
});

describe('GrowthRings', () => {
  it('is a picture with words', async () => {
    const { container } = render(
      <GrowthRings weeks={weeks} seed="a" level={5} olderWeeks={3} todayMinutes={12} live />,
    );
    expect(screen.getByRole('img')).toHaveAccessibleName(
      'level 5. 2 weeks of rings; this week 62 minutes over 5 days. 3 older weeks rest in the heartwood. A session is running: the bark is growing.',
    );
    expect(await axeViolations(container)).toEqual([]);
  });

  it('is a seed before the first week', () => {
    render(<GrowthRings weeks={[]} seed="a" level={1} />);
    expect(screen.getByRole('img')).toHaveAccessibleName('A seed, before its first ring.');
    expect(screen.queryByText('1')).not.toBeInTheDocument();
  });

  it('colours the bark by what lives', () => {
    const bark = (container: HTMLElement) => container.querySelector('.rings-bark')?.getAttribute('fill');
    const { container, rerender } = render(<GrowthRings weeks={weeks} seed="a" />);
    expect(bark(container)).toBe('var(--wood-bark)');
    rerender(<GrowthRings weeks={weeks} seed="a" live />);
    expect(bark(container)).toBe('var(--lake)');
  });

  it('small draws the last weeks only', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ weekStart: `w${index}`, minutes: 10, days: 1 }));
    const { container } = render(<GrowthRings weeks={many} seed="a" size="small" />);
    expect(container.querySelectorAll('.rings-ring')).toHaveLength(3);
  });

  it('speaks of one week as one', () => {
    expect(growthRingsText({ weeks: [{ weekStart: '2026-11-16', minutes: 4, days: 1 }] })).toBe(
      '1 week of rings; this week 4 minutes over 1 day.',
    );
  });

  it('has a table twin, newest week first', async () => {
    render(<GrowthRingsChart title="Your rings" weeks={weeks} seed="a" level={5} />);
    expect(await screen.findByRole('img')).toHaveAccessibleName(/^level 5\. 2 weeks of rings/);
    await userEvent.click(screen.getByRole('button', { name: 'As table' }));
    const rows = screen.getAllByRole('row').map((row) => row.textContent);
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatch(/^Week of .*16.*625$/);
  });
});

describe('TimeText', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.setSystemTime('2026-11-22T12:00:30Z');
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says a date as people do, exact for machines, and renews itself', () => {
    const { container } = render(<TimeText value="2026-11-22T12:00:00Z" timeZone="Europe/Berlin" locale="en-GB" />);
    const time = container.querySelector('time');
    expect(time).toHaveTextContent('just now');
    expect(time).toHaveAttribute('datetime', '2026-11-22T12:00:00.000Z');
    expect(time?.title).toMatch(/22 November 2026 at 13:00:00/);
    act(() => vi.advanceTimersByTime(60_000));
    expect(time).toHaveTextContent('today, 13:00');
  });
});
