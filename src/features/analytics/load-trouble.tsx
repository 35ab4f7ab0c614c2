import { OfflineError } from '#src/backend/errors.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { analyticsTexts as texts } from './analytics.texts.ts';

/** As much of a query as tells whether its figures are coming. */
interface Load {
  readonly data: unknown;
  readonly isError: boolean;
  readonly isPaused: boolean;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

/** Whether a query has nothing to show and will not get it by itself. */
export const isStuck = (load: Load): boolean => load.data === undefined && (load.isError || load.isPaused);

/** What has not come, what is safe, and how to go on. */
export function LoadTrouble({ loads }: { readonly loads: readonly Load[] }) {
  const stuck = loads.filter(isStuck);
  const offline = stuck.every((load) => load.isPaused || load.error instanceof OfflineError);
  return (
    <Notice
      tone={offline ? 'attention' : 'danger'}
      title={offline ? undefined : texts.error.title}
      action={
        <Button
          variant="secondary"
          size="sm"
          onClick={() => {
            for (const load of stuck) void load.refetch();
          }}
        >
          {texts.error.retry}
        </Button>
      }
    >
      {offline ? texts.offlineEmpty : texts.error.text}
    </Notice>
  );
}

/** A card whose figures have not come, in its own place: the other cards stand. */
export function TroubleCard({ title, load }: { readonly title: string; readonly load: Load }) {
  return (
    <Card title={title}>
      <LoadTrouble loads={[load]} />
    </Card>
  );
}
