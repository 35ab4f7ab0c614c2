import { useEffect, useState } from 'react';
import { useUpdateProfile } from '#src/backend/person/profile.ts';
import type { Profile } from '#src/backend/person/profile-schema.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { SelectField } from '#src/ui/select-field.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { useFieldState } from './field-state.tsx';
import { settingsTexts } from './settings.texts.ts';
import { browserTimeZone, timeZoneLabel, timeZoneOptions } from './time-zones.ts';

const texts = settingsTexts.profile;
const hours = Array.from({ length: 13 }, (_, hour) => hour);
const weekdays = [1, 6, 7] as const;

interface SectionProps {
  readonly profile: Profile;
}

/** Who the person is here and how their days are counted. */
export function ProfileSection({ profile }: SectionProps) {
  return (
    <Card id="profile" title={settingsTexts.sections.profile} className="scroll-mt-6">
      <div className="grid gap-6">
        <NameField profile={profile} />
        <ZoneField profile={profile} />
        <div className="grid items-start gap-6 sm:grid-cols-2">
          <DayStartField profile={profile} />
          <WeekStartField profile={profile} />
        </div>
      </div>
    </Card>
  );
}

function NameField({ profile }: SectionProps) {
  const change = useUpdateProfile();
  const [draft, setDraft] = useState(profile.display_name);
  const [empty, setEmpty] = useState(false);
  useEffect(() => setDraft(profile.display_name), [profile.display_name]);
  const state = useFieldState(change, 'profile', 'display_name');

  const commit = () => {
    const value = draft.trim();
    setEmpty(value === '');
    if (value !== '' && value !== profile.display_name) change.mutate({ column: 'display_name', value });
  };
  return (
    <TextField
      label={texts.name}
      hint={texts.nameHint}
      maxLength={40}
      autoComplete="nickname"
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      {...state}
      error={empty ? texts.nameEmpty : state.error}
    />
  );
}

function ZoneField({ profile }: SectionProps) {
  const change = useUpdateProfile();
  const here = browserTimeZone();
  const options = timeZoneOptions(profile.time_zone).map((zone) => ({ value: zone, label: timeZoneLabel(zone) }));
  return (
    <div className="grid gap-2">
      <SelectField
        label={texts.zone}
        hint={texts.zoneHint}
        options={options}
        value={profile.time_zone}
        onChange={(event) => change.mutate({ column: 'time_zone', value: event.currentTarget.value })}
        {...useFieldState(change, 'profile', 'time_zone')}
      />
      {here !== profile.time_zone && (
        <div>
          <Button variant="quiet" size="sm" onClick={() => change.mutate({ column: 'time_zone', value: here })}>
            {texts.zoneHere(timeZoneLabel(here))}
          </Button>
        </div>
      )}
    </div>
  );
}

function DayStartField({ profile }: SectionProps) {
  const change = useUpdateProfile();
  const label = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  return (
    <SelectField
      label={texts.dayStart}
      hint={texts.dayStartHint}
      options={hours.map((hour) => ({ value: String(hour), label: label(hour) }))}
      value={String(profile.day_start_hour)}
      onChange={(event) => change.mutate({ column: 'day_start_hour', value: Number(event.currentTarget.value) })}
      {...useFieldState(change, 'profile', 'day_start_hour')}
    />
  );
}

function WeekStartField({ profile }: SectionProps) {
  const change = useUpdateProfile();
  return (
    <SelectField
      label={texts.weekStart}
      options={weekdays.map((day) => ({ value: String(day), label: texts.weekdays[day] }))}
      value={String(profile.week_start)}
      onChange={(event) => change.mutate({ column: 'week_start', value: Number(event.currentTarget.value) })}
      {...useFieldState(change, 'profile', 'week_start')}
    />
  );
}
