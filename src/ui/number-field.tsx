import { Minus, Plus } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { FieldFrame, type FieldWords } from './field.tsx';
import { uiTexts } from './ui.texts.ts';

export interface NumberFieldProps extends FieldWords {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly className?: string | undefined;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number | undefined;
  /** The unit, after the figure: "minutes". */
  readonly unit?: ReactNode;
  readonly disabled?: boolean | undefined;
  /** Called with a whole number within min and max: on a step at once, on typing when it is done (Enter or leaving). */
  readonly onValueChange: (value: number) => void;
}

/** A whole number with buttons for less and more; typing is free until the field is left, then it is brought into range. */
export function NumberField({
  label,
  labelHidden,
  hint,
  error,
  optional,
  aside,
  id,
  name,
  className,
  value,
  min,
  max,
  step = 1,
  unit,
  disabled,
  onValueChange,
}: NumberFieldProps) {
  const [draft, setDraft] = useState(String(value));
  useEffect(() => setDraft(String(value)), [value]);

  const clamp = (wanted: number) => Math.min(max, Math.max(min, Math.round(wanted)));
  const set = (wanted: number) => {
    const next = clamp(wanted);
    setDraft(String(next));
    if (next !== value) onValueChange(next);
  };
  const commit = () => {
    const typed = Number(draft.trim().replace(',', '.'));
    if (draft.trim() === '' || !Number.isFinite(typed)) setDraft(String(value));
    else set(typed);
  };
  const words = typeof label === 'string' ? label : '';
  const stepClass =
    'inline-flex size-11 shrink-0 items-center justify-center text-soft rounded-control enabled:hover:bg-raised ' +
    'transition-colors duration-calm ease-calm disabled:opacity-40';
  return (
    <FieldFrame {...{ id, label, labelHidden, hint, error, optional, aside, className }}>
      {(ids) => (
        <span
          className={`flex w-fit items-center rounded-control border bg-surface ${error === undefined ? 'border-control' : 'border-danger'}`}
        >
          <button
            type="button"
            className={stepClass}
            aria-label={uiTexts.decrease(words)}
            disabled={disabled === true || value <= min}
            onClick={() => set(value - step)}
          >
            <Minus aria-hidden="true" strokeWidth={1.75} className="size-[1.125rem]" />
          </button>
          <input
            {...ids}
            name={name}
            type="text"
            inputMode="numeric"
            role="spinbutton"
            aria-valuemin={min}
            aria-valuemax={max}
            aria-valuenow={value}
            autoComplete="off"
            disabled={disabled}
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit();
              else if (event.key === 'ArrowUp') set(value + step);
              else if (event.key === 'ArrowDown') set(value - step);
              else return;
              event.preventDefault();
            }}
            className="tabular h-11 w-14 min-w-0 rounded-control bg-transparent text-center text-body font-medium text-ink"
          />
          <button
            type="button"
            className={stepClass}
            aria-label={uiTexts.increase(words)}
            disabled={disabled === true || value >= max}
            onClick={() => set(value + step)}
          >
            <Plus aria-hidden="true" strokeWidth={1.75} className="size-[1.125rem]" />
          </button>
          {unit !== undefined && <span className="pr-4 pl-1 text-muted">{unit}</span>}
        </span>
      )}
    </FieldFrame>
  );
}
