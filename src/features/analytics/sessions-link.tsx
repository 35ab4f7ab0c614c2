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

/** Makes the first cell of a table's row lead to the sessions behind the row. */
export function rowLink(behindOf: (row: number) => SessionsBehind | undefined) {
  return (row: number, words: string): ReactNode => {
    const behind = behindOf(row);
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
