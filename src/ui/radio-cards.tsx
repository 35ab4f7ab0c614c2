import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

interface RadioCard<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  /** What this choice means, in a sentence or two. */
  readonly description?: ReactNode;
  readonly disabled?: boolean | undefined;
}

export interface RadioCardsProps<Value extends string> {
  /** The question that is answered. */
  readonly legend: ReactNode;
  readonly legendHidden?: boolean | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly name?: string | undefined;
  readonly value: Value | null;
  readonly options: readonly RadioCard<Value>[];
  readonly onValueChange: (value: Value) => void;
  readonly className?: string | undefined;
}

/** A choice between few things that need a sentence each. Native radios: arrow keys work as everywhere. */
export function RadioCards<Value extends string>({
  legend,
  legendHidden = false,
  hint,
  error,
  name,
  value,
  options,
  onValueChange,
  className,
}: RadioCardsProps<Value>) {
  const ownName = useId();
  const errorId = `${ownName}-error`;
  return (
    <fieldset className={classNames('min-w-0', className)} aria-describedby={error === undefined ? undefined : errorId}>
      <legend className={legendHidden ? 'sr-only' : 'mb-2 font-medium text-ink'}>{legend}</legend>
      {hint !== undefined && <p className="mb-3 max-w-text text-caption text-muted">{hint}</p>}
      <div className="grid gap-3 sm:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]">
        {options.map((option, index) => {
          const checked = option.value === value;
          const describedBy = `${ownName}-${index}`;
          return (
            <label
              key={option.value}
              className={classNames(
                'relative flex min-h-11 items-start gap-3 rounded-control border p-4 transition-colors duration-calm ease-calm',
                'has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-primary',
                checked ? 'border-primary bg-raised ring-1 ring-primary' : 'border-control bg-surface hover:bg-raised',
                option.disabled === true && 'opacity-60',
              )}
            >
              <input
                type="radio"
                name={name ?? ownName}
                value={option.value}
                checked={checked}
                disabled={option.disabled}
                onChange={() => onValueChange(option.value)}
                aria-describedby={option.description === undefined ? undefined : describedBy}
                className="mt-1 size-4 shrink-0 accent-primary outline-none"
              />
              <span className="grid gap-0.5">
                <span className="font-medium text-ink">{option.label}</span>
                {option.description !== undefined && (
                  <span id={describedBy} className="text-caption text-muted">
                    {option.description}
                  </span>
                )}
              </span>
            </label>
          );
        })}
      </div>
      {error !== undefined && (
        <p id={errorId} role="alert" className="mt-2 text-caption font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
