import { useQuery } from '@tanstack/react-query';
import { devicesQueryOptions } from '#src/backend/person/devices.ts';
import { preferencesQueryOptions } from '#src/backend/person/preferences.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { portabilityKeys } from '../portability.keys.ts';
import { portabilityTexts } from '../portability.texts.ts';
import type { ChosenText } from './choose-card.tsx';
import { issuesTexts } from './issues.texts.ts';
import { readInWorker } from './read-in-worker.ts';
import { ReviewCard } from './review-card.tsx';
import { RunCard } from './run-card.tsx';
import { useFileRun } from './use-file-run.ts';

const texts = portabilityTexts.import;

interface FileImportProps {
  readonly userId: string;
  /** Unique for each chosen text. */
  readonly fileKey: string;
  readonly chosen: ChosenText;
  readonly hasNext: boolean;
  readonly onNext: () => void;
}

/** One file from reading to its last row. */
export function FileImport({ userId, fileKey, chosen, hasNext, onNext }: FileImportProps) {
  const profile = useQuery(profileQueryOptions(userId)).data;
  const devices = useQuery(devicesQueryOptions(userId)).data;
  const keepPayload = useQuery(preferencesQueryOptions(userId)).data?.keep_import_payloads ?? false;
  const zone = profile?.time_zone ?? 'UTC';
  const run = useFileRun(userId);
  const reading = useQuery({
    queryKey: [...portabilityKeys.all(userId), 'read', fileKey],
    queryFn: () => readInWorker({ ...chosen, zone }),
    enabled: profile !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    meta: { keep: false },
    // Years of rows: comparing them deeply would cost more than reading them.
    structuralSharing: false,
  });
  const outcome = reading.data;

  if (run.state.status !== 'idle') {
    return <RunCard state={run.state} hasNext={hasNext} onPause={run.pause} onResume={run.resume} onNext={onNext} />;
  }
  if (outcome === undefined || devices === undefined) {
    return (
      <Card title={texts.reading} aside={chosen.name ?? texts.pasted}>
        <LoadingNote text={texts.reading} />
        <Skeleton className="h-56 w-full" />
      </Card>
    );
  }
  if (!outcome.ok) {
    return (
      <Notice
        tone="attention"
        title={texts.problem}
        action={<Button onClick={onNext}>{hasNext ? texts.next : texts.another}</Button>}
      >
        <p>{chosen.name ?? texts.pasted}</p>
        <p>{issuesTexts.unreadable(outcome.problem)}</p>
        <p className="text-muted">{texts.nothingKept}</p>
      </Notice>
    );
  }
  return (
    <ReviewCard
      userId={userId}
      fileKey={fileKey}
      file={outcome.file}
      devices={devices}
      defaultZone={zone}
      keepPayload={keepPayload}
      onStart={run.start}
      onSkip={onNext}
    />
  );
}
