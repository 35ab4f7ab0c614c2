import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';

/** What the link above a page's title looks like: `<Link to={paths.sessions} {...backLink(texts.back)} />`. */
export function backLink(text: string): { readonly className: string; readonly children: ReactNode } {
  return {
    className:
      'touch-target -ml-1 mb-1 inline-flex items-center gap-1 justify-self-start rounded-lg pr-2 text-caption text-muted no-underline transition-colors duration-calm ease-calm hover:text-ink',
    children: (
      <>
        <ChevronLeft aria-hidden="true" strokeWidth={1.75} className="size-4" />
        {text}
      </>
    ),
  };
}
