import { type ComponentType, lazy, Suspense } from 'react';
import { classNames } from './class-names.ts';
import type { DrawingName } from './drawing-name.ts';

// Decoration never delays words, and its absence never breaks a page.
const DrawingLines = lazy(async (): Promise<{ default: ComponentType<{ name: DrawingName }> }> => {
  try {
    return { default: (await import('./drawings-drawn.tsx')).DrawingLines };
  } catch {
    return { default: () => null };
  }
});

export interface DrawingProps {
  readonly name: DrawingName;
  readonly className?: string | undefined;
}

/** The app's own small drawings. Decoration: hidden from assistive technology. */
export function Drawing({ name, className }: DrawingProps) {
  return (
    <svg
      viewBox="0 0 160 112"
      aria-hidden="true"
      focusable="false"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classNames('h-28 w-40', className)}
    >
      <Suspense>
        <DrawingLines name={name} />
      </Suspense>
    </svg>
  );
}
