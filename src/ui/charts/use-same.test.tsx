import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useSame, useSteady } from './use-same.ts';

describe('useSame', () => {
  it('keeps what says the same, and the same parts of what does not', () => {
    const first = [{ minutes: 1 }, { minutes: 2 }];
    const { result, rerender } = renderHook(({ value }) => useSame(value), { initialProps: { value: first } });
    rerender({ value: [{ minutes: 1 }, { minutes: 2 }] });
    expect(result.current).toBe(first);
    rerender({ value: [{ minutes: 1 }, { minutes: 3 }] });
    expect(result.current).toEqual([{ minutes: 1 }, { minutes: 3 }]);
    expect(result.current[0]).toBe(first[0]);
  });
});

describe('useSteady', () => {
  it('stays one function and does what the latest does', () => {
    const { result, rerender } = renderHook(({ act }) => useSteady(act), {
      initialProps: { act: (n: number) => n + 1 },
    });
    const before = result.current;
    rerender({ act: (n: number) => n * 10 });
    expect(result.current).toBe(before);
    expect(result.current?.(4)).toBe(40);
  });

  it('is nothing when there is nothing to do', () => {
    const none = undefined as (() => void) | undefined;
    const { result } = renderHook(() => useSteady(none));
    expect(result.current).toBeUndefined();
  });
});
