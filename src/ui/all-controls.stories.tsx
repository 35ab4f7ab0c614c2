import type { Meta, StoryObj } from '@storybook/react-vite';
import { Leaf } from 'lucide-react';
import { Button, type ButtonVariant } from './button.tsx';
import { Card } from './card.tsx';
import { EmptyState } from './empty-state.tsx';
import { Notice } from './notice.tsx';
import { NumberField } from './number-field.tsx';
import { Page } from './page.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { RadioCards } from './radio-cards.tsx';
import { Segmented } from './segmented.tsx';
import { SelectField } from './select-field.tsx';
import { SwitchField } from './switch-field.tsx';
import { TextField } from './text-field.tsx';

const variants: readonly ButtonVariant[] = ['primary', 'secondary', 'quiet', 'danger'];
const nothing = () => undefined;

/** The controls beside each other, as a page uses them. */
function AllControls() {
  return (
    <Page title="Settings" lead="Every change is kept at once.">
      <Card title="Buttons">
        <div className="flex flex-wrap gap-3">
          {variants.map((variant) => (
            <Button key={variant} variant={variant} icon={<Leaf />}>
              {variant}
            </Button>
          ))}
          <Button size="sm">Small</Button>
          <Button size="lg">Large</Button>
          <Button disabled>Disabled</Button>
        </div>
      </Card>
      <div className="grid gap-5 md:grid-cols-2">
        <Card title="Fields" className="gap-5">
          <TextField label="E-mail" type="email" placeholder="you@example.org" hint="One link, nothing else." />
          <TextField label="Name" defaultValue="Quiet Cedar" aside="Saved" optional />
          <TextField
            label="Code"
            code
            defaultValue="BM-7K3QXR"
            error="This code is not known. Codes hold ten minutes."
          />
          <SelectField label="Time zone" options={[{ value: 'a', label: 'Europe/Berlin' }]} />
          <NumberField label="Daily goal" value={15} min={1} max={240} unit="minutes" onValueChange={nothing} />
        </Card>
        <Card title="Choices" className="gap-4">
          <SwitchField label="Show days in a row" hint="Hide it whenever you like." checked onCheckedChange={nothing} />
          <SwitchField label="Share live state" checked={false} onCheckedChange={nothing} aside="Saved" />
          <Segmented
            label="Theme"
            value="light"
            onValueChange={nothing}
            options={[
              { value: 'system', label: 'System' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
          <RadioCards
            legend="What may this device send"
            value="totals"
            onValueChange={nothing}
            options={[
              { value: 'totals', label: 'Totals only', description: 'Minutes, XP and level. No single session.' },
              { value: 'sessions', label: 'Totals and sessions', description: 'Each with its time and length.' },
            ]}
          />
          <ProgressBar label="Today" value={12} max={15} valueText="12 of 15 minutes" caption="12 of 15 minutes" />
        </Card>
        <Notice title="Your first session is here">It came from the laptop.</Notice>
        <Notice tone="danger" title="This could not be saved">
          Nothing was lost. A moment later it may work.
        </Notice>
      </div>
      <Card>
        <EmptyState title="Nothing here yet" actions={<Button variant="secondary">Pair an editor</Button>}>
          Breathe for five minutes, if you like.
        </EmptyState>
      </Card>
    </Page>
  );
}

const meta = { title: 'Controls/All together', component: AllControls } satisfies Meta<typeof AllControls>;
export default meta;

export const Sheet: StoryObj<typeof meta> = {};
