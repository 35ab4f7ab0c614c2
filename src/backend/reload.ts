import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Loads again what is shown of these queries. A first load that is under way begins anew: it may have been read
 * before what this answers to, and without data of its own a query would only wait for it. Rejects with what fails
 * where `throwOnError` says so, otherwise never.
 */
export async function reload(
  client: QueryClient,
  queryKey: QueryKey,
  { throwOnError = false }: { readonly throwOnError?: boolean } = {},
): Promise<void> {
  await client.cancelQueries({ queryKey, predicate: ({ state }) => state.data === undefined });
  await client.invalidateQueries({ queryKey }, { throwOnError, cancelRefetch: true });
}
