import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { uiTexts } from './ui.texts.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
type ButtonSize = 'sm' | 'md' | 'lg';

export interface ButtonStyle {
  /** primary: the one main action of a view; secondary: outlined; quiet: text only; danger: deletion. */
  readonly variant?: ButtonVariant | undefined;
  /** md is 44 px high; sm is smaller to the eye, its target is not. */
  readonly size?: ButtonSize | undefined;
  /** Takes the whole width of its parent. */
  readonly wide?: boolean | undefined;
}

export interface ButtonProps extends ButtonStyle, Omit<ComponentProps<'button'>, 'size'> {
  /** Something is under way: the button keeps its width, says so, and does nothing more. */
  readonly busy?: boolean | undefined;
  /** A lucide icon element, before the text. */
  readonly icon?: ReactNode;
}

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-primary text-on-primary enabled:hover:bg-primary-strong [a&]:hover:bg-primary-strong',
  secondary: 'border border-control text-ink bg-surface enabled:hover:bg-raised [a&]:hover:bg-raised',
  quiet: 'text-soft enabled:hover:bg-raised [a&]:hover:bg-raised',
  danger: 'border border-danger text-danger bg-surface enabled:hover:bg-raised [a&]:hover:bg-raised',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'touch-target min-h-9 px-3 text-caption',
  md: 'min-h-11 px-5 text-body',
  lg: 'min-h-13 px-7 text-lead',
};

/** The class names of a button, for links that look like one: `<Link className={buttonClass()}>`. */
export function buttonClass({ variant = 'primary', size = 'md', wide = false }: ButtonStyle = {}): string {
  return classNames(
    'inline-flex items-center justify-center gap-2 rounded-control py-1.5 text-center font-semibold no-underline',
    'transition-colors duration-calm ease-calm disabled:opacity-60 aria-disabled:opacity-75',
    variants[variant],
    sizes[size],
    wide && 'w-full',
  );
}

/** A button. Its type is "button" unless told otherwise, so that it never submits a form by surprise. */
export function Button({
  variant,
  size,
  wide,
  busy = false,
  icon,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || rest['aria-disabled']}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      className={classNames(buttonClass({ variant, size, wide }), className)}
    >
      {icon !== undefined && (
        <span aria-hidden="true" className="-ml-1 inline-flex shrink-0 [&>svg]:size-[1.125rem] [&>svg]:stroke-[1.75]">
          {icon}
        </span>
      )}
      <span className={busy ? 'breathe-glow' : undefined}>{children}</span>
      {busy && <span className="sr-only">{uiTexts.busy}</span>}
    </button>
  );
}
