import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '#src/config/paths.ts';
import { analyticsTexts as texts } from './analytics.texts.ts';

/** Which sessions stand behind a figure, in the words of the sessions page's address. */
export interface SessionsBehind {
  readonly from?: string;
  readonly to?: string;
  readonly pattern?: string;
  readonly device?: string;
  readonly goal?: 'reached' | 'missed';
  /** Hour of the start, 0–23. */
  readonly hour?: number;
  /** ISO weekday of the practice date. */
  readonly weekday?: number;
  readonly pledge?: 'honored' | 'missed';
}

interface SessionsLinkProps {
  readonly behind: SessionsBehind;
  /** Names the figure to assistive technology. */
  readonly of: string;
}

/** Beside a chart's title: the sessions that it is made of. */
export function SessionsLink({ behind, of }: SessionsLinkProps) {
  return (
    <Link
      to={paths.sessions}
      search={behind}
      aria-label={texts.openSessionsLong(of)}
      className="touch-target text-caption text-soft underline underline-offset-4"
    >
      {texts.openSessions}
    </Link>
  );
}

/** Figures within a sentence or a note, each opening to its sessions. */
export function SessionsLinks({ links }: { readonly links: readonly (readonly [string, SessionsBehind])[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-caption">
      {links.map(([words, behind]) => (
        <li key={words}>
          <Link
            to={paths.sessions}
            search={behind}
            className="touch-target text-soft underline decoration-line underline-offset-4"
          >
            {words}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Makes the first cell of a table's row, or the name of a part, lead to the sessions behind it. */
export function figureLink<Place extends number | string>(behindOf: (place: Place) => SessionsBehind | undefined) {
  return (place: Place, words: string): ReactNode => {
    const behind = behindOf(place);
    if (behind === undefined) return words;
    return (
      <Link to={paths.sessions} search={behind} className="underline decoration-line underline-offset-4">
        {words}
      </Link>
    );
  };
}

/** Opens the sessions behind a figure. */
export function useOpenSessions(): (behind: SessionsBehind) => void {
  const navigate = useNavigate();
  return (behind) => void navigate({ to: paths.sessions, search: behind });
}
