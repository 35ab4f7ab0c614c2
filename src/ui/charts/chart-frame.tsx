import { ChartColumn, Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { classNames } from '../class-names.ts';
import { uiTexts } from '../ui.texts.ts';
import type { ChartTable } from './series.ts';

export interface ChartFrameProps {
  readonly title: string;
  /** The drawing in one or two sentences, with its main figures; read out in place of the drawing. */
  readonly summary: string;
  /** Shows the summary under the title too. */
  readonly summaryShown?: boolean | undefined;
  /** The same data as a table; the first cell of each row is its header. */
  readonly table: ChartTable;
  /** Beside the title: a figure, a range switch. */
  readonly actions?: ReactNode;
  /** `card` draws its own sheet; `bare` stands within another. */
  readonly surface?: 'card' | 'bare' | undefined;
  readonly className?: string | undefined;
  /** The drawing. */
  readonly children: ReactNode;
}

/** A drawing with its words and its table twin, one button or the key T away. */
export function ChartFrame({
  title,
  summary,
  summaryShown = false,
  table,
  actions,
  surface = 'card',
  className,
  children,
}: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
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
          <button
            type="button"
            aria-pressed={asTable}
            title={uiTexts.showTableHint}
            aria-keyshortcuts="T"
            onClick={() => setAsTable((shown) => !shown)}
            className="touch-target -my-1 -mr-2 inline-flex min-h-8 items-center gap-1.5 rounded-lg px-2 text-caption text-muted transition-colors duration-calm ease-calm hover:bg-raised hover:text-ink"
          >
            {asTable ? (
              <ChartColumn aria-hidden="true" strokeWidth={1.75} className="size-4" />
            ) : (
              <Table2 aria-hidden="true" strokeWidth={1.75} className="size-4" />
            )}
            <span className="sr-only sm:not-sr-only">{uiTexts.showTable}</span>
          </button>
        </div>
        <div className={summaryShown ? 'w-full' : 'sr-only'}>
          <p id={`${id}-summary`} className="max-w-text text-muted">
            {summary}
          </p>
        </div>
      </figcaption>
      {asTable ? <DataTable caption={title} table={table} /> : children}
    </figure>
  );
}

function DataTable({ caption, table }: { readonly caption: string; readonly table: ChartTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table scrolls inside; the keyboard must reach it.
    <section tabIndex={0} aria-label={caption} className="max-h-96 overflow-auto rounded-lg">
      <table className="tabular w-full border-collapse text-left text-caption">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-surface">
          <tr>
            {table.columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={classNames(
                  'border-b border-line py-2 pr-4 font-medium text-muted',
                  index > 0 && 'text-right',
                )}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]} className="border-b border-line last:border-0">
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={table.columns[index]} scope="row" className="py-2 pr-4 font-normal text-ink">
                    {cell}
                  </th>
                ) : (
                  <td key={table.columns[index]} className="py-2 pr-4 text-right text-ink">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
