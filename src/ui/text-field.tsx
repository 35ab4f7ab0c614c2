import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { controlClass, FieldFrame, type FieldWords } from './field.tsx';

export interface TextFieldProps extends FieldWords, Omit<ComponentProps<'input'>, 'prefix'> {
  /** Shown inside the outline, before the text. */
  readonly prefix?: ReactNode;
  /** Shown inside the outline, after the text: a unit or a small quiet button. */
  readonly suffix?: ReactNode;
  /** For codes: monospaced and widely set. */
  readonly code?: boolean | undefined;
}

/** One line of text. Takes `ref` and everything an input takes, so `{...register('email')}` of a form works. */
export function TextField({
  label,
  labelHidden,
  hint,
  error,
  optional,
  aside,
  prefix,
  suffix,
  code = false,
  className,
  id,
  ...input
}: TextFieldProps) {
  const hasAffix = prefix !== undefined || suffix !== undefined;
  const textClass = code ? 'font-mono text-lead tracking-widest uppercase' : '';
  return (
    <FieldFrame {...{ id, label, labelHidden, hint, error, optional, aside, className }}>
      {(ids) =>
        hasAffix ? (
          <span
            className={classNames(
              controlClass,
              'flex items-center gap-2 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2',
              'has-[input:focus-visible]:outline-primary',
              error !== undefined && 'border-danger',
            )}
          >
            {prefix !== undefined && <span className="shrink-0 text-muted">{prefix}</span>}
            <input
              type="text"
              {...input}
              {...ids}
              className={classNames('min-h-10 w-full min-w-0 bg-transparent outline-none', textClass)}
            />
            {suffix !== undefined && <span className="shrink-0 text-muted">{suffix}</span>}
          </span>
        ) : (
          <input type="text" {...input} {...ids} className={classNames(controlClass, textClass)} />
        )
      }
    </FieldFrame>
  );
}

export interface TextAreaFieldProps extends FieldWords, ComponentProps<'textarea'> {
  /** Monospaced, for pasted data. */
  readonly code?: boolean | undefined;
}

/** Several lines of text. */
export function TextAreaField({
  label,
  labelHidden,
  hint,
  error,
  optional,
  aside,
  code = false,
  className,
  id,
  ...area
}: TextAreaFieldProps) {
  return (
    <FieldFrame {...{ id, label, labelHidden, hint, error, optional, aside, className }}>
      {(ids) => (
        <textarea
          rows={6}
          {...area}
          {...ids}
          className={classNames(controlClass, 'resize-y py-2.5', code && 'font-mono text-caption')}
        />
      )}
    </FieldFrame>
  );
}
