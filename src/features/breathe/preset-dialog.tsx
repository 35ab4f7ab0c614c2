import { type FormEvent, useId, useState } from 'react';
import type { Preset } from '#src/backend/person/preset-schema.ts';
import { cycleSeconds, type Phases } from '#src/domain/patterns.ts';
import { number } from '#src/language/numbers.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { NumberField } from '#src/ui/number-field.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { useSavePreset } from './api/save-preset.ts';
import { breatheTexts } from './breathe.texts.ts';
import { phasesHere } from './pattern-words.ts';

const texts = breatheTexts.preset;
const longestPhaseS = 30;
const order = ['inhale', 'holdIn', 'exhale', 'holdOut'] as const;
const first: Phases = { inhale: 4, holdIn: 4, exhale: 4, holdOut: 4 };

interface PresetDialogProps {
  /** The one that is changed, or `null` for a new one. */
  readonly preset: Preset | null;
  readonly onClose: () => void;
  readonly onSaved: (preset: Preset) => void;
}

/** Makes or changes a rhythm of one's own. */
export function PresetDialog({ preset, onClose, onSaved }: PresetDialogProps) {
  const formId = useId();
  const [id] = useState(() => preset?.id ?? crypto.randomUUID());
  const [name, setName] = useState(preset?.name ?? '');
  const [phases, setPhases] = useState<Phases>(() => (preset === null ? first : phasesHere(preset.pattern)));
  const [asked, setAsked] = useState(false);
  const save = useSavePreset();
  const cycle = cycleSeconds(phases);
  const nameError = asked && name.trim() === '' ? texts.nameMissing : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === '' || cycle === 0) return;
    const pattern = order.map((phase) => phases[phase]).join('-');
    save.mutate({ id, name: name.trim(), pattern }, { onSuccess: onSaved });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={preset === null ? texts.newTitle : texts.changeTitle}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" form={formId} busy={save.isPending}>
            {texts.save}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        <TextField
          label={texts.name}
          value={name}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
          error={nameError}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          {order.map((phase) => (
            <NumberField
              key={phase}
              label={texts[phase]}
              unit={texts.seconds}
              min={0}
              max={longestPhaseS}
              value={phases[phase]}
              onValueChange={(seconds) => setPhases({ ...phases, [phase]: seconds })}
            />
          ))}
        </div>
        <p role="status" className={cycle === 0 ? 'text-danger' : 'text-muted'}>
          {cycle === 0 ? texts.empty : texts.cycle(cycle, number(60 / cycle, 1))}
        </p>
        {save.isError && (
          <p role="alert" className="max-w-text font-medium text-danger">
            {texts.saveFailed(save.error.message)}
          </p>
        )}
      </form>
    </Dialog>
  );
}
