import { act, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyMotion, applyTheme, prefersReducedMotion, useReducedMotion } from './theme.ts';

afterEach(() => {
  vi.restoreAllMocks();
  applyTheme('system');
  applyMotion('system');
  document.head.replaceChildren();
});

const root = document.documentElement;

describe('applyTheme', () => {
  it('marks the page, remembers the choice, and forgets it for "system"', () => {
    applyTheme('dark');
    expect(root).toHaveAttribute('data-theme', 'dark');
    expect(localStorage.getItem('bm.theme')).toBe('dark');
    applyTheme('system');
    expect(root).not.toHaveAttribute('data-theme');
    expect(localStorage.getItem('bm.theme')).toBeNull();
  });

  it("colours the browser's own frame alike", () => {
    document.head.innerHTML =
      '<meta name="theme-color" media="(prefers-color-scheme: light)"><meta name="theme-color" media="(prefers-color-scheme: dark)">';
    const colors = () => [...document.head.querySelectorAll('meta')].map((meta) => meta.content);
    applyTheme('dark');
    expect(colors()).toEqual(['#11170c', '#11170c']);
    applyTheme('light');
    expect(colors()).toEqual(['#f7f9f7', '#f7f9f7']);
    applyTheme('system');
    expect(colors()).toEqual(['#f7f9f7', '#11170c']);
  });

  it('still works where storage is refused', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    applyTheme('light');
    expect(root).toHaveAttribute('data-theme', 'light');
  });
});

function Probe() {
  return <p>{useReducedMotion() ? 'still' : 'moving'}</p>;
}

describe('motion', () => {
  const system = (reduce: boolean) =>
    vi.spyOn(window, 'matchMedia').mockReturnValue({
      matches: reduce,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    } as unknown as MediaQueryList);

  it.each([
    ['system', true, true],
    ['system', false, false],
    ['full', true, false],
    ['reduced', false, true],
  ] as const)('choice %s with a system that asks for less: %s gives %s', (choice, asks, expected) => {
    system(asks);
    applyMotion(choice);
    expect(prefersReducedMotion()).toBe(expected);
  });

  it('is state that follows the choice', async () => {
    render(<Probe />);
    expect(screen.getByText('moving')).toBeVisible();
    act(() => applyMotion('reduced'));
    expect(await screen.findByText('still')).toBeVisible();
  });
});
