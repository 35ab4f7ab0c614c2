import { type FormEvent, useState } from 'react';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { devicesTexts } from './devices.texts.ts';
import { readPairingCode } from './pairing-code.ts';
import type { PairingProblem } from './pairing-problem.ts';

const texts = devicesTexts.pair;

interface PairCodeStepProps {
  readonly initialCode: string;
  readonly busy: boolean;
  readonly problem: PairingProblem | null;
  readonly onCode: (code: string) => void;
}

/** Enter the code; what was typed stays, whatever happens. */
export function PairCodeStep({ initialCode, busy, problem, onCode }: PairCodeStepProps) {
  const [typed, setTyped] = useState(initialCode);
  const [invalid, setInvalid] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const code = readPairingCode(typed);
    setInvalid(code === null);
    if (code === null) return;
    setTyped(code);
    onCode(code);
  };

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {problem && (
        <Notice tone="attention" title={problem.title}>
          {problem.body}
        </Notice>
      )}
      <TextField
        label={texts.code}
        hint={texts.codeHint}
        error={invalid ? texts.codeInvalid : undefined}
        code
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setInvalid(false);
        }}
      />
      <Button type="submit" wide busy={busy}>
        {problem?.mayPass ? texts.tryAgain : texts.find}
      </Button>
    </form>
  );
}
