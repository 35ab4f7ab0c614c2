import { type FormEvent, useState } from 'react';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { RadioCards } from '#src/ui/radio-cards.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import type { PairingRequest } from './api/lookup-pairing.ts';
import { devicesTexts } from './devices.texts.ts';
import type { PairingProblem } from './pairing-problem.ts';

const texts = devicesTexts.pair;

export interface PairingTerms {
  readonly consent: 'totals' | 'sessions';
  readonly deviceName: string;
}

interface PairReviewStepProps {
  readonly code: string;
  readonly request: PairingRequest;
  /** Which answer is on its way. */
  readonly deciding: 'allow' | 'refuse' | null;
  readonly problem: PairingProblem | null;
  readonly onAllow: (terms: PairingTerms) => void;
  readonly onRefuse: () => void;
  readonly onOtherCode: () => void;
}

/** What the device is and what it asks, with two answers of equal weight. */
export function PairReviewStep({
  code,
  request,
  deciding,
  problem,
  onAllow,
  onRefuse,
  onOtherCode,
}: PairReviewStepProps) {
  const [consent, setConsent] = useState(request.requested_consent);
  const [name, setName] = useState(request.device_name ?? devicesTexts.kinds[request.kind]);
  const offersSessions = request.requested_consent === 'sessions';
  const [nameMissing, setNameMissing] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (deciding !== null) return;
    const deviceName = name.trim();
    setNameMissing(deviceName === '');
    if (deviceName !== '') onAllow({ consent, deviceName });
  };

  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      <div className="grid gap-2 rounded-control bg-raised p-4 text-center">
        <p className="font-mono text-lead tracking-widest text-ink" translate="no">
          {code}
        </p>
        <p className="text-caption text-muted">
          {texts.reviewFrom(devicesTexts.kinds[request.kind], request.client_name)}
        </p>
      </div>
      <p className="max-w-text">{texts.check}</p>
      <TextField
        label={texts.name}
        hint={texts.nameHint}
        error={nameMissing ? texts.nameEmpty : undefined}
        name="device-name"
        autoComplete="off"
        maxLength={60}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setNameMissing(false);
        }}
      />
      <RadioCards
        legend={devicesTexts.consent.legend}
        hint={devicesTexts.consent.never}
        value={consent}
        onValueChange={setConsent}
        options={[
          {
            value: 'totals',
            label: devicesTexts.consent.totals.label,
            description: devicesTexts.consent.totals.hint,
          },
          {
            value: 'sessions',
            label: devicesTexts.consent.sessions.label,
            description: offersSessions ? devicesTexts.consent.sessions.hint : texts.totalsOnlyAsked,
            disabled: !offersSessions,
          },
        ]}
      />
      {problem && (
        <Notice tone="attention" title={problem.title}>
          {problem.body}
        </Notice>
      )}
      <div className="grid grid-cols-2 gap-3">
        <Button
          variant="secondary"
          wide
          busy={deciding === 'refuse'}
          disabled={deciding === 'allow'}
          onClick={onRefuse}
        >
          {texts.refuse}
        </Button>
        <Button type="submit" variant="secondary" wide busy={deciding === 'allow'} disabled={deciding === 'refuse'}>
          {texts.allow}
        </Button>
      </div>
      <Button variant="quiet" onClick={onOtherCode}>
        {texts.otherCode}
      </Button>
    </form>
  );
}
