import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import { uiTexts } from './ui.texts.ts';

export interface PageProps {
  /** The page's one h1 and its document title. */
  readonly title: string;
  /** Hides the h1 from sight where the page speaks for itself; it is still there for assistive technology. */
  readonly titleHidden?: boolean | undefined;
  /** A sentence under the title. */
  readonly lead?: ReactNode;
  /** Above the title: the link to where this page belongs. */
  readonly back?: ReactNode;
  /** At the end of the title's line: filters, a main action. */
  readonly aside?: ReactNode;
  /** `text` keeps the page as narrow as a column of text: forms, sign-in. */
  readonly width?: 'page' | 'text' | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

// The first page of a visit leaves the focus to the browser; every later one takes it to its heading.
let visitBegan = false;

/** A page: one h1, the document title, and the focus on its heading after a navigation. */
export function Page({
  title,
  titleHidden = false,
  lead,
  back,
  aside,
  width = 'page',
  className,
  children,
}: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} · ${uiTexts.appName}`;
  }, [title]);

  useEffect(() => {
    if (visitBegan) heading.current?.focus({ preventScroll: true });
    visitBegan = true;
  }, []);

  return (
    <div className={classNames('grid gap-5', width === 'text' && 'mx-auto w-full max-w-xl', className)}>
      <header className={titleHidden ? 'contents' : 'flex flex-wrap items-end justify-between gap-x-6 gap-y-3'}>
        <div className={titleHidden ? 'contents' : 'grid gap-1'}>
          {back}
          <h1
            ref={heading}
            tabIndex={-1}
            className={titleHidden ? 'sr-only' : 'text-title font-semibold text-ink first-letter:uppercase'}
          >
            {title}
          </h1>
          {lead !== undefined && <p className="max-w-text text-muted">{lead}</p>}
        </div>
        {aside}
      </header>
      {children}
    </div>
  );
}
