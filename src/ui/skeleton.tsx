import { classNames } from './class-names.ts';
import { uiTexts } from './ui.texts.ts';

export interface SkeletonProps {
  /** Size and shape by class names, e.g. `h-6 w-40`. Use the final layout's own measures. */
  readonly className?: string | undefined;
}

/** A quiet place-holder that holds the final layout. Hidden from assistive technology: put one {@link LoadingNote} beside. */
export function Skeleton({ className }: SkeletonProps) {
  return <span aria-hidden="true" className={classNames('skeleton-glow block rounded-lg bg-raised', className)} />;
}

/** Says once, to assistive technology only, that a part is loading. */
export function LoadingNote({ text = uiTexts.loading }: { readonly text?: string | undefined }) {
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}
