import { CircleAlert, Info, Leaf } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

type NoticeTone = 'info' | 'attention' | 'danger';

export interface NoticeProps {
  /** info: good to know; attention: something waits for the person; danger: a real error. */
  readonly tone?: NoticeTone | undefined;
  readonly title?: ReactNode;
  /** A button or link that is the way on. */
  readonly action?: ReactNode;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

const tones = {
  info: { icon: Leaf, color: 'text-primary' },
  attention: { icon: Info, color: 'text-autumn' },
  danger: { icon: CircleAlert, color: 'text-danger' },
} as const;

/** A message in the page: what happened, what is safe, what to do. Told by icon and words, not by colour alone. */
export function Notice({ tone = 'info', title, action, className, children }: NoticeProps) {
  const { icon: Icon, color } = tones[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classNames('flex items-start gap-3 rounded-control bg-raised p-4', className)}
    >
      <Icon aria-hidden="true" strokeWidth={1.75} className={classNames('mt-0.5 size-5 shrink-0', color)} />
      <div className="grid min-w-0 flex-1 gap-1">
        {title !== undefined && <p className={classNames('font-semibold', color)}>{title}</p>}
        {children !== undefined && <div className="max-w-text text-ink">{children}</div>}
        {action !== undefined && <div className="mt-2 flex flex-wrap gap-3">{action}</div>}
      </div>
    </div>
  );
}
