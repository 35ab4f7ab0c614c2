import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useUserId } from '#src/backend/auth-session.ts';
import { preferencesQueryOptions } from '#src/backend/person/preferences.ts';
import { profileQueryOptions, useUpdateProfile } from '#src/backend/person/profile.ts';
import { Button } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { onboardingTexts as texts } from './onboarding.texts.ts';
import { GoalStep, NameStep, PrivacyStep, ZoneStep } from './onboarding-steps.tsx';

const steps = ['privacy', 'name', 'zone', 'goal'] as const;

interface WelcomePageProps {
  /** Called when the person is through, or has skipped it. */
  readonly onDone: () => void;
}

/** The first run: what comes here, a name, a zone, a goal. Each step can be skipped, and all of them. */
export function WelcomePage({ onDone }: WelcomePageProps) {
  const userId = useUserId();
  const profile = useQuery(profileQueryOptions(userId));
  const preferences = useQuery(preferencesQueryOptions(userId));
  const finish = useUpdateProfile();
  const [index, setIndex] = useState(0);
  const step = steps[index] ?? 'privacy';

  const done = () => {
    finish.mutate({ column: 'onboarded_at', value: new Date().toISOString() });
    // A failed save only means being asked again another time.
    onDone();
  };
  const next = () => {
    if (index + 1 < steps.length) setIndex(index + 1);
    else done();
  };
  const isLast = index === steps.length - 1;

  return (
    <Page key={step} title={texts[step].title} lead={texts[step].lead} width="text">
      <p className="text-caption text-muted">{texts.step(index + 1, steps.length)}</p>
      {profile.isPending || preferences.isPending ? (
        <>
          <LoadingNote />
          <Skeleton className="h-64 rounded-card" />
        </>
      ) : (
        <>
          {step === 'privacy' && <PrivacyStep onNext={next} />}
          {step === 'name' && <NameStep current={profile.data?.display_name ?? ''} onNext={next} />}
          {step === 'zone' && <ZoneStep onNext={next} />}
          {step === 'goal' && <GoalStep current={preferences.data?.daily_goal_minutes ?? 10} onNext={next} />}
        </>
      )}
      <div className="-mx-4 flex flex-wrap gap-2">
        {index > 0 && (
          <Button variant="quiet" onClick={() => setIndex(index - 1)}>
            {texts.back}
          </Button>
        )}
        {index > 0 && !isLast && (
          <Button variant="quiet" onClick={next}>
            {texts.skip}
          </Button>
        )}
        <Button variant="quiet" onClick={done}>
          {isLast ? texts.skip : texts.skipAll}
        </Button>
      </div>
    </Page>
  );
}
