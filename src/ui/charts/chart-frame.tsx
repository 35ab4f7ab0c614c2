import { ChartColumn, Table2 } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { classNames } from '../class-names.ts';
import { uiTexts } from '../ui.texts.ts';
import { ChartDownload } from './chart-download.tsx';
import { DataTable } from './data-table.tsx';
import type { ChartTable } from './series.ts';

export interface ChartFrameProps {
  readonly title: string;
  /** The drawing in one or two sentences, with its main figures; read out in place of the drawing. */
  readonly summary: string;
  /** Shows the summary under the title too. */
  readonly summaryShown?: boolean | undefined;
  /** The same data as a table; the first cell of each row is its header. */
  readonly table: ChartTable;
  /** Lets the person take the figures and the drawing away. */
  readonly download?: boolean | undefined;
  /** Beside the title: a figure, a range switch. */
  readonly actions?: ReactNode;
  /** `card` draws its own sheet; `bare` stands within another. */
  readonly surface?: 'card' | 'bare' | undefined;
  readonly className?: string | undefined;
  /** The drawing. */
  readonly children: ReactNode;
}

const buttonClass =
  'touch-target -my-1 inline-flex min-h-8 items-center gap-1.5 rounded-lg px-2 text-caption text-muted transition-colors duration-calm ease-calm hover:bg-raised hover:text-ink';

/** A drawing with its words and its table twin, one button or the key T away. */
export function ChartFrame({
  title,
  summary,
  summaryShown = false,
  table,
  download = false,
  actions,
  surface = 'card',
  className,
  children,
}: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const id = useId();
  return (
    <figure
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-summary`}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return;
        event.preventDefault();
        setAsTable((shown) => !shown);
      }}
      className={classNames(
        'flex min-w-0 flex-col',
        surface === 'card' && 'rounded-card bg-surface p-4 shadow-card sm:p-6',
        className,
      )}
    >
      <figcaption className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id={`${id}-title`} className="text-body font-semibold text-soft">
          {title}
        </h2>
        <div className="ml-auto flex flex-wrap items-center gap-2 text-caption text-muted">
          {actions}
          {download && <ChartDownload title={title} table={table} drawing={drawing} className={buttonClass} />}
          <button
            type="button"
            aria-pressed={asTable}
            title={uiTexts.showTableHint}
            aria-keyshortcuts="T"
            onClick={() => setAsTable((shown) => !shown)}
            className={classNames(buttonClass, '-mr-2')}
          >
            {asTable ? (
              <ChartColumn aria-hidden="true" strokeWidth={1.75} className="size-4" />
            ) : (
              <Table2 aria-hidden="true" strokeWidth={1.75} className="size-4" />
            )}
            <span className="sr-only lg:not-sr-only">{uiTexts.showTable}</span>
          </button>
        </div>
        <div className={summaryShown ? 'w-full' : 'sr-only'}>
          <p id={`${id}-summary`} className="max-w-text text-muted">
            {summary}
          </p>
        </div>
      </figcaption>
      {asTable ? (
        <DataTable caption={title} table={table} />
      ) : (
        <div ref={drawing} className="contents">
          {children}
        </div>
      )}
    </figure>
  );
}
