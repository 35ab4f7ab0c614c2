import { classNames } from '../class-names.ts';
import { uiTexts } from '../ui.texts.ts';

const steps = [0, 1, 2, 3, 4] as const;

/** The step (0 to 4) of a value on the heat scale; 0 is nothing at all, the others are quarters of the greatest value. */
export function heatStep(value: number, max: number): 0 | 1 | 2 | 3 | 4 {
  if (value <= 0 || max <= 0) return 0;
  const quarter = Math.ceil((value / max) * 4);
  return quarter <= 1 ? 1 : quarter === 2 ? 2 : quarter === 3 ? 3 : 4;
}

/** Below a heat map: the words of the cell one is at, and the scale. */
export function HeatLegend({ shown }: { readonly shown: string | null }) {
  return (
    <div className="flex min-h-5 flex-wrap items-center justify-between gap-x-4 text-caption text-muted">
      <span aria-hidden="true" className={classNames(shown !== null && 'text-ink')}>
        {shown ?? ''}
      </span>
      <span className="ml-auto inline-flex items-center gap-1.5">
        {uiTexts.heatLess}
        <span aria-hidden="true" className="inline-flex gap-1">
          {steps.map((step) => (
            <span key={step} className="size-3.5 rounded-[4px]" style={{ background: `var(--heat-${step})` }} />
          ))}
        </span>
        {uiTexts.heatMore}
      </span>
    </div>
  );
}
