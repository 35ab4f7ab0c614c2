import { QueryClientProvider, queryOptions, useQuery } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { testQueryClient } from '#tests/support/render-page.tsx';
import { reload } from './reload.ts';

/** A query whose loads the test answers when it likes. */
function start() {
  const client = testQueryClient();
  const loads: { answer: (value: string) => void; fail: (error: Error) => void; signal: AbortSignal }[] = [];
  const options = queryOptions({
    queryKey: ['what'],
    queryFn: ({ signal }) =>
      new Promise<string>((answer, fail) => {
        loads.push({ answer, fail, signal });
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useQuery(options), { wrapper });
  return { client, loads, result };
}

test('a first load that is under way begins anew, and its late answer counts for nothing', async () => {
  const { client, loads, result } = start();
  expect(loads).toHaveLength(1);
  const done = reload(client, ['what']);
  await waitFor(() => expect(loads).toHaveLength(2));
  expect(loads[0]?.signal.aborted).toBe(true);
  loads[0]?.answer('read too early');
  await act(async () => {
    loads[1]?.answer('after the event');
    await done;
  });
  expect(result.current.data).toBe('after the event');
});

test('what is there stays in sight while it is loaded again', async () => {
  const { client, loads, result } = start();
  await act(async () => loads[0]?.answer('first'));
  await waitFor(() => expect(result.current.data).toBe('first'));
  const done = reload(client, ['what']);
  await waitFor(() => expect(loads).toHaveLength(2));
  expect(result.current.data).toBe('first');
  await act(async () => {
    loads[1]?.answer('second');
    await done;
  });
  expect(result.current.data).toBe('second');
});

test('a failure is thrown only where it is asked for', async () => {
  const { client, loads } = start();
  const told = reload(client, ['what'], { throwOnError: true });
  await waitFor(() => expect(loads).toHaveLength(2));
  loads[1]?.fail(new Error('down'));
  await expect(told).rejects.toThrow('down');
  const quiet = reload(client, ['what']);
  await waitFor(() => expect(loads).toHaveLength(3));
  loads[2]?.fail(new Error('down'));
  await expect(quiet).resolves.toBeUndefined();
});
