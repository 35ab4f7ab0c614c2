/** The part of PostgREST's query language that the app uses: columns, equality, order, limit, one row. */
import type { GuestRequest } from '../answering.ts';
import { Refusal, unanswered } from '../refusal.ts';

/** A row of any table. */
export type Row = Readonly<Record<string, unknown>>;

/** What a request asks of a table. */
export interface Query {
  /** Null for all columns. */
  readonly columns: readonly string[] | null;
  readonly filters: readonly { readonly column: string; readonly value: string }[];
  readonly order: readonly { readonly column: string; readonly descending: boolean }[];
  readonly limit: number;
  /** Exactly one row, not in a list. */
  readonly single: boolean;
}

const EQUALS = 'eq.';
const ORDER_FORM = /^(\w+)(?:\.(asc|desc))?$/;
/** What does not filter: `columns` and `on_conflict` belong to writes. */
const NO_FILTERS = ['select', 'order', 'limit', 'columns', 'on_conflict'];

function columnsIn(select: string | null): readonly string[] | null {
  if (select === null || select === '*') return null;
  const columns = select.split(',').map((name) => name.trim());
  const odd = columns.find((name) => !/^\w+$/.test(name));
  if (odd !== undefined) throw unanswered(`the column ${odd}`);
  return columns;
}

function filtersIn(query: URLSearchParams): Query['filters'] {
  return [...query]
    .filter(([name]) => !NO_FILTERS.includes(name))
    .map(([column, condition]) => {
      if (!condition.startsWith(EQUALS)) throw unanswered(`the filter ${column}=${condition}`);
      return { column, value: condition.slice(EQUALS.length) };
    });
}

function orderIn(order: string | null): Query['order'] {
  return (order?.split(',') ?? []).map((part) => {
    const match = ORDER_FORM.exec(part);
    if (match === null) throw unanswered(`the order ${part}`);
    return { column: String(match[1]), descending: match[2] === 'desc' };
  });
}

/** Reads what a request asks; refuses what nothing here was made for. */
export function readQuery({ query, headers }: Pick<GuestRequest, 'query' | 'headers'>): Query {
  const limit = query.get('limit');
  return {
    columns: columnsIn(query.get('select')),
    filters: filtersIn(query),
    order: orderIn(query.get('order')),
    limit: limit === null ? Infinity : Number(limit),
    single: (headers.get('accept') ?? '').includes('vnd.pgrst.object'),
  };
}

function columnOf(row: Row, column: string): unknown {
  if (!Object.hasOwn(row, column)) throw new Refusal(400, '42703', `column ${column} does not exist`);
  return row[column];
}

/** Whether a row is one of those that are asked for. Null equals nothing. */
export function isMeant(row: Row, { filters }: Query): boolean {
  return filters.every(({ column, value }) => {
    const own = columnOf(row, column);
    return own !== null && String(own) === value;
  });
}

/** Numbers by size, texts (and times, which are written alike) by their characters, nulls last. */
function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}

function inOrder(rows: readonly Row[], order: Query['order']): readonly Row[] {
  if (order.length === 0) return rows;
  return rows.toSorted((a, b) => {
    for (const { column, descending } of order) {
      const difference = compare(columnOf(a, column), columnOf(b, column));
      if (difference !== 0) return descending ? -difference : difference;
    }
    return 0;
  });
}

function shaped(row: Row, { columns }: Query): Row {
  return columns === null ? row : Object.fromEntries(columns.map((column) => [column, columnOf(row, column)]));
}

/** Rows as they go out: their columns, in a list or, when one is asked for, alone. */
export function answerRows(rows: readonly Row[], query: Query): unknown {
  const shown = rows.map((row) => shaped(row, query));
  if (!query.single) return shown;
  const [only] = shown;
  if (only === undefined || shown.length > 1) {
    const details = `The result contains ${shown.length} rows`;
    throw new Refusal(406, 'PGRST116', 'Cannot coerce the result to a single JSON object', { details });
  }
  return only;
}

/** The rows that are asked for, in their order. */
export function selectRows(rows: readonly Row[], query: Query): readonly Row[] {
  return inOrder(
    rows.filter((row) => isMeant(row, query)),
    query.order,
  ).slice(0, query.limit);
}
