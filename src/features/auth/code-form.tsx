import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '#src/ui/button.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { type CodePurpose, verifyCode } from './api/verify-code.ts';
import { authTexts } from './auth.texts.ts';
import { failureText } from './failure-text.ts';

const codeLength = 6;

interface CodeFormProps {
  readonly email: string;
  readonly purpose: CodePurpose;
  readonly submitLabel: string;
  readonly onVerified?: () => void;
}

/** The six digits of the mail; a pasted or filled-in code is sent by itself. */
export function CodeForm({ email, purpose, submitLabel, onVerified }: CodeFormProps) {
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const verifying = useMutation({
    mutationFn: (token: string) => verifyCode(email, token, purpose),
    onSuccess: () => onVerified?.(),
    onError: (error) => setProblem(failureText(error, authTexts.failure.code)),
  });

  const verify = (token: string) => {
    if (verifying.isPending) return;
    if (token.length !== codeLength) return setProblem(authTexts.mail.codeIncomplete);
    setProblem(undefined);
    verifying.mutate(token);
  };
  const change = (typed: string) => {
    const digits = typed.replace(/\D/g, '').slice(0, codeLength);
    setCode(digits);
    if (digits.length === codeLength && digits !== code) verify(digits);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    verify(code);
  };

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <TextField
        label={authTexts.mail.codeLabel}
        hint={authTexts.mail.codeHint}
        name="code"
        code
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => change(event.currentTarget.value)}
        error={problem}
      />
      <Button type="submit" variant="secondary" wide busy={verifying.isPending}>
        {submitLabel}
      </Button>
    </form>
  );
}
