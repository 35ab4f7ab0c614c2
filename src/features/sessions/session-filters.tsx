import type { Device } from '#src/backend/person/device-schema.ts';
import { Button } from '#src/ui/button.tsx';
import { SelectField } from '#src/ui/select-field.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { FilterChips } from './filter-chips.tsx';
import { goalFilters, isFiltered, patternFilters, type SessionsSearch } from './sessions.search.ts';
import { sessionsTexts } from './sessions.texts.ts';

const texts = sessionsTexts.filters;

interface SessionFiltersProps {
  readonly search: SessionsSearch;
  readonly devices: readonly Device[];
  readonly onChange: (search: SessionsSearch) => void;
}

/** The search without what is empty, so that the address bar stays short. */
function compact(search: { readonly [Key in keyof SessionsSearch]: string | number | undefined }): SessionsSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
}

/** A pattern of seconds is no usual choice, but a figure may have led to it. */
function ownPattern(pattern: string | undefined): { value: string; label: string }[] {
  const usual = patternFilters.some((name) => name === pattern);
  return pattern === undefined || usual ? [] : [{ value: pattern, label: sessionsTexts.pattern(pattern) }];
}

/** What to show of all sessions; every choice acts at once and stands in the address bar. */
export function SessionFilters({ search, devices, onChange }: SessionFiltersProps) {
  const set = (key: keyof SessionsSearch) => (event: { readonly target: { readonly value: string } }) =>
    onChange(compact({ ...search, [key]: event.target.value }));
  return (
    <fieldset className="grid min-w-0 gap-4">
      <legend className="sr-only">{texts.title}</legend>
      <div className="grid grid-cols-1 gap-3 min-[22.5rem]:grid-cols-2 md:grid-cols-6 lg:grid-cols-5">
        <SelectField
          label={texts.device}
          className="md:max-lg:col-span-2"
          value={search.device ?? ''}
          onChange={set('device')}
          options={[
            { value: '', label: texts.anyDevice },
            ...devices.map((device) => ({ value: device.id, label: device.name })),
          ]}
        />
        <SelectField
          label={texts.pattern}
          className="md:max-lg:col-span-2"
          value={search.pattern ?? ''}
          onChange={set('pattern')}
          options={[
            { value: '', label: texts.anyPattern },
            ...patternFilters.map((pattern) => ({ value: pattern, label: sessionsTexts.patterns[pattern] })),
            ...ownPattern(search.pattern),
          ]}
        />
        <SelectField
          label={texts.goal}
          value={search.goal ?? ''}
          onChange={set('goal')}
          className="min-[22.5rem]:max-lg:col-span-2"
          options={[
            { value: '', label: texts.anyGoal },
            ...goalFilters.map((goal) => ({ value: goal, label: texts[goal] })),
          ]}
        />
        <TextField
          label={texts.from}
          className="md:max-lg:col-span-3"
          type="date"
          value={search.from ?? ''}
          max={search.to}
          onChange={set('from')}
        />
        <TextField
          label={texts.to}
          className="md:max-lg:col-span-3"
          type="date"
          value={search.to ?? ''}
          min={search.from}
          onChange={set('to')}
        />
      </div>
      {isFiltered(search) && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <FilterChips search={search} onDrop={(key) => onChange(compact({ ...search, [key]: undefined }))} />
          <Button variant="quiet" size="sm" onClick={() => onChange({})}>
            {texts.clear}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
