import { Check } from 'lucide-react';
import { classNames } from '#src/ui/class-names.ts';
import { moveTexts as texts } from './move.texts.ts';

const names = ['backup', 'setup', 'import', 'check'] as const;

/** A step of the move. */
export type StepName = (typeof names)[number];

/** The four steps in order: which are done, and which one is now. */
export function StepsList({ current }: { readonly current: StepName }) {
  const now = names.indexOf(current);
  return (
    <ol aria-label={texts.stepsLabel} className="grid grid-cols-4 gap-2">
      {names.map((name, at) => (
        <li
          key={name}
          aria-current={at === now ? 'step' : undefined}
          className={classNames(
            'grid gap-2 text-caption',
            at === now ? 'font-semibold text-ink' : at < now ? 'text-soft' : 'text-muted',
          )}
        >
          <span
            aria-hidden="true"
            className={classNames('h-1.5 rounded-full', at <= now ? 'bg-primary' : 'bg-[var(--track)]')}
          />
          <span className="flex min-w-0 items-center gap-1">
            {at < now && <Check aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0" />}
            <span className="truncate">{texts.steps[name]}</span>
            {at < now && <span className="sr-only">, {texts.done}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
