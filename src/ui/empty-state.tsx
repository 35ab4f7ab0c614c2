import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { DrawingName } from './drawing-name.ts';
import { Drawing } from './drawings.tsx';

export interface EmptyStateProps {
  /** seed: nothing began yet; soil: nothing here (filters, a quiet range); roots: devices and connections. */
  readonly drawing?: DrawingName | undefined;
  readonly title: ReactNode;
  /** One or two sentences that invite. */
  readonly children?: ReactNode;
  /** The ways on: buttons or links. */
  readonly actions?: ReactNode;
  /** The element of the title; h2 stands alone on a page, h3 within a card. */
  readonly titleAs?: 'h2' | 'h3' | 'p' | undefined;
  readonly className?: string | undefined;
}

/** What stands where there is nothing yet: a drawing, a plain sentence, and a way on. */
export function EmptyState({ drawing = 'seed', title, children, actions, titleAs, className }: EmptyStateProps) {
  const Title = titleAs ?? 'p';
  return (
    <div className={classNames('grid justify-items-center gap-2 px-2 py-6 text-center', className)}>
      <Drawing name={drawing} className="mb-2" />
      <Title className="text-lead font-semibold text-ink">{title}</Title>
      {children !== undefined && <div className="max-w-[26rem] text-muted">{children}</div>}
      {actions !== undefined && (
        <div className="mt-4 grid w-full max-w-xs gap-3 sm:flex sm:max-w-none sm:flex-wrap sm:justify-center">
          {actions}
        </div>
      )}
    </div>
  );
}
