import { useId } from 'react';
import { classNames } from './class-names.ts';

interface SegmentedOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface SegmentedProps<Value extends string> {
  /** Names the group; read out, not shown. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly SegmentedOption<Value>[];
  readonly onValueChange: (value: Value) => void;
  readonly className?: string | undefined;
}

/** A choice between a few short words, one of which always holds. Native radios in a row. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onValueChange,
  className,
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset
      className={classNames(
        'w-fit max-w-full min-w-0 flex-wrap gap-1 rounded-[1rem] bg-raised p-1',
        // More than a phone has room for in a row stands in columns there.
        options.length > 4 ? 'grid grid-cols-3 max-sm:w-full sm:inline-flex' : 'inline-flex',
        className,
      )}
    >
      <legend className="sr-only">{label}</legend>
      {options.map((option) => {
        const checked = option.value === value;
        return (
          <label
            key={option.value}
            className={classNames(
              'touch-target inline-flex min-h-9 items-center justify-center rounded-control px-3 text-body transition-colors duration-calm ease-calm',
              'has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-primary',
              checked ? 'bg-surface font-semibold text-soft shadow-card' : 'text-muted hover:text-ink',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={checked}
              onChange={() => onValueChange(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        );
      })}
    </fieldset>
  );
}
