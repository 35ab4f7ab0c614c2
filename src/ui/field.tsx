import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { uiTexts } from './ui.texts.ts';

/** What every form field shares: words around it. */
export interface FieldWords {
  /** Names the field; always shown. */
  readonly label: ReactNode;
  /** Hides the label from sight where its place makes it plain; it is still read out. */
  readonly labelHidden?: boolean | undefined;
  /** Explains before anything went wrong. */
  readonly hint?: ReactNode;
  /** What went wrong and what to do; marks the field as invalid. */
  readonly error?: string | undefined;
  /** Says "optional" beside the label. */
  readonly optional?: boolean | undefined;
  /** Something small at the end of the label's line, e.g. "Saved". */
  readonly aside?: ReactNode;
}

interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FieldFrameProps extends FieldWords {
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  /** Draws the control with the ids that bind it to its words. */
  readonly children: (ids: FieldIds) => ReactNode;
}

/** The outline that every control shares. */
export const controlClass =
  'min-h-11 w-full rounded-control border border-control bg-surface px-3 text-body text-ink placeholder:text-muted ' +
  'transition-colors duration-calm ease-calm disabled:opacity-60 aria-invalid:border-danger';

/** Label, control, hint and error, bound together for the eye and for assistive technology. */
export function FieldFrame({
  id,
  label,
  labelHidden = false,
  hint,
  error,
  optional,
  aside,
  className,
  children,
}: FieldFrameProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const hintId = `${fieldId}-hint`;
  const errorId = `${fieldId}-error`;
  const hasHint = hint !== undefined && hint !== null && hint !== false;
  const described = classNames(hasHint && hintId, error !== undefined && errorId);
  return (
    <div className={classNames('grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1.5', className)}>
      <div className={classNames('flex items-baseline justify-between gap-3', labelHidden && 'sr-only')}>
        <label htmlFor={fieldId} className="font-medium text-ink">
          {label}
          {optional === true && <span className="font-normal text-muted"> ({uiTexts.optional})</span>}
        </label>
        {aside !== undefined && <span className="text-caption text-muted">{aside}</span>}
      </div>
      {children({
        id: fieldId,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error !== undefined ? true : undefined,
      })}
      {hasHint && (
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
  );
}
