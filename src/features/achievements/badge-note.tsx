import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useUserId } from '#src/backend/auth-session.ts';
import { noteBadges } from '#src/backend/person/badges.ts';
import { paths } from '#src/config/paths.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { achievementsKeys } from './achievements.keys.ts';
import { achievementsTexts as texts } from './achievements.texts.ts';
import type { Achievement } from './achievements.types.ts';
import { newBadges } from './achievements.view.ts';
import { useAchievements } from './use-achievements.ts';

/** One quiet line when badges have come together; put away, it never comes back, in no tab and on no device. */
export function BadgeNote() {
  const userId = useUserId();
  const client = useQueryClient();
  const fresh = newBadges(useAchievements(userId) ?? []);
  const key = achievementsKeys.list(userId);
  const close = useMutation({
    mutationFn: noteBadges,
    onMutate: (badges) => {
      client.setQueryData<Achievement[]>(key, (list) =>
        list?.map((badge) => (badges.includes(badge.badge) ? { ...badge, noted: true } : badge)),
      );
    },
    onError: () => void client.invalidateQueries({ queryKey: key }),
  });
  if (fresh.length === 0) return null;
  return (
    <Notice
      action={
        <span className="inline-flex flex-wrap gap-2">
          <Link to={paths.analytics} hash="badges" className={buttonClass({ variant: 'quiet', size: 'sm' })}>
            {texts.look}
          </Link>
          <Button variant="secondary" size="sm" onClick={() => close.mutate(fresh.map((badge) => badge.badge))}>
            {texts.close}
          </Button>
        </span>
      }
    >
      {texts.note(fresh.map((badge) => texts.name(badge.badge)))}
    </Notice>
  );
}
