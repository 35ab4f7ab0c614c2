import { BadgeNote } from '#src/features/achievements/badge-note.tsx';
import { DashboardPage } from '#src/features/dashboard/dashboard-page.tsx';

/** Today, and above it one quiet line when badges have come together. */
export function TodayRoute() {
  return (
    <div className="grid grid-cols-1 gap-4">
      <BadgeNote />
      <DashboardPage />
    </div>
  );
}
