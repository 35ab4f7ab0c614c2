import { type UseMutationResult, useQuery } from '@tanstack/react-query';
import { toAppError } from '#src/backend/errors.ts';
import type { GuestData } from '#src/backend/guest/guest-data.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { formatNumber } from '#src/ui/format.ts';
import { Notice } from '#src/ui/notice.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { portabilityKeys } from '../portability.keys.ts';
import { getAccountFacts, getDeleted } from './api/account-facts.ts';
import { type Comparison, compare } from './compare.ts';
import { moveTexts } from './move.texts.ts';
import type { MoveRun } from './move-state.ts';
import { stoppedText } from './stopped-text.ts';

const texts = moveTexts.check;

interface Checked extends Comparison {
  /** Of the missing ones: deleted by the person. */
  readonly deleted: number;
}

async function check(userId: string, data: GuestData, move: MoveRun): Promise<Checked> {
  const wasThere = new Set(move.choices.flatMap(([, { deviceId }]) => deviceId ?? []));
  const devices = move.progress.flatMap(({ begun }) => begun?.device_id ?? []);
  const made = new Set(devices.filter((id) => !wasThere.has(id)));
  const comparison = compare(data, await getAccountFacts(userId), made);
  const keys = comparison.missing.length === 0 ? new Set<string>() : await getDeleted(comparison.missing);
  const deleted = comparison.missing.filter((row) => keys.has(`${row.client_session_id} ${row.content_hash}`)).length;
  return { ...comparison, deleted };
}

function reasonsOf({ isEqual, elsewhere, deleted, differing, missing }: Checked, noRoom: number): string[] {
  const rest = missing.length - deleted - differing;
  const reasons = [
    elsewhere > 0 ? texts.elsewhere(elsewhere) : null,
    deleted > 0 ? texts.deleted(deleted) : null,
    differing > 0 ? texts.differing(differing) : null,
    rest > 0 ? texts.missing(rest) : null,
    !isEqual && missing.length === 0 ? texts.counters : null,
    noRoom > 0 ? texts.noRoom(noRoom) : null,
  ];
  return reasons.filter((reason) => reason !== null);
}

function Figures({ figures }: Pick<Comparison, 'figures'>) {
  return (
    <table className="w-full text-left">
      <caption className="sr-only">{texts.table}</caption>
      <thead className="text-caption text-muted">
        <tr>
          <th scope="col" className="py-2 pr-3 font-medium">
            {texts.figure}
          </th>
          <th scope="col" className="py-2 pr-3 text-right font-medium">
            {texts.here}
          </th>
          <th scope="col" className="py-2 text-right font-medium">
            {texts.there}
          </th>
        </tr>
      </thead>
      <tbody className="tabular">
        {figures.map(({ name, here, there }) => (
          <tr key={name} className="border-t border-line">
            <th scope="row" className="py-2 pr-3 font-normal text-muted">
              {texts.figures[name]}
            </th>
            <td className="py-2 pr-3 text-right">{formatNumber(Math.round(here))}</td>
            <td className={here === there ? 'py-2 text-right' : 'py-2 text-right font-semibold text-autumn'}>
              {formatNumber(Math.round(there))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CheckStepProps {
  readonly userId: string;
  readonly data: GuestData;
  readonly move: MoveRun;
  readonly finish: UseMutationResult<void, Error, number>;
}

/** Counts again on both sides; the copy in this browser goes only then, when the person says so. */
export function CheckStep({ userId, data, move, finish }: CheckStepProps) {
  const checked = useQuery({
    queryKey: [...portabilityKeys.all(userId), 'check', move.importIds.join(' ')],
    queryFn: () => check(userId, data, move),
    staleTime: 0,
    gcTime: 0,
    meta: { keep: false },
    structuralSharing: false,
  });
  const result = checked.data;
  return (
    <Card title={moveTexts.steps.check} aside={moveTexts.step(4, 4)}>
      <div className="grid gap-6">
        {result === undefined && !checked.isError && (
          <>
            <LoadingNote text={texts.counting} />
            <Skeleton className="h-56 w-full" />
          </>
        )}
        {checked.isError && (
          <Notice
            tone="attention"
            action={
              <Button variant="secondary" size="sm" onClick={() => void checked.refetch()}>
                {texts.again}
              </Button>
            }
          >
            {toAppError(checked.error).message}
          </Notice>
        )}
        {result !== undefined && (
          <>
            <Notice tone={result.isEqual ? 'info' : 'attention'} title={result.isEqual ? texts.equal : texts.differs}>
              {result.isEqual && <p>{texts.equalBody}</p>}
              <ul className="grid gap-1">
                {reasonsOf(result, move.noRoom).map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </Notice>
            <Figures figures={result.figures} />
            <section className="grid justify-items-start gap-3">
              <h3 className="font-semibold text-soft">{texts.finishTitle}</h3>
              <p className="max-w-text text-muted">{texts.finishBody}</p>
              <Button
                variant={result.isEqual ? 'primary' : 'secondary'}
                busy={finish.isPending}
                onClick={() => finish.mutate(data.sessions.length - result.missing.length)}
              >
                {result.isEqual ? texts.finish : texts.finishAnyway}
              </Button>
              {finish.isError && <Notice tone="attention">{stoppedText(finish.error)}</Notice>}
            </section>
          </>
        )}
      </div>
    </Card>
  );
}
