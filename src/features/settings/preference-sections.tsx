import { useAuthSession } from '#src/backend/auth-session.ts';
import { useUpdatePreferences } from '#src/backend/person/preferences.ts';
import type { Preferences } from '#src/backend/person/preferences-schema.ts';
import { isLanguage, languageNames, languages } from '#src/language/language.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { NumberField } from '#src/ui/number-field.tsx';
import { Segmented } from '#src/ui/segmented.tsx';
import { SelectField } from '#src/ui/select-field.tsx';
import { SwitchField } from '#src/ui/switch-field.tsx';
import { useFieldState } from './field-state.tsx';
import { settingsTexts } from './settings.texts.ts';

interface SectionProps {
  readonly preferences: Preferences;
}

/** The daily goal. */
export function GoalsSection({ preferences }: SectionProps) {
  const change = useUpdatePreferences();
  const weekly = useUpdatePreferences();
  const follows = 7 * preferences.daily_goal_minutes;
  return (
    <Card id="goals" title={settingsTexts.sections.goals} className="scroll-mt-6">
      <div className="grid gap-6">
        <NumberField
          label={settingsTexts.goals.daily}
          hint={settingsTexts.goals.dailyHint}
          unit={settingsTexts.goals.minutes}
          min={1}
          max={240}
          value={preferences.daily_goal_minutes}
          onValueChange={(value) => change.mutate({ column: 'daily_goal_minutes', value })}
          {...useFieldState(change, 'preferences', 'daily_goal_minutes')}
        />
        <div className="grid justify-items-start gap-2">
          <NumberField
            label={settingsTexts.goals.weekly}
            hint={settingsTexts.goals.weeklyHint}
            unit={settingsTexts.goals.minutes}
            min={1}
            max={1680}
            step={5}
            value={preferences.weekly_goal_minutes ?? follows}
            onValueChange={(value) => weekly.mutate({ column: 'weekly_goal_minutes', value })}
            {...useFieldState(weekly, 'preferences', 'weekly_goal_minutes')}
          />
          {preferences.weekly_goal_minutes !== null && (
            <Button
              variant="quiet"
              size="sm"
              onClick={() => weekly.mutate({ column: 'weekly_goal_minutes', value: null })}
            >
              {settingsTexts.goals.weeklyFollows}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}

const themes = ['system', 'light', 'dark'] as const;
const motions = ['system', 'reduced', 'full'] as const;

/** How the app looks and moves. */
export function AppearanceSection({ preferences }: SectionProps) {
  const texts = settingsTexts.appearance;
  return (
    <Card id="appearance" title={settingsTexts.sections.appearance} className="scroll-mt-6">
      <div className="grid gap-6">
        <ChoiceField
          column="theme"
          label={texts.theme}
          value={preferences.theme}
          options={themes.map((value) => ({ value, label: texts.themes[value] }))}
        />
        <ChoiceField
          column="motion"
          label={texts.motion}
          hint={texts.motionHint}
          value={preferences.motion}
          options={motions.map((value) => ({ value, label: texts.motions[value] }))}
        />
        <LanguageField value={preferences.language} />
        <PreferenceSwitch
          column="show_streak"
          label={texts.streak}
          hint={texts.streakHint}
          checked={preferences.show_streak}
        />
      </div>
    </Card>
  );
}

/** What is passed on, and what is kept. */
export function PrivacySection({ preferences }: SectionProps) {
  const texts = settingsTexts.privacy;
  // What a guest does is passed on to nobody, and the files they bring are never kept.
  const isGuest = useAuthSession().status === 'guest';
  return (
    <Card id="privacy" title={settingsTexts.sections.privacy} className="scroll-mt-6">
      <div className="grid gap-4">
        <p className="max-w-text">{texts.promise}</p>
        {!isGuest && (
          <>
            <PreferenceSwitch
              column="share_live"
              label={texts.live}
              hint={texts.liveHint}
              checked={preferences.share_live}
            />
            <PreferenceSwitch
              column="keep_import_payloads"
              label={texts.payloads}
              hint={texts.payloadsHint}
              checked={preferences.keep_import_payloads}
            />
          </>
        )}
      </div>
    </Card>
  );
}

function LanguageField({ value }: { readonly value: Preferences['language'] }) {
  const change = useUpdatePreferences();
  const texts = settingsTexts.appearance;
  const options = languages.map((language) => ({ value: language, label: languageNames[language] }));
  return (
    <SelectField
      // A fixed name, so that the focus finds it again in the other language.
      id="language"
      label={texts.language}
      hint={texts.languageHint}
      value={value}
      options={[{ value: 'system', label: texts.languageSystem }, ...options]}
      onChange={(event) => change.mutate({ column: 'language', value: choiceOf(event.target.value) })}
      {...useFieldState(change, 'preferences', 'language')}
    />
  );
}

const choiceOf = (value: string): Preferences['language'] => (isLanguage(value) ? value : 'system');

type ChoiceColumn = 'theme' | 'motion';

interface ChoiceFieldProps<Column extends ChoiceColumn> {
  readonly column: Column;
  readonly label: string;
  readonly hint?: string;
  readonly value: Preferences[Column];
  readonly options: readonly { readonly value: Preferences[Column]; readonly label: string }[];
}

function ChoiceField<Column extends ChoiceColumn>({ column, label, hint, value, options }: ChoiceFieldProps<Column>) {
  const change = useUpdatePreferences();
  const { aside, error } = useFieldState(change, 'preferences', column);
  return (
    <div className="grid justify-items-start gap-2">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span aria-hidden="true" className="font-medium">
          {label}
        </span>
        {aside}
      </p>
      <Segmented
        label={label}
        value={value}
        options={options}
        onValueChange={(next) => change.mutate({ column, value: next } as Parameters<typeof change.mutate>[0])}
      />
      {hint !== undefined && <p className="max-w-text text-caption text-muted">{hint}</p>}
      {error !== undefined && (
        <p role="alert" className="max-w-text text-caption font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

interface PreferenceSwitchProps {
  readonly column: 'show_streak' | 'share_live' | 'keep_import_payloads';
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
}

function PreferenceSwitch({ column, label, hint, checked }: PreferenceSwitchProps) {
  const change = useUpdatePreferences();
  return (
    <SwitchField
      label={label}
      hint={hint}
      checked={checked}
      onCheckedChange={(value) => change.mutate({ column, value })}
      {...useFieldState(change, 'preferences', column)}
    />
  );
}
