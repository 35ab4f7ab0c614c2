import { Disclosure } from '#src/ui/disclosure.tsx';
import { portabilityTexts } from '../portability.texts.ts';
import { issueWords } from './issue-words.ts';

const texts = portabilityTexts.import;
const shownAtMost = 50;

/** A row with the codes of what is wrong or unusual about it. */
export interface ListedIssue {
  readonly index: number;
  readonly list?: string | null | undefined;
  readonly reasons: readonly string[];
}

/** Rows by number with their reasons in words, folded away. */
export function IssuesList({ summary, issues }: { readonly summary: string; readonly issues: readonly ListedIssue[] }) {
  if (issues.length === 0) return null;
  return (
    <Disclosure summary={summary}>
      <ul className="grid gap-2">
        {issues.slice(0, shownAtMost).map((issue) => (
          <li key={`${issue.list ?? ''}${issue.index} ${issue.reasons.join(' ')}`} className="max-w-text">
            <span className="font-medium">{texts.row(issue.index, issue.list ?? null)}: </span>
            <span className="text-muted">{issue.reasons.map(issueWords).join(' ')}</span>
          </li>
        ))}
      </ul>
      {issues.length > shownAtMost && (
        <p className="mt-2 text-caption text-muted">{texts.review.more(issues.length - shownAtMost)}</p>
      )}
    </Disclosure>
  );
}
