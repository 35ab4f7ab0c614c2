import { useQuery } from '@tanstack/react-query';
import { Check, Circle } from 'lucide-react';
import { useUserId } from '#src/backend/auth-session.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import type { DailyChallenge } from '#src/domain/challenges.ts';
import { Card } from '#src/ui/card.tsx';
import { TimeText } from '#src/ui/time-text.tsx';
import { challengesTexts as texts } from './challenges.texts.ts';
import type { DeviceChallenges } from './challenges.view.ts';
import { useChallenges } from './use-challenges.ts';

/** The extension speaks English, whatever the page speaks. */
const spoken = 'en';

function ChallengeItem({ challenge }: { readonly challenge: DailyChallenge }) {
  const { completed, title, description, completionMessage, eonMessage } = challenge;
  const words = (completed && completionMessage) || description || eonMessage;
  const Mark = completed ? Check : Circle;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3">
      <Mark
        aria-hidden="true"
        strokeWidth={1.75}
        className={completed ? 'mt-0.5 size-5 text-primary' : 'mt-0.5 size-5 text-muted'}
      />
      <div className="grid gap-0.5">
        <p lang={title === '' ? undefined : spoken} className="font-medium text-ink">
          {title || texts.types[challenge.type]}
        </p>
        {words !== '' && (
          <p lang={spoken} className="max-w-text text-caption text-muted">
            {words}
          </p>
        )}
      </div>
      <p className="tabular text-right text-caption text-muted">
        {completed ? texts.done : texts.open}
        <br />
        {texts.reward(challenge.rewardXP)}
      </p>
    </li>
  );
}

function DeviceList({ list, timeZone }: { readonly list: DeviceChallenges; readonly timeZone: string }) {
  return (
    <section className="grid content-start gap-3" aria-label={list.device.name}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-medium text-soft wrap-anywhere">{list.device.name}</h3>
        <p className="text-caption text-muted">
          {texts.asOf} <TimeText value={list.asOf} timeZone={timeZone} />
        </p>
      </header>
      <ul className="grid gap-3">
        {list.challenges.map((challenge) => (
          <ChallengeItem key={`${challenge.type}-${challenge.index}`} challenge={challenge} />
        ))}
      </ul>
    </section>
  );
}

/** What the paired editors made for today, to look at; nothing at all when there is nothing. */
export function ChallengesCard() {
  const userId = useUserId();
  const lists = useChallenges(userId);
  const timeZone = useQuery(profileQueryOptions(userId)).data?.time_zone ?? 'UTC';
  if (lists.length === 0) return null;
  return (
    <Card title={texts.title}>
      <div className="grid gap-5">
        <p className="max-w-text text-muted">{texts.lead}</p>
        <div className="grid grid-cols-1 gap-x-10 gap-y-6 md:grid-cols-2">
          {lists.map((list) => (
            <DeviceList key={list.device.id} list={list} timeZone={timeZone} />
          ))}
        </div>
      </div>
    </Card>
  );
}
