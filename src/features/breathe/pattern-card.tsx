import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Preset } from '#src/backend/person/preset-schema.ts';
import { PATTERNS, type PatternName } from '#src/domain/patterns.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { RadioCards } from '#src/ui/radio-cards.tsx';
import { toast } from '#src/ui/toast.tsx';
import { useDeletePreset } from './api/delete-preset.ts';
import { useSavePreset } from './api/save-preset.ts';
import { breatheTexts } from './breathe.texts.ts';
import { rhythmWords } from './pattern-words.ts';
import { PresetDialog } from './preset-dialog.tsx';

const texts = breatheTexts.pattern;
const shipped = Object.keys(PATTERNS) as PatternName[];

interface PatternCardProps {
  readonly value: string;
  readonly presets: readonly Preset[];
  readonly loadFailed: boolean;
  readonly onChange: (pattern: string) => void;
}

/** The choice of a rhythm: the five shipped ones and the person's own. */
export function PatternCard({ value, presets, loadFailed, onChange }: PatternCardProps) {
  const [editing, setEditing] = useState<Preset | 'new' | null>(null);
  const remove = useDeletePreset();
  const restore = useSavePreset();
  const chosen = presets.find((preset) => preset.pattern === value);
  // Two presets may share their seconds: a radio stands for the seconds, so the first name is shown.
  const own = presets.filter(
    (preset, index) => presets.findIndex(({ pattern }) => pattern === preset.pattern) === index,
  );
  const known = value in PATTERNS || chosen !== undefined;
  const options = [
    ...shipped.map((name) => ({
      value: name as string,
      label: breatheTexts.patterns[name].name,
      description: `${rhythmWords(name)}. ${breatheTexts.patterns[name].about}.`,
    })),
    ...own.map(({ pattern, name }) => ({ value: pattern, label: name, description: rhythmWords(pattern) })),
    ...(known ? [] : [{ value, label: value, description: rhythmWords(value) }]),
  ];
  const removePreset = (preset: Preset) =>
    remove.mutate(preset.id, {
      onSuccess: () => {
        const undo = () =>
          restore.mutate(preset, {
            onError: (error) => toast({ message: breatheTexts.preset.saveFailed(error.message) }),
          });
        toast({ message: texts.removed(preset.name), action: { label: texts.undo, onAct: undo } });
        onChange('chill');
      },
      onError: (error) => toast({ message: `${texts.removeFailed} ${error.message}` }),
    });
  return (
    <Card title={texts.card}>
      <div className="grid gap-4">
        <RadioCards legend={texts.legend} legendHidden value={value} options={options} onValueChange={onChange} />
        {loadFailed && <Notice tone="attention">{texts.loadFailed}</Notice>}
        <div className="flex flex-wrap gap-2">
          <Button variant="secondary" size="sm" icon={<Plus />} onClick={() => setEditing('new')}>
            {texts.own}
          </Button>
          {chosen !== undefined && (
            <>
              <Button variant="quiet" size="sm" onClick={() => setEditing(chosen)}>
                {texts.change}
              </Button>
              <Button variant="quiet" size="sm" busy={remove.isPending} onClick={() => removePreset(chosen)}>
                {texts.remove}
              </Button>
            </>
          )}
        </div>
      </div>
      {editing !== null && (
        <PresetDialog
          preset={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={(preset) => {
            setEditing(null);
            onChange(preset.pattern);
          }}
        />
      )}
    </Card>
  );
}
