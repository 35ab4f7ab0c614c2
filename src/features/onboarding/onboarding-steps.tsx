import { type FormEvent, type ReactNode, useState } from 'react';
import type { AppError } from '#src/backend/errors.ts';
import { useUpdatePreferences } from '#src/backend/person/preferences.ts';
import { useUpdateProfile } from '#src/backend/person/profile.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { NumberField } from '#src/ui/number-field.tsx';
import { SelectField } from '#src/ui/select-field.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { onboardingTexts as texts } from './onboarding.texts.ts';

interface StepFormProps {
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

function StepForm({ submitLabel, busy, onSubmit, children }: StepFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <Card>
      <form noValidate onSubmit={submit} className="grid gap-5">
        {children}
        <Button type="submit" wide busy={busy}>
          {submitLabel}
        </Button>
      </form>
    </Card>
  );
}

const problemOf = (error: AppError | null) => (error === null ? undefined : texts.notSaved(error.message));

interface StepProps {
  readonly onNext: () => void;
}

/** What comes here, and what stays with the person. */
export function PrivacyStep({ onNext }: StepProps) {
  return (
    <StepForm submitLabel={texts.next} busy={false} onSubmit={onNext}>
      <div className="grid gap-6 sm:grid-cols-2">
        <PlainList title={texts.privacy.syncedTitle} items={texts.privacy.synced} />
        <PlainList title={texts.privacy.neverTitle} items={texts.privacy.never} />
      </div>
    </StepForm>
  );
}

function PlainList({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <div className="grid content-start gap-2">
      <h2 className="font-semibold text-soft">{title}</h2>
      <ul className="grid list-disc gap-1.5 pl-5">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

/** The pseudonym. */
export function NameStep({ current, onNext }: StepProps & { readonly current: string }) {
  const change = useUpdateProfile();
  const [name, setName] = useState(current);
  const [empty, setEmpty] = useState(false);
  const save = () => {
    const value = name.trim();
    setEmpty(value === '');
    if (value === '') return;
    if (value === current) return onNext();
    change.mutate({ column: 'display_name', value }, { onSuccess: onNext });
  };
  return (
    <StepForm submitLabel={texts.next} busy={change.isPending} onSubmit={save}>
      <TextField
        label={texts.name.label}
        hint={texts.name.hint}
        maxLength={40}
        autoComplete="nickname"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={empty ? texts.name.empty : problemOf(change.error)}
      />
    </StepForm>
  );
}

/** The time zone, as the browser sees it, changeable. */
export function ZoneStep({ onNext }: StepProps) {
  const change = useUpdateProfile();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [zone, setZone] = useState(here);
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', here])];
  const save = () => change.mutate({ column: 'time_zone', value: zone }, { onSuccess: onNext });
  return (
    <StepForm submitLabel={texts.next} busy={change.isPending} onSubmit={save}>
      <SelectField
        label={texts.zone.label}
        hint={texts.zone.detected(here)}
        options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        value={zone}
        onChange={(event) => setZone(event.currentTarget.value)}
        error={problemOf(change.error)}
      />
    </StepForm>
  );
}

/** The daily goal. */
export function GoalStep({ current, onNext }: StepProps & { readonly current: number }) {
  const change = useUpdatePreferences();
  const [minutes, setMinutes] = useState(current);
  const save = () => {
    if (minutes === current) return onNext();
    change.mutate({ column: 'daily_goal_minutes', value: minutes }, { onSuccess: onNext });
  };
  return (
    <StepForm submitLabel={texts.finish} busy={change.isPending} onSubmit={save}>
      <NumberField
        label={texts.goal.label}
        unit={texts.goal.unit}
        min={1}
        max={240}
        value={minutes}
        onValueChange={setMinutes}
        error={problemOf(change.error)}
      />
    </StepForm>
  );
}
