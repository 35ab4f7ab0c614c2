import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface ProgressBarProps {
  /** What is measured; read out. */
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The value in words ("12 of 15 minutes"); read out instead of a percentage. */
  readonly valueText: string;
  readonly tone?: 'primary' | 'lake' | undefined;
  readonly className?: string | undefined;
  /** Shown below, small. */
  readonly caption?: ReactNode;
}

/** How far something is. Full is full: more than max stays full, without alarm. */
export function ProgressBar({ label, value, max, valueText, tone = 'primary', className, caption }: ProgressBarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className={classNames('grid gap-1.5', className)}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(Math.max(0, value), max)}
        aria-valuetext={valueText}
        className="h-2 overflow-hidden rounded-full bg-[var(--track)]"
      >
        <div
          className={classNames(
            'h-full origin-left rounded-full transition-[width] duration-slow ease-calm',
            tone === 'lake' ? 'bg-lake' : 'bg-primary',
          )}
          style={{ width: `${(share * 100).toFixed(2)}%` }}
        />
      </div>
      {caption !== undefined && <p className="text-caption text-muted">{caption}</p>}
    </div>
  );
}
