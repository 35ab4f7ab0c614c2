import { type ReactNode, Suspense } from 'react';
import { Skeleton } from '../skeleton.tsx';

export interface LazyChartProps {
  /** The final height in pixels, held while the chart loads. */
  readonly height: number;
  readonly children: ReactNode;
}

/** Holds a chart's place until its code has arrived (Recharts is never part of the first load). */
export function LazyChart({ height, children }: LazyChartProps) {
  return (
    <div style={{ height }} className="relative min-w-0">
      <Suspense fallback={<Skeleton className="absolute inset-0" />}>{children}</Suspense>
    </div>
  );
}
