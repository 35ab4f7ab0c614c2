import { useEffect, useRef, useState } from 'react';
import { toAppError } from '#src/backend/errors.ts';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { ProgressBar } from '#src/ui/progress-bar.tsx';
import { saveFile } from '#src/ui/save-file.ts';
import { toast } from '#src/ui/toast.tsx';
import { portabilityTexts } from '../portability.texts.ts';
import { type ExportKind, type ExportProgress, exportAll } from './export-all.ts';

const texts = portabilityTexts.data;

/** Takes everything out, as JSON or CSV, with progress. */
export function ExportSection({ userId }: { readonly userId: string }) {
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const run = async (kind: ExportKind): Promise<void> => {
    const controller = new AbortController();
    abort.current = controller;
    setFailure(null);
    setProgress({ written: 0, total: 0 });
    try {
      const blob = await exportAll(kind, userId, { signal: controller.signal, onProgress: setProgress });
      saveFile(blob, texts.fileName(new Date().toISOString().slice(0, 10), kind));
      toast({ message: texts.saved });
    } catch (error) {
      if (!controller.signal.aborted) setFailure(toAppError(error).message);
    }
    setProgress(null);
  };

  return (
    <div className="grid gap-4">
      <p className="max-w-text text-muted">{texts.exportText}</p>
      {progress === null ? (
        <div className="flex flex-wrap gap-3">
          <Button variant="secondary" onClick={() => void run('json')}>
            {texts.json}
          </Button>
          <Button variant="secondary" onClick={() => void run('csv')}>
            {texts.csv}
          </Button>
        </div>
      ) : (
        <div className="grid gap-3">
          <ProgressBar
            label={texts.progress}
            value={progress.written}
            max={Math.max(1, progress.total)}
            valueText={texts.written(progress.written, progress.total)}
            caption={texts.written(progress.written, progress.total)}
          />
          <div>
            <Button variant="quiet" size="sm" onClick={() => abort.current?.abort()}>
              {texts.stop}
            </Button>
          </div>
        </div>
      )}
      {failure !== null && (
        <Notice tone="attention">
          <p>{failure}</p>
          <p>{texts.failed}</p>
        </Notice>
      )}
    </div>
  );
}
