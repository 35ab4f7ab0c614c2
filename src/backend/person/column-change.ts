import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { type AppError, toAppError } from '../errors.ts';

/** One column and its new value. A change is one column, so that two tabs never overwrite each other's. */
export type ColumnChange<Row, Column extends keyof Row> = {
  [K in Column]: { readonly column: K; readonly value: Row[K] };
}[Column];

/** The change as the part of the row that is sent. */
export const patchOf = <Row, Column extends keyof Row>(change: ColumnChange<Row, Column>): Partial<Pick<Row, Column>> =>
  ({ [change.column]: change.value }) as Partial<Pick<Row, Column>>;

interface Versioned {
  readonly version: number;
}

const mutationKeyOf = (queryKey: QueryKey): QueryKey => ['change', ...queryKey];

/** What is still on its way; `settled` is a change that has just had its answer and still counts as pending there. */
function pendingChanges<Row>(client: QueryClient, queryKey: QueryKey, settled?: object): Partial<Row> {
  const pending = client.getMutationCache().findAll({ mutationKey: mutationKeyOf(queryKey), status: 'pending' });
  const changes = pending.map((mutation) => mutation.state.variables as ColumnChange<Row, keyof Row> | undefined);
  return Object.fromEntries(
    changes.flatMap((change) => (change && change !== settled ? [[change.column, change.value]] : [])),
  ) as Partial<Row>;
}

/** Puts a row from the server into the cache if it is newer, under the changes that are still on their way. */
export function applyServerRow<Row extends Versioned>(
  client: QueryClient,
  queryKey: QueryKey,
  row: Row,
  settled?: object,
): void {
  client.setQueryData<Row>(queryKey, (cached) => {
    if (cached && cached.version > row.version) return cached;
    return { ...row, ...pendingChanges<Row>(client, queryKey, settled) };
  });
}

interface ColumnMutation<Row, Column extends keyof Row> {
  readonly queryKey: QueryKey;
  readonly save: (change: ColumnChange<Row, Column>) => Promise<Row>;
}

/**
 * Changes one column: shown at once, saved, and put back when the server refuses. Changes of the same row are sent
 * one after the other, so the last one wins.
 */
export function useColumnChange<Row extends Versioned, Column extends keyof Row>({
  queryKey,
  save,
}: ColumnMutation<Row, Column>) {
  const client = useQueryClient();
  return useMutation<Row, AppError, ColumnChange<Row, Column>, { before: Row | undefined }>({
    mutationKey: mutationKeyOf(queryKey),
    scope: { id: queryKey.join('/') },
    mutationFn: async (change) => {
      try {
        return await save(change);
      } catch (error) {
        throw toAppError(error);
      }
    },
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Row>(queryKey);
      client.setQueryData<Row>(queryKey, (row) => (row ? { ...row, [change.column]: change.value } : row));
      return { before };
    },
    onSuccess: (row, change) => applyServerRow(client, queryKey, row, change),
    onError: (_error, change, context) => {
      const before = context?.before;
      if (before) {
        const still = { [change.column]: before[change.column], ...pendingChanges<Row>(client, queryKey, change) };
        client.setQueryData<Row>(queryKey, (row) =>
          row ? { ...row, [change.column]: Reflect.get(still, change.column) } : row,
        );
      }
      // Not waited for: while the network is away the reload is on hold, and the refusal has to be told now.
      void client.invalidateQueries({ queryKey });
    },
  });
}
