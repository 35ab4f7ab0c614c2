import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { RateLimitedError, toAppError } from '#src/backend/errors.ts';
import { Button } from '#src/ui/button.tsx';
import { authTexts } from './auth.texts.ts';
import { failureText } from './failure-text.ts';
import { useCountdown } from './use-countdown.ts';

const pauseMs = 60_000;

/** Sends the mail once more, after a pause; the first mail has just been sent when this shows. */
export function ResendButton({ send }: { readonly send: () => Promise<void> }) {
  const [until, setUntil] = useState(() => Date.now() + pauseMs);
  const left = useCountdown(until);
  const sending = useMutation({
    mutationFn: send,
    onSuccess: () => setUntil(Date.now() + pauseMs),
    onError: (error) => {
      const known = toAppError(error);
      if (known instanceof RateLimitedError) setUntil(Date.now() + known.retryAfterS * 1000);
    },
  });
  return (
    <div className="grid gap-2">
      <Button variant="quiet" disabled={left > 0} busy={sending.isPending} onClick={() => sending.mutate()}>
        {left > 0 ? authTexts.mail.resendIn(left) : authTexts.mail.resend}
      </Button>
      <p role="status" className="text-caption text-muted empty:hidden">
        {sending.isSuccess && authTexts.mail.resent}
        {sending.isError && failureText(sending.error)}
      </p>
    </div>
  );
}
