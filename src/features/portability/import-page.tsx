import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useUserId } from '#src/backend/auth-session.ts';
import { paths } from '#src/config/paths.ts';
import { backLink } from '#src/ui/back-link.tsx';
import { Page } from '#src/ui/page.tsx';
import { ChooseCard, type ChosenText } from './import/choose-card.tsx';
import { FileImport } from './import/file-import.tsx';
import { onLaunchFiles, takeSharedFiles } from './import/handed-files.ts';
import { portabilityTexts } from './portability.texts.ts';

const texts = portabilityTexts.import;

interface Queue {
  /** Rises with every choice, so that the same file chosen again is read again. */
  readonly turn: number;
  readonly chosen: readonly ChosenText[];
  readonly at: number;
}

/** Brings exports in: by file, drop or paste; several files one after the other, each compared with what is here by then. */
export function ImportPage() {
  const userId = useUserId();
  const [queue, setQueue] = useState<Queue>({ turn: 0, chosen: [], at: 0 });
  const current = queue.chosen[queue.at];
  useEffect(() => {
    const take = (chosen: readonly ChosenText[]) => {
      // Whatever is under way goes on; what came along follows it.
      if (chosen.length > 0) setQueue((before) => ({ ...before, chosen: [...before.chosen, ...chosen] }));
    };
    onLaunchFiles(take);
    // A browser that keeps nothing was handed nothing.
    void takeSharedFiles().then(take, () => undefined);
  }, []);
  const aside = current !== undefined && (
    <p className="text-caption text-muted">{texts.fileOf(queue.at + 1, queue.chosen.length)}</p>
  );
  const back = <Link to={paths.settings} {...backLink(texts.back)} />;
  return (
    <Page title={texts.title} lead={texts.lead} width="text" back={back} aside={aside}>
      <div className="grid grid-cols-1 gap-4">
        {current === undefined ? (
          <ChooseCard onChosen={(chosen) => setQueue({ turn: queue.turn + 1, chosen, at: 0 })} />
        ) : (
          <FileImport
            key={`${queue.turn} ${queue.at}`}
            userId={userId}
            fileKey={`${queue.turn} ${queue.at}`}
            chosen={current}
            hasNext={queue.at + 1 < queue.chosen.length}
            onNext={() => setQueue({ ...queue, at: queue.at + 1 })}
          />
        )}
      </div>
    </Page>
  );
}
