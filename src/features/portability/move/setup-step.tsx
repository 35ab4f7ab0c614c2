import { type UseMutationResult, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAuthSession } from '#src/backend/auth-session.ts';
import { toAppError } from '#src/backend/errors.ts';
import type { GuestData } from '#src/backend/guest/guest-data.ts';
import { paths } from '#src/config/paths.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { SwitchField } from '#src/ui/switch-field.tsx';
import { portabilityKeys } from '../portability.keys.ts';
import { isAccountNew } from './api/carry.ts';
import { moveTexts } from './move.texts.ts';
import type { Carry } from './move-state.ts';
import { stoppedText } from './stopped-text.ts';

const texts = moveTexts.setup;

interface SetupStepProps {
  readonly userId: string;
  readonly data: GuestData;
  readonly run: UseMutationResult<void, Error, Carry>;
}

/** Which account it goes to, and what goes along. */
export function SetupStep(props: SetupStepProps) {
  const session = useAuthSession();
  return (
    <Card title={moveTexts.steps.setup} aside={moveTexts.step(2, 4)}>
      {session.status === 'signed_in' ? (
        <div className="grid gap-6">
          <p className="wrap-anywhere">
            {session.email === null ? texts.signedInWithout : texts.signedIn(session.email)}
          </p>
          <Choices {...props} />
        </div>
      ) : (
        <div className="grid justify-items-start gap-4">
          <p className="font-semibold text-soft">{texts.account}</p>
          <p className="max-w-text text-muted">{texts.accountBody}</p>
          <Link to={paths.signIn} search={{ next: paths.move }} className={buttonClass()}>
            {texts.signIn}
          </Link>
        </div>
      )}
    </Card>
  );
}

function Choices({ userId, data, run }: SetupStepProps) {
  const account = useQuery({
    queryKey: [...portabilityKeys.all(userId), 'is-new'],
    queryFn: () => isAccountNew(userId),
    gcTime: 0,
    meta: { keep: false },
  });
  const [chosen, setChosen] = useState<Partial<Carry>>({});
  if (account.isError) {
    return (
      <Notice
        tone="attention"
        action={
          <Button variant="secondary" size="sm" onClick={() => void account.refetch()}>
            {moveTexts.tryAgain}
          </Button>
        }
      >
        {toAppError(account.error).message}
      </Notice>
    );
  }
  if (account.data === undefined) {
    return (
      <>
        <LoadingNote text={texts.looking} />
        <Skeleton className="h-40 w-full" />
      </>
    );
  }
  const presets = data.breathe_presets.length;
  const carry: Carry = { settings: account.data, goals: account.data, presets: presets > 0, ...chosen };
  const field = (name: keyof Carry) => ({
    checked: carry[name],
    onCheckedChange: (value: boolean) => setChosen({ ...chosen, [name]: value }),
  });
  const devices = new Set(data.sessions.map((row) => row.device_id)).size;
  return (
    <>
      <section className="grid gap-3">
        <h3 className="font-semibold text-soft">{texts.what}</h3>
        <p>{texts.practice(data.sessions.length, devices)}</p>
        <p className="max-w-text text-muted">{account.data ? texts.isNew : texts.isUsed}</p>
        <SwitchField label={texts.settings} hint={texts.settingsHint} {...field('settings')} />
        <SwitchField label={texts.goals} hint={texts.goalsHint} {...field('goals')} />
        {presets > 0 && <SwitchField label={texts.presets} hint={texts.presetsHint(presets)} {...field('presets')} />}
      </section>
      {run.isError && <Notice tone="attention">{stoppedText(run.error)}</Notice>}
      <div>
        <Button busy={run.isPending} onClick={() => run.mutate(carry)}>
          {texts.begin}
        </Button>
      </div>
    </>
  );
}
