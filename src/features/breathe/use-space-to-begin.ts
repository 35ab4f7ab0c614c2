import { useEffect } from 'react';

/** Lets the space bar begin, unless the person is at a control that has its own use for it. */
export function useSpaceToBegin(onBegin: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const free = event.target === document.body || event.target instanceof HTMLHeadingElement;
      if (event.key !== ' ' || !free || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      onBegin();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onBegin]);
}
