import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { appTexts } from './app.texts.ts';
import type { PaintedHeading } from './painted-heading.ts';

interface PageSkeletonProps {
  /** What is known of the page already: drawn as `Page` will draw it. */
  readonly heading?: PaintedHeading | null;
}

/** Holds the place of a page whose code or session is on its way. */
export function PageSkeleton({ heading }: PageSkeletonProps) {
  return (
    <div className="mx-auto grid w-full max-w-page gap-5">
      <LoadingNote text={appTexts.loading} />
      {heading ? (
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div className="grid gap-1">
            <h1 className="text-title font-semibold text-ink first-letter:uppercase">{heading.title}</h1>
            <p className="max-w-text text-muted">{heading.lead}</p>
          </div>
        </div>
      ) : (
        <Skeleton className="h-9 w-48" />
      )}
      <div className="grid gap-5 lg:grid-cols-2">
        <Skeleton className="h-72 rounded-card" />
        <Skeleton className="h-72 rounded-card" />
      </div>
    </div>
  );
}
