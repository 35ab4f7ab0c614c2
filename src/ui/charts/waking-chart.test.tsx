import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WakingChart } from './waking-chart.tsx';

let report: (isIntersecting: boolean) => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  class Eyes extends window.IntersectionObserver {
    constructor(told: IntersectionObserverCallback) {
      super(told);
      report = (isIntersecting) => act(() => told([{ isIntersecting } as IntersectionObserverEntry], this));
    }
  }
  vi.stubGlobal('IntersectionObserver', Eyes);
});
afterEach(() => {
  // What the chart called for is called off by the same browser.
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(onSelect?: (key: string) => void) {
  const { container } = render(
    <WakingChart
      height={100}
      onSelect={onSelect}
      still={(width) => (
        <svg>
          <title>{`still, ${width}`}</title>
          <rect data-column="mon" data-testid="column" />
        </svg>
      )}
      awake={() => <p>awake</p>}
    />,
  );
  return container.firstElementChild as HTMLElement;
}

const rest = (ms: number) => act(() => vi.advanceTimersByTime(ms));

describe('a chart', () => {
  it('is there at once, still', () => {
    const chart = open();
    expect(chart).toHaveAttribute('data-chart', 'still');
    expect(screen.getByTitle('still, 640')).toBeInTheDocument();
    expect(screen.queryByText('awake')).toBeNull();
  });

  it('wakes when a mouse comes, not when a finger passes', () => {
    const chart = open();
    fireEvent.pointerEnter(chart, { pointerType: 'touch' });
    expect(screen.queryByText('awake')).toBeNull();
    fireEvent.pointerEnter(chart, { pointerType: 'mouse' });
    expect(screen.getByText('awake')).toBeInTheDocument();
    expect(chart).toHaveAttribute('data-chart', 'awake');
  });

  it('answers a tap on a column and wakes for the next', () => {
    const chosen: string[] = [];
    open((key) => chosen.push(key));
    fireEvent.click(screen.getByTestId('column'));
    expect(chosen).toEqual(['mon']);
    expect(screen.getByText('awake')).toBeInTheDocument();
  });

  it('wakes by itself after a while in view', () => {
    open();
    rest(60_000);
    expect(screen.queryByText('awake')).toBeNull();
    report(true);
    rest(3_000);
    report(false);
    rest(60_000);
    expect(screen.queryByText('awake')).toBeNull();
    report(true);
    rest(3_500);
    expect(screen.getByText('awake')).toBeInTheDocument();
  });

  it('waits until the browser has nothing else to do', () => {
    const idle: (() => void)[] = [];
    vi.stubGlobal('requestIdleCallback', (work: () => void) => idle.push(work));
    vi.stubGlobal('cancelIdleCallback', () => undefined);
    open();
    report(true);
    rest(3_500);
    expect(screen.queryByText('awake')).toBeNull();
    act(() => idle[0]?.());
    expect(screen.getByText('awake')).toBeInTheDocument();
  });
});
