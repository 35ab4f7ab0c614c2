import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface DisclosureProps {
  /** The line that opens it. */
  readonly summary: ReactNode;
  readonly defaultOpen?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** More, for those who want it. The browser's own `<details>`, found by in-page search too. */
export function Disclosure({ summary, defaultOpen = false, className, children }: DisclosureProps) {
  return (
    <details open={defaultOpen || undefined} className={classNames('group', className)}>
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-control font-medium text-soft [&::-webkit-details-marker]:hidden">
        <ChevronDown
          aria-hidden="true"
          strokeWidth={1.75}
          className="size-[1.125rem] -rotate-90 transition-transform duration-calm ease-calm group-open:rotate-0"
        />
        {summary}
      </summary>
      <div className="pt-2 pb-3 pl-6.5">{children}</div>
    </details>
  );
}
