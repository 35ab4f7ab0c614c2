import { Download } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { saveFile } from '../save-file.ts';
import { toast } from '../toast.tsx';
import { uiTexts } from '../ui.texts.ts';
import { chartFileName, drawingPng, mainDrawing, tableCsv } from './export-chart.ts';
import type { ChartTable } from './series.ts';

interface ChartDownloadProps {
  readonly title: string;
  readonly table: ChartTable;
  /** Where the drawing stands; empty while the table is shown. */
  readonly drawing: RefObject<HTMLDivElement | null>;
  readonly className: string;
}

/** A chart to take away: its figures as CSV, its drawing as PNG. */
export function ChartDownload({ title, table, drawing, className }: ChartDownloadProps) {
  const [open, setOpen] = useState(false);
  const svg = () => (drawing.current === null ? null : mainDrawing(drawing.current));
  const asCsv = () => {
    saveFile(new Blob([tableCsv(table)], { type: 'text/csv;charset=utf-8' }), `${chartFileName(title)}.csv`);
    setOpen(false);
  };
  const asPng = async () => {
    const found = svg();
    setOpen(false);
    if (found === null) return;
    try {
      saveFile(await drawingPng(found, title), `${chartFileName(title)}.png`);
    } catch {
      toast({ message: uiTexts.pngFailed });
    }
  };
  return (
    <>
      {open && (
        <span className="inline-flex">
          <button type="button" className={className} aria-label={uiTexts.downloadCsv(title)} onClick={asCsv}>
            CSV
          </button>
          {svg() !== null && (
            <button
              type="button"
              className={className}
              aria-label={uiTexts.downloadPng(title)}
              onClick={() => void asPng()}
            >
              PNG
            </button>
          )}
        </span>
      )}
      <button
        type="button"
        className={className}
        aria-expanded={open}
        aria-label={uiTexts.download(title)}
        title={uiTexts.downloadHint}
        onClick={() => setOpen((was) => !was)}
      >
        <Download aria-hidden="true" strokeWidth={1.75} className="size-4" />
      </button>
    </>
  );
}
