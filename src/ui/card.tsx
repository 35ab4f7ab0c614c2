import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

export interface CardProps {
  /** The card's heading (h2); makes the card a named region. */
  readonly title?: ReactNode;
  /** Small, at the end of the heading's line: a figure, a link, a state. */
  readonly aside?: ReactNode;
  /** The element; a section when there is a title. */
  readonly as?: 'section' | 'article' | 'div' | 'aside' | 'li' | undefined;
  /** For anchors within a page. */
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

/** A calm sheet on the ground. 24 px inside, 16 px on a phone. */
export function Card({ title, aside, as, id, className, children }: CardProps) {
  const headingId = useId();
  const titled = title !== undefined;
  const Element = as ?? (titled ? 'section' : 'div');
  return (
    <Element
      id={id}
      aria-labelledby={titled ? headingId : undefined}
      className={classNames('flex min-w-0 flex-col rounded-card bg-surface p-4 shadow-card sm:p-6', className)}
    >
      {(titled || aside !== undefined) && (
        <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          {titled && (
            <h2 id={headingId} className="text-body font-semibold text-soft">
              {title}
            </h2>
          )}
          {aside !== undefined && <div className="ml-auto text-caption text-muted">{aside}</div>}
        </header>
      )}
      {children}
    </Element>
  );
}
