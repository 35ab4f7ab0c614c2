import { Card } from '#src/ui/card.tsx';
import { SwitchField } from '#src/ui/switch-field.tsx';
import { canSound } from './breath-sound.ts';
import { breatheTexts } from './breathe.texts.ts';
import type { Choices } from './choices.ts';
import { canVibrate } from './touch.ts';

const texts = breatheTexts.senses;

interface SensesCardProps {
  readonly choices: Choices;
  readonly onChange: (change: Partial<Choices>) => void;
}

/** Sound and vibration, both off until wanted; only what this device can do is offered. */
export function SensesCard({ choices, onChange }: SensesCardProps) {
  return (
    <Card title={texts.card}>
      <div className="grid gap-3">
        {canSound() && (
          <SwitchField
            label={texts.sound}
            hint={texts.soundHint}
            checked={choices.sound}
            onCheckedChange={(sound) => onChange({ sound })}
          />
        )}
        {canVibrate() && (
          <SwitchField
            label={texts.vibration}
            hint={texts.vibrationHint}
            checked={choices.vibration}
            onCheckedChange={(vibration) => onChange({ vibration })}
          />
        )}
        <p className="max-w-text text-caption text-muted">{texts.screen}</p>
      </div>
    </Card>
  );
}
