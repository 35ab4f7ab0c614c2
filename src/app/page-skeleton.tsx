import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { appTexts } from './app.texts.ts';

/** Holds the place of a page whose code or session is on its way. */
export function PageSkeleton() {
  return (
    <div className="mx-auto grid w-full max-w-page gap-5">
      <LoadingNote text={appTexts.loading} />
      <Skeleton className="h-9 w-48" />
      <div className="grid gap-5 lg:grid-cols-2">
        <Skeleton className="h-72 rounded-card" />
        <Skeleton className="h-72 rounded-card" />
      </div>
    </div>
  );
}
