import { BadgesSection } from '#src/features/achievements/badges-section.tsx';
import { AnalyticsPage } from '#src/features/analytics/analytics-page.tsx';

/** Practice over time, and the badges that came with it. */
export function AnalyticsRoute() {
  return (
    <>
      <AnalyticsPage />
      <BadgesSection />
    </>
  );
}
