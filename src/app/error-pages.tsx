import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { toAppError } from '#src/backend/errors.ts';
import { paths } from '#src/config/paths.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Page } from '#src/ui/page.tsx';
import { appTexts } from './app.texts.ts';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Page title={appTexts.notFound.title} titleHidden>
      <EmptyState
        drawing="soil"
        title={appTexts.notFound.title}
        actions={
          <Link to={paths.today} className={buttonClass()}>
            {appTexts.notFound.action}
          </Link>
        }
      >
        {appTexts.notFound.body}
      </EmptyState>
    </Page>
  );
}

/** For a page that failed while it was loaded or drawn; the frame around it stays usable. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const tryAgain = async () => {
    await router.invalidate();
    reset();
  };
  return (
    <Page title={appTexts.crash.title} titleHidden>
      <EmptyState
        drawing="soil"
        title={appTexts.crash.title}
        actions={
          <>
            <Button onClick={() => void tryAgain()}>{appTexts.crash.retry}</Button>
            <Link to={paths.today} className={buttonClass({ variant: 'secondary' })}>
              {appTexts.crash.home}
            </Link>
          </>
        }
      >
        {appTexts.crash.body}
      </EmptyState>
      <Disclosure summary={appTexts.crash.details} className="mx-auto max-w-text">
        <p className="font-mono text-caption wrap-anywhere text-muted">
          {error instanceof Error ? `${error.name}: ${error.message}` : toAppError(error).message}
        </p>
      </Disclosure>
    </Page>
  );
}
