import { Leaf } from 'lucide-react';
import { useState } from 'react';
import { Button, type ButtonVariant, buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { NumberField } from '#src/ui/number-field.tsx';
import { Page } from '#src/ui/page.tsx';
import { RadioCards } from '#src/ui/radio-cards.tsx';
import { Segmented } from '#src/ui/segmented.tsx';
import { SelectField } from '#src/ui/select-field.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { SwitchField } from '#src/ui/switch-field.tsx';
import { TextAreaField, TextField } from '#src/ui/text-field.tsx';

const variants: readonly ButtonVariant[] = ['primary', 'secondary', 'quiet', 'danger'];

/** Controls in their states. */
export function ControlsPage() {
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(true);
  const [goal, setGoal] = useState(15);
  const [theme, setTheme] = useState<'system' | 'light' | 'dark'>('system');
  const [consent, setConsent] = useState<'totals' | 'sessions' | null>('totals');
  return (
    <Page title="Settings" lead="Every change is kept at once." aside={<span className="text-muted">aside</span>}>
      <Card title="Buttons">
        <div className="flex flex-wrap gap-3">
          {variants.map((variant) => (
            <Button key={variant} variant={variant} icon={<Leaf />} onClick={() => setOpen(true)}>
              {variant}
            </Button>
          ))}
          <Button size="sm">Small</Button>
          <Button size="lg">Large</Button>
          <Button busy>Sending</Button>
          <Button disabled>Disabled</Button>
          <a href="#link" className={buttonClass({ variant: 'secondary' })}>
            All sessions
          </a>
        </div>
      </Card>
      <div className="grid gap-5 md:grid-cols-2">
        <Card title="Fields" className="gap-5">
          <TextField label="E-mail" type="email" placeholder="you@example.org" hint="We send one link, nothing else." />
          <TextField label="Name" defaultValue="Quiet Cedar" aside="Saved" optional />
          <TextField
            label="Code"
            code
            defaultValue="BM-7K3QXR"
            error="We don't know this code. Codes hold for ten minutes."
          />
          <TextField label="With a unit" suffix="minutes" prefix="about" defaultValue="10" />
          <TextField label="Not now" disabled defaultValue="disabled" />
          <SelectField
            label="Time zone"
            options={[
              { value: 'a', label: 'Europe/Berlin' },
              { value: 'b', label: 'America/Argentina/Buenos_Aires' },
            ]}
          />
          <NumberField
            label="Daily goal"
            value={goal}
            min={1}
            max={240}
            step={5}
            unit="minutes"
            onValueChange={setGoal}
          />
          <TextAreaField label="Paste" code rows={3} defaultValue='{"totalXP": 612}' />
        </Card>
        <div className="grid content-start gap-5">
          <Card title="Choices" className="gap-4">
            <SwitchField
              label="Show days in a row"
              hint="Rest is part of practice; hide it whenever you like."
              checked={on}
              onCheckedChange={setOn}
            />
            <SwitchField label="Share live state" checked={false} onCheckedChange={() => undefined} aside="Saved" />
            <Segmented
              label="Theme"
              value={theme}
              onValueChange={setTheme}
              options={[
                { value: 'system', label: 'System' },
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
            />
            <RadioCards
              legend="What may this device send"
              value={consent}
              onValueChange={setConsent}
              options={[
                { value: 'totals', label: 'Totals only', description: 'Minutes, XP and level. No single session.' },
                {
                  value: 'sessions',
                  label: 'Totals and sessions',
                  description: 'Each session with its time and length.',
                },
              ]}
            />
            <Disclosure summary="What is never sent">No code, no file names, no keystrokes.</Disclosure>
          </Card>
          <Card title="Notices" className="gap-3">
            <Notice title="Your first session is here">It came from the laptop.</Notice>
            <Notice
              tone="attention"
              title="You are offline"
              action={
                <Button size="sm" variant="secondary">
                  Try again
                </Button>
              }
            >
              Your sessions are safe on this device.
            </Notice>
            <Notice tone="danger" title="We could not save this">
              Nothing was lost. Please try again in a moment.
            </Notice>
          </Card>
          <Card title="Loading" className="gap-3">
            <Skeleton className="h-6 w-40" />
            <Skeleton className="h-24 w-full" />
          </Card>
        </div>
      </div>
      <div className="grid gap-5 md:grid-cols-3">
        {(['seed', 'soil', 'roots'] as const).map((drawing) => (
          <Card key={drawing}>
            <EmptyState
              drawing={drawing}
              title="Nothing here yet"
              actions={<Button variant="secondary">Pair a device</Button>}
            >
              Breathe for five minutes, if you like.
            </EmptyState>
          </Card>
        ))}
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Let this device go"
        description="Its sessions stay with you. It can be paired again."
        actions={
          <>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              Keep it
            </Button>
            <Button variant="danger" onClick={() => setOpen(false)}>
              Let it go
            </Button>
          </>
        }
      />
    </Page>
  );
}
