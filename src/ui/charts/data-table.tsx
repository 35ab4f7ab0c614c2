import { classNames } from '../class-names.ts';
import { formatNumber } from '../format.ts';
import type { ChartTable } from './series.ts';

const words = (cell: string | number | undefined): string =>
  typeof cell === 'number' ? formatNumber(cell) : (cell ?? '');

/** The table twin of a drawing; a long one scrolls within. */
export function DataTable({ caption, table }: { readonly caption: string; readonly table: ChartTable }) {
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
          {table.rows.map((row, at) => (
            <tr key={row[0]} className="border-b border-line last:border-0">
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={table.columns[index]} scope="row" className="py-2 pr-4 font-normal text-ink">
                    {table.link?.(at, words(cell)) ?? words(cell)}
                  </th>
                ) : (
                  <td key={table.columns[index]} className="py-2 pr-4 text-right text-ink">
                    {words(cell)}
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
