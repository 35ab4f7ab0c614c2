import type { MouseEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Logo } from './logo.tsx';
import { uiTexts } from './ui.texts.ts';

interface NavItem {
  readonly to: string;
  readonly label: string;
  /** A lucide icon element. Shown on the phone's bottom bar. */
  readonly icon: ReactNode;
  /** Whether the current page is this one or below it. */
  readonly current: boolean;
}

/** What a navigation link needs; spread it on the router's own link. */
export interface NavLinkProps {
  readonly className: string;
  readonly 'aria-current': 'page' | undefined;
  readonly children: ReactNode;
}

export interface AppShellProps {
  /** At most five, so that a thumb reaches each. */
  readonly nav: readonly NavItem[];
  /** Draws a link of the router in use: `(to, props) => <Link to={to} {...props} />`. A plain link by default. */
  readonly renderLink?: ((to: string, props: NavLinkProps) => ReactNode) | undefined;
  /** Where the logo leads. */
  readonly home?: string | undefined;
  /** Connection state and the like, beside the navigation. */
  readonly status?: ReactNode;
  readonly children: ReactNode;
}

const contentId = 'content';

/** The frame of every signed-in page: bar at the top on a desktop, at the bottom on a phone; skip link first. */
export function AppShell({ nav, renderLink = plainLink, home = '/', status, children }: AppShellProps) {
  return (
    <div className="min-h-dvh">
      <SkipLink />
      <header className="mx-auto flex w-full max-w-page items-center gap-4 px-4 pt-3 pb-3 sm:px-6 md:pt-5">
        {renderLink(home, {
          className: 'flex min-h-11 items-center gap-3 rounded-control pr-2 font-semibold text-ink no-underline',
          'aria-current': undefined,
          children: (
            <>
              <Logo className="size-7" />
              <span>{uiTexts.appName}</span>
            </>
          ),
        })}
        <div className="ml-auto flex min-w-0 items-center gap-3">
          {status}
          {nav.length > 0 && (
            <nav aria-label={uiTexts.mainNavigation} className={bottomBar}>
              <ul className="mx-auto flex max-w-md items-stretch justify-around md:max-w-none md:gap-1">
                {nav.map((item) => (
                  <li key={item.to} className="flex-1 md:flex-none">
                    {renderLink(item.to, {
                      className: classNames(navLink, item.current ? navCurrent : 'text-muted hover:text-ink'),
                      'aria-current': item.current ? 'page' : undefined,
                      children: (
                        <>
                          <span
                            aria-hidden="true"
                            className={classNames(
                              'inline-flex h-7 w-14 items-center justify-center rounded-full transition-colors duration-calm ease-calm md:hidden [&>svg]:size-5 [&>svg]:stroke-[1.75]',
                              item.current && 'bg-raised',
                            )}
                          >
                            {item.icon}
                          </span>
                          {item.label}
                        </>
                      ),
                    })}
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </header>
      <main
        id={contentId}
        tabIndex={-1}
        className={classNames(
          'mx-auto w-full max-w-page px-4 pt-2 outline-none sm:px-6 md:pt-3 md:pb-16',
          nav.length > 0 ? 'pb-[calc(6rem+env(safe-area-inset-bottom))]' : 'pb-12',
        )}
      >
        {children}
      </main>
    </div>
  );
}

/** Goes there without the address: some builds keep the page in the fragment. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById(contentId)?.focus();
}

function SkipLink() {
  return (
    <a
      href={`#${contentId}`}
      onClick={skip}
      className="fixed top-3 left-3 z-50 -translate-y-24 rounded-control bg-primary px-4 py-2.5 font-semibold text-on-primary focus:translate-y-0 focus:shadow-float"
    >
      {uiTexts.skipToContent}
    </a>
  );
}

const bottomBar =
  'fixed inset-x-0 bottom-0 z-40 bg-surface pb-[env(safe-area-inset-bottom)] shadow-float md:static md:bg-transparent md:pb-0 md:shadow-none';
const navLink =
  'flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-control px-1 text-caption font-medium no-underline ' +
  'transition-colors duration-calm ease-calm md:min-h-11 md:flex-row md:px-4 md:text-body';
const navCurrent = 'text-primary md:bg-raised md:text-soft md:font-semibold';

function plainLink(to: string, props: NavLinkProps): ReactNode {
  return <a href={to} {...props} />;
}
