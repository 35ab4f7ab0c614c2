import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { errorTexts } from '../errors.texts.ts';
import { type AppError, OfflineError, toAppError } from '../errors.ts';
import { enqueue, withdraw } from '../offline/outbox.ts';
import { outboxStore, waitingEntries } from '../offline/outbox-store.ts';

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

/** What the outbox keeps of a change; `base` is what the backend had, as far as this browser knew. */
export interface KeptColumnChange {
  readonly column: string;
  readonly value: unknown;
  readonly base: unknown;
}

/** A change whose answer is here, and which still counts as pending where pending ones are looked up. */
export interface Settled {
  readonly column: PropertyKey;
  /** When it was made, for one from the outbox. */
  readonly madeAt?: number;
}

const mutationKeyOf = (queryKey: QueryKey): QueryKey => ['change', ...queryKey];

/** The outbox's kind for changes of this row: the last part of its key. */
const kindOf = (queryKey: QueryKey): string => String(queryKey.at(-1));

/** What is still on its way or waits in the outbox. */
function pendingChanges<Row>(client: QueryClient, queryKey: QueryKey, settled?: Settled): Partial<Row> {
  const kept = waitingEntries(kindOf(queryKey)).filter(
    (entry) => entry.slot !== settled?.column || entry.madeAt > (settled.madeAt ?? 0),
  );
  const pending = client.getMutationCache().findAll({ mutationKey: mutationKeyOf(queryKey), status: 'pending' });
  const changes = [
    ...kept.map((entry) => entry.payload as KeptColumnChange),
    ...pending.map((mutation) => mutation.state.variables as KeptColumnChange | undefined),
  ];
  return Object.fromEntries(
    changes.flatMap((change) => (change && change !== settled ? [[change.column, change.value]] : [])),
  ) as Partial<Row>;
}

/** A row from the server under the changes that haven't reached it yet. */
export const withPending = <Row>(client: QueryClient, queryKey: QueryKey, row: Row, settled?: Settled): Row => ({
  ...row,
  ...pendingChanges<Row>(client, queryKey, settled),
});

/** Puts a row from the server into the cache if it is newer, under the changes that are still on their way. */
export function applyServerRow<Row extends Versioned>(
  client: QueryClient,
  queryKey: QueryKey,
  row: Row,
  settled?: Settled,
): void {
  client.setQueryData<Row>(queryKey, (cached) => {
    if (cached && cached.version > row.version) return cached;
    return withPending(client, queryKey, row, settled);
  });
}

interface ColumnMutation<Row, Column extends keyof Row> {
  readonly userId: string;
  readonly queryKey: QueryKey;
  readonly save: (change: ColumnChange<Row, Column>) => Promise<Row>;
}

const slotOf = (userId: string, queryKey: QueryKey, column: PropertyKey) => ({
  userId,
  kind: kindOf(queryKey),
  slot: String(column),
});

/**
 * Changes one column: shown at once, saved, and put back when the server refuses. Changes of the same row are sent
 * one after the other, so the last one wins. Without a network the change is kept in the outbox.
 */
export function useColumnChange<Row extends Versioned, Column extends keyof Row>({
  userId,
  queryKey,
  save,
}: ColumnMutation<Row, Column>) {
  const client = useQueryClient();

  /** Keeps the change for later; the row is what this browser shows. Throws `because` where nothing can be kept. */
  const keep = async (change: ColumnChange<Row, Column>, base: unknown, because: AppError): Promise<Row> => {
    const shown = client.getQueryData<Row>(queryKey);
    if (shown === undefined) throw because;
    const payload: KeptColumnChange = { column: String(change.column), value: change.value, base };
    await enqueue({ ...slotOf(userId, queryKey, change.column), payload }).catch(() => {
      throw because;
    });
    return shown;
  };

  return useMutation<Row, AppError, ColumnChange<Row, Column>, { before: Row | undefined }>({
    mutationKey: mutationKeyOf(queryKey),
    scope: { id: queryKey.join('/') },
    mutationFn: async (change) => {
      const slot = slotOf(userId, queryKey, change.column);
      const entry = outboxStore.getState().entries.find((row) => row.kind === slot.kind && row.slot === slot.slot);
      if (entry?.failure === null) {
        // It follows the one that waits, so that an older value can't overtake it.
        return keep(change, (entry.payload as KeptColumnChange).base, new OfflineError('offline', errorTexts.notKept));
      }
      try {
        const row = await save(change);
        if (entry !== undefined) await withdraw(slot);
        return row;
      } catch (error) {
        const known = toAppError(error);
        if (known instanceof OfflineError) return keep(change, bases.get(change), known);
        throw known;
      }
    },
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Row>(queryKey);
      bases.set(change, before?.[change.column]);
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

/** What the backend had in the column before each change, as far as this browser knew. */
const bases = new WeakMap<object, unknown>();
