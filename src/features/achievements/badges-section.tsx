import { Link } from '@tanstack/react-router';
import { Leaf } from 'lucide-react';
import { useUserId } from '#src/backend/auth-session.ts';
import { paths } from '#src/config/paths.ts';
import { Card } from '#src/ui/card.tsx';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { formatDay } from '#src/ui/format.ts';
import { achievementsTexts as texts } from './achievements.texts.ts';
import type { Achievement } from './achievements.types.ts';
import { earnedBadges } from './achievements.view.ts';
import { useAchievements } from './use-achievements.ts';

function Badge({ badge }: { readonly badge: Achievement }) {
  const { earned_on: date } = badge;
  return (
    <li className="flex gap-3">
      <span
        aria-hidden="true"
        className={
          date === null
            ? 'grid size-11 shrink-0 place-items-center rounded-full border border-dashed border-control text-muted'
            : 'grid size-11 shrink-0 place-items-center rounded-full bg-raised text-primary'
        }
      >
        <Leaf strokeWidth={1.75} className="size-5" />
      </span>
      <div className="grid content-start gap-0.5">
        <h3 className="font-semibold text-ink">{texts.name(badge.badge)}</h3>
        <p className="text-caption text-muted">{texts.condition[badge.metric](badge.threshold)}</p>
        {date !== null && (
          <p className="text-caption text-muted">
            {texts.since}{' '}
            <Link
              to={paths.sessions}
              search={{ from: date, to: date }}
              className="text-soft underline underline-offset-4"
            >
              {formatDay(date, 'long')}
            </Link>
          </p>
        )}
      </div>
    </li>
  );
}

const gridClass = 'grid grid-cols-1 gap-x-6 gap-y-5 sm:grid-cols-2 lg:grid-cols-3';

/** The person's badges with their day, and the conditions of the others, folded away. */
export function BadgesSection() {
  const badges = useAchievements(useUserId());
  if (badges === undefined) return null;
  const earned = earnedBadges(badges);
  const ahead = badges.filter((badge) => badge.earned_on === null);
  return (
    <Card id="badges" title={texts.title} className="mt-4 scroll-mt-6">
      <div className="grid gap-5">
        <p className="max-w-text text-muted">{earned.length === 0 ? texts.none : texts.lead}</p>
        {earned.length > 0 && (
          <ul className={gridClass}>
            {earned.map((badge) => (
              <Badge key={badge.badge} badge={badge} />
            ))}
          </ul>
        )}
        {ahead.length > 0 && (
          <Disclosure summary={texts.ahead}>
            <ul className={gridClass}>
              {ahead.map((badge) => (
                <Badge key={badge.badge} badge={badge} />
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
    </Card>
  );
}
