import { type RefObject, useEffect, useState } from 'react';

const restAfterMs = 3_500;

/** Whether the person did something within the last seconds: pointer, touch, key or focus within the element. */
export function useAwake(element: RefObject<HTMLElement | null>): boolean {
  const [awake, setAwake] = useState(true);
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wake = () => {
      setAwake(true);
      clearTimeout(timer);
      timer = setTimeout(() => setAwake(false), restAfterMs);
    };
    wake();
    const kinds = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
    for (const kind of kinds) target.addEventListener(kind, wake);
    return () => {
      clearTimeout(timer);
      for (const kind of kinds) target.removeEventListener(kind, wake);
    };
  }, [element]);
  return awake;
}
