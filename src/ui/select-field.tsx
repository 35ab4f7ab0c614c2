import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { controlClass, FieldFrame, type FieldWords } from './field.tsx';

interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

export interface SelectFieldProps extends FieldWords, Omit<ComponentProps<'select'>, 'children'> {
  readonly options: readonly SelectOption[];
}

/** A native select: the system's own list is the most reachable one there is. */
export function SelectField({
  label,
  labelHidden,
  hint,
  error,
  optional,
  aside,
  options,
  className,
  id,
  ...select
}: SelectFieldProps) {
  return (
    <FieldFrame {...{ id, label, labelHidden, hint, error, optional, aside, className }}>
      {(ids) => (
        <span className="relative block">
          <select {...select} {...ids} className={classNames(controlClass, 'appearance-none truncate pr-10')}>
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden="true"
            strokeWidth={1.75}
            className="pointer-events-none absolute top-1/2 right-3 size-[1.125rem] -translate-y-1/2 text-soft"
          />
        </span>
      )}
    </FieldFrame>
  );
}
