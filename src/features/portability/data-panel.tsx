import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useUserId } from '#src/backend/auth-session.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import { paths } from '#src/config/paths.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TimeText } from '#src/ui/time-text.tsx';
import { importsQueryOptions } from './api/get-imports.ts';
import { ExportSection } from './export/export-section.tsx';
import { portabilityTexts } from './portability.texts.ts';

const texts = portabilityTexts.data;

function PastImports({ userId }: { readonly userId: string }) {
  const query = useQuery(importsQueryOptions(userId));
  const timeZone = useQuery(profileQueryOptions(userId)).data?.time_zone ?? 'UTC';
  if (query.data === undefined) {
    if (query.isPending && !query.isPaused) return <Skeleton className="h-16 w-full" />;
    return (
      <Notice
        tone="attention"
        action={
          <Button variant="secondary" size="sm" onClick={() => void query.refetch()}>
            {texts.retry}
          </Button>
        }
      >
        {texts.listFailed}
      </Notice>
    );
  }
  if (query.data.length === 0) return <p className="text-muted">{texts.none}</p>;
  return (
    <ul className="divide-y divide-line">
      {query.data.map((row) => (
        <li key={row.id} className="grid gap-0.5 py-3">
          <p className="flex flex-wrap justify-between gap-x-4">
            <span className="font-medium text-ink">{row.file_name ?? texts.pasted}</span>
            <TimeText value={row.created_at} timeZone={timeZone} className="text-muted" />
          </p>
          <p className="text-muted">
            {texts.counts(row)}
            {row.status === 'running' && ` (${texts.running})`}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The data section of settings: bring in, take out, and what was brought in before. */
export function DataPanel() {
  const userId = useUserId();
  return (
    <div className="grid gap-8">
      <section className="grid justify-items-start gap-3">
        <h3 className="font-semibold text-soft">{texts.importTitle}</h3>
        <p className="max-w-text text-muted">{texts.importText}</p>
        <Link to={paths.import} className={buttonClass({ variant: 'secondary' })}>
          {texts.importLink}
        </Link>
      </section>
      <section className="grid gap-3">
        <h3 className="font-semibold text-soft">{texts.exportTitle}</h3>
        <ExportSection userId={userId} />
      </section>
      <section className="grid gap-3">
        <h3 className="font-semibold text-soft">{texts.past}</h3>
        <PastImports userId={userId} />
      </section>
    </div>
  );
}
