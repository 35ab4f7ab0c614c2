import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useUserId } from '#src/backend/auth-session.ts';
import { personKeys } from '#src/backend/person/person.keys.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Page } from '#src/ui/page.tsx';
import { decidePairing, type PairingDecision } from './api/decide-pairing.ts';
import { lookupPairing, type PairingRequest } from './api/lookup-pairing.ts';
import { devicesTexts } from './devices.texts.ts';
import { PairCodeStep } from './pair-code-step.tsx';
import { PairOutcome } from './pair-outcome.tsx';
import { PairReviewStep } from './pair-review-step.tsx';
import { forgetPairingCode, recallPairingCode } from './pairing-code-memory.ts';
import { pairingProblem, requestProblem } from './pairing-problem.ts';
import { RootsDrawing } from './roots-drawing.tsx';

const texts = devicesTexts.pair;

type Step =
  | { readonly at: 'code'; readonly code: string }
  | { readonly at: 'review'; readonly code: string; readonly request: PairingRequest }
  | { readonly at: 'allowed'; readonly deviceId: string; readonly deviceName: string }
  | { readonly at: 'refused' };

const titleOf = (step: Step): string =>
  step.at === 'review' ? texts.review(step.request.device_name ?? devicesTexts.kinds[step.request.kind]) : texts.title;

/** Connects a device: its code, what it asks, an answer, and the first data. */
export function PairPage() {
  const client = useQueryClient();
  const userId = useUserId();
  const [step, setStep] = useState<Step>(() => ({ at: 'code', code: recallPairingCode() }));

  const lookup = useMutation({
    mutationFn: lookupPairing,
    onSuccess: (request, code) => {
      if (requestProblem(request.status, request.expires_at, Date.now()) === null) {
        setStep({ at: 'review', code, request });
      }
    },
  });
  const decide = useMutation({
    mutationFn: (decision: PairingDecision) => decidePairing(decision),
    onSuccess: async (deviceId, decision) => {
      forgetPairingCode();
      if (!decision.allow || deviceId === null) return setStep({ at: 'refused' });
      setStep({ at: 'allowed', deviceId, deviceName: decision.deviceName });
      await client.invalidateQueries({ queryKey: personKeys.devices(userId) });
    },
  });

  const startOver = () => {
    lookup.reset();
    decide.reset();
    forgetPairingCode();
    setStep({ at: 'code', code: '' });
  };
  const lookupProblem = lookup.isError
    ? pairingProblem(lookup.error)
    : lookup.isSuccess && step.at === 'code'
      ? requestProblem(lookup.data.status, lookup.data.expires_at, Date.now())
      : null;

  return (
    <Page title={titleOf(step)} lead={step.at === 'code' ? texts.lead : undefined} width="text">
      <div className="grid gap-6">
        {step.at === 'code' && (
          <Card>
            <RootsDrawing joined={false} />
            <PairCodeStep
              key={step.code}
              initialCode={step.code}
              busy={lookup.isPending}
              problem={lookupProblem}
              onCode={(code) => lookup.mutate(code)}
            />
          </Card>
        )}
        {step.at === 'review' && (
          <Card>
            <PairReviewStep
              code={step.code}
              request={step.request}
              deciding={decide.isPending ? (decide.variables.allow ? 'allow' : 'refuse') : null}
              problem={decide.isError ? pairingProblem(decide.error) : null}
              onAllow={(terms) => decide.mutate({ code: step.code, allow: true, ...terms })}
              onRefuse={() => decide.mutate({ code: step.code, allow: false })}
              onOtherCode={startOver}
            />
          </Card>
        )}
        {step.at === 'allowed' && <PairOutcome deviceId={step.deviceId} deviceName={step.deviceName} />}
        {step.at === 'refused' && (
          <Card title={texts.refused.title}>
            <div className="grid gap-4">
              <p className="max-w-text">{texts.refused.body}</p>
              <Button variant="secondary" onClick={startOver}>
                {texts.otherCode}
              </Button>
            </div>
          </Card>
        )}
      </div>
    </Page>
  );
}
