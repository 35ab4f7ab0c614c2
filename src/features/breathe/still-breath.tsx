import type { Phases } from '#src/domain/patterns.ts';
import { classNames } from '#src/ui/class-names.ts';
import { breatheTexts } from './breathe.texts.ts';
import type { ShownMoment } from './use-moment.ts';

const order = ['inhale', 'holdIn', 'exhale', 'holdOut'] as const;

interface StillBreathProps {
  readonly phases: Phases;
  readonly moment: ShownMoment;
  readonly word: string;
  readonly running: boolean;
}

/** The breath in words and seconds, for those who like it without movement. */
export function StillBreath({ phases, moment, word, running }: StillBreathProps) {
  const present = order.filter((phase) => phases[phase] > 0);
  return (
    <div className="grid content-center justify-items-center gap-8">
      <p aria-live="polite" className="text-center text-display font-semibold text-ink">
        {word}
      </p>
      <p aria-hidden="true" className="tabular min-h-15 text-display text-soft">
        {running && moment.secondsLeft > 0 ? moment.secondsLeft : ''}
      </p>
      <ol className="flex flex-wrap justify-center gap-2">
        {present.map((phase) => (
          <li
            key={phase}
            aria-current={moment.phase === phase ? 'step' : undefined}
            className={classNames(
              'rounded-control px-4 py-2',
              moment.phase === phase ? 'bg-raised font-semibold text-ink underline underline-offset-4' : 'text-muted',
            )}
          >
            {breatheTexts.phases[phase]} {breatheTexts.stage.seconds(phases[phase])}
          </li>
        ))}
      </ol>
    </div>
  );
}
