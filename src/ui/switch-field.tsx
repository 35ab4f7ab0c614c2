import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

export interface SwitchFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'checked'> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Something small beside the label, e.g. "Saved". */
  readonly aside?: ReactNode;
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
}

/** On or off, effective at once. A native checkbox in the role of a switch; its state also shows by a tick. */
export function SwitchField({
  label,
  hint,
  error,
  aside,
  checked,
  onCheckedChange,
  className,
  id,
  ...input
}: SwitchFieldProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const hintId = `${fieldId}-hint`;
  const errorId = `${fieldId}-error`;
  const described = classNames(hint !== undefined && hintId, error !== undefined && errorId);
  return (
    <div className={classNames('grid grid-cols-[1fr_auto] items-start gap-x-6', className)}>
      <div className="grid gap-1 py-2">
        <span className="flex flex-wrap items-baseline gap-x-3">
          <label htmlFor={fieldId} className="font-medium text-ink">
            {label}
          </label>
          {aside !== undefined && <span className="text-caption text-muted">{aside}</span>}
        </span>
        {hint !== undefined && (
          <p id={hintId} className="max-w-text text-caption text-muted">
            {hint}
          </p>
        )}
        {error !== undefined && (
          <p id={errorId} role="alert" className="max-w-text text-caption font-medium text-danger">
            {error}
          </p>
        )}
      </div>
      <span className="relative inline-flex h-11 w-13 items-center">
        <input
          {...input}
          id={fieldId}
          type="checkbox"
          role="switch"
          checked={checked}
          aria-checked={checked}
          onChange={(event) => onCheckedChange(event.currentTarget.checked)}
          aria-describedby={described === '' ? undefined : described}
          className="peer absolute inset-0 z-10 m-0 size-full cursor-pointer opacity-0 disabled:cursor-not-allowed"
        />
        <span
          aria-hidden="true"
          className={classNames(
            'pointer-events-none flex h-7 w-full items-center rounded-full border p-[3px] transition-colors duration-calm ease-calm',
            'peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-primary',
            'peer-disabled:opacity-60',
            checked ? 'border-primary bg-primary' : 'border-control bg-raised',
          )}
        >
          <span
            className={classNames(
              'flex size-5 items-center justify-center rounded-full transition-transform duration-calm ease-calm',
              checked ? 'translate-x-[1.5rem] bg-on-primary' : 'bg-control',
            )}
          >
            {checked && (
              <svg viewBox="0 0 12 12" className="size-3 text-primary" aria-hidden="true">
                <path
                  d="M2.5 6.5 5 9l4.5-5.5"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="1.75"
                  strokeLinecap="round"
                />
              </svg>
            )}
          </span>
        </span>
      </span>
    </div>
  );
}
