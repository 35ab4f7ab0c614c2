import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useAuthSession } from '#src/backend/auth-session.ts';
import { toAppError } from '#src/backend/errors.ts';
import { beginAsGuest } from '#src/backend/guest/guest-session.ts';
import { hasBackend } from '#src/config/env.ts';
import { paths } from '#src/config/paths.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Page } from '#src/ui/page.tsx';
import { guestTexts } from './guest.texts.ts';

const texts = guestTexts.entry;

function Points({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold text-soft">{title}</h2>
      <ul className="grid max-w-text list-disc gap-1.5 pl-5 text-caption text-muted">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

interface GuestPageProps {
  /** Leads on once somebody is a guest: to a path, or to where they wanted to go. */
  readonly onBegun: (path: string | null) => void;
}

/** Practising without an account: what is kept where, what protects it and what does not, and three ways on. */
export function GuestPage({ onBegun }: GuestPageProps) {
  const isHere = useAuthSession().status === 'guest';
  const begin = useMutation({
    mutationFn: (_path: string | null) => beginAsGuest(),
    onSuccess: (_nothing, path) => onBegun(path),
  });
  const way = (path: string | null) => ({
    busy: begin.isPending && begin.variables === path,
    onClick: () => begin.mutate(path),
  });
  return (
    <Page title={texts.title} lead={texts.lead}>
      <div className="grid gap-6">
        <Points {...texts.kept} />
        <Points {...texts.sealed} />
        <section className="grid gap-4">
          <h2 className="sr-only">{texts.waysTitle}</h2>
          {isHere && <p className="text-caption text-muted">{texts.here}</p>}
          <div className="grid gap-1.5">
            <Button wide {...way(paths.import)}>
              {texts.bring}
            </Button>
            <p className="text-caption text-muted">{texts.bringHint}</p>
          </div>
          <div className="grid gap-1.5">
            <Button variant="secondary" wide {...way(paths.breathe)}>
              {texts.breathe}
            </Button>
            <p className="text-caption text-muted">{texts.breatheHint}</p>
          </div>
          {begin.isError && <Notice tone="attention">{toAppError(begin.error).message}</Notice>}
          <div className="-mx-4 flex flex-wrap justify-between gap-2">
            <Button variant="quiet" {...way(null)}>
              {texts.look}
            </Button>
            {hasBackend && (
              <Link to={paths.signIn} className={buttonClass({ variant: 'quiet' })}>
                {texts.signIn}
              </Link>
            )}
          </div>
        </section>
      </div>
    </Page>
  );
}
