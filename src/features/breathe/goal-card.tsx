import { useState } from 'react';
import { Card } from '#src/ui/card.tsx';
import { NumberField } from '#src/ui/number-field.tsx';
import { Segmented } from '#src/ui/segmented.tsx';
import { breatheTexts } from './breathe.texts.ts';

const texts = breatheTexts.goal;
const longestGoal = 120;

interface GoalCardProps {
  /** What the person's level offers, minutes. */
  readonly offered: readonly number[];
  /** `null` is an open session. */
  readonly value: number | null;
  readonly onChange: (goal: number | null) => void;
}

/** How long: one of the level's goals, another number, or open. */
export function GoalCard({ offered, value, onChange }: GoalCardProps) {
  const [wantsOther, setWantsOther] = useState(false);
  const isOther = value !== null && (wantsOther || !offered.includes(value));
  const choice = value === null ? 'open' : isOther ? 'other' : String(value);
  const choose = (next: string) => {
    setWantsOther(next === 'other');
    if (next === 'open') onChange(null);
    else onChange(next === 'other' ? (value ?? offered[0] ?? 1) : Number(next));
  };
  return (
    <Card title={texts.card}>
      <div className="grid justify-items-start gap-4">
        <Segmented
          label={texts.legend}
          value={choice}
          options={[
            ...offered.map((minutes) => ({ value: String(minutes), label: texts.minutes(minutes) })),
            { value: 'other', label: texts.other },
            { value: 'open', label: texts.open },
          ]}
          onValueChange={choose}
        />
        {isOther && (
          <NumberField label={texts.otherLabel} min={1} max={longestGoal} value={value} onValueChange={onChange} />
        )}
        <p className="max-w-text text-caption text-muted">
          {value === null ? texts.openHint : value === 1 ? texts.microHint : texts.hint}
        </p>
      </div>
    </Card>
  );
}
