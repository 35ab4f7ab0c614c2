import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '#src/ui/button.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { authTexts } from './auth.texts.ts';
import { failureText } from './failure-text.ts';

/** Only what can't be an address is held back; whether there is one, its mail server knows. */
const looksLikeEmail = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

interface EmailFormProps {
  readonly initialEmail: string;
  readonly submitLabel: string;
  readonly send: (email: string) => Promise<void>;
  readonly onSent: (email: string) => void;
  /** A kinder word for a refusal this form can explain; `null` leaves it to the error itself. */
  readonly explain?: (error: unknown) => string | null;
}

/** One field, one button: has a mail sent to an address. */
export function EmailForm({ initialEmail, submitLabel, send, onSent, explain }: EmailFormProps) {
  const [email, setEmail] = useState(initialEmail);
  const [problem, setProblem] = useState<string>();
  const sending = useMutation({
    mutationFn: send,
    onSuccess: (_void, sentTo) => onSent(sentTo),
    onError: (error) => setProblem(explain?.(error) ?? failureText(error)),
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sending.isPending) return;
    const trimmed = email.trim();
    if (trimmed === '') return setProblem(authTexts.signIn.emailMissing);
    if (!looksLikeEmail.test(trimmed)) return setProblem(authTexts.signIn.emailInvalid);
    setProblem(undefined);
    sending.mutate(trimmed);
  };

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <TextField
        label={authTexts.signIn.email}
        type="email"
        name="email"
        autoComplete="email"
        inputMode="email"
        spellCheck={false}
        placeholder={authTexts.signIn.emailPlaceholder}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={problem}
      />
      <Button type="submit" wide busy={sending.isPending}>
        {submitLabel}
      </Button>
    </form>
  );
}
