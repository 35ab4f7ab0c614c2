import { replaceEqualDeep } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';

/** The value of the last render while the new one says the same: for drawings that are costly to repeat. */
export function useSame<T>(value: T): T {
  const [kept, keep] = useState(value);
  const same = replaceEqualDeep(kept, value) as T;
  if (same !== kept) keep(same);
  return same;
}

/** A function that stays the same object and always does what the latest one does; `undefined` stays `undefined`. */
export function useSteady<A extends readonly unknown[], R>(latest: ((...args: A) => R) | undefined) {
  const current = useRef(latest);
  useLayoutEffect(() => {
    current.current = latest;
  });
  const [steady] = useState(() => (...args: A): R => {
    // It is handed out only while there is one.
    const act = current.current as (...args: A) => R;
    return act(...args);
  });
  return latest === undefined ? undefined : steady;
}
