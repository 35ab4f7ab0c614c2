import { expect, test, vi } from 'vitest';
import { InvalidInputError, OfflineError, RateLimitedError, ServerError, SignedOutError } from './errors.ts';
import { createQueryClient, retryDelayMs, shouldRetry } from './query-client.ts';

test('what may pass by itself is tried again, three times', () => {
  for (const error of [new OfflineError('offline', ''), new ServerError('server', ''), new Error('?')]) {
    expect([0, 1, 2, 3].map((count) => shouldRetry(count, error))).toEqual([true, true, true, false]);
  }
  expect(shouldRetry(0, new InvalidInputError('x', ''))).toBe(false);
  expect(shouldRetry(0, new SignedOutError('x', ''))).toBe(false);
});

test('a short wait is honoured, a long one is told', () => {
  expect(shouldRetry(0, new RateLimitedError('x', '', 5))).toBe(true);
  expect(retryDelayMs(0, new RateLimitedError('x', '', 5))).toBe(5000);
  expect(shouldRetry(0, new RateLimitedError('x', '', 120))).toBe(false);
});

test('the pause doubles up to a limit', () => {
  const error = new ServerError('server', '');
  expect([0, 1, 2, 10].map((count) => retryDelayMs(count, error))).toEqual([800, 1600, 3200, 15_000]);
});

test('an ended session is reported, from queries and mutations, and nothing else is', async () => {
  const onSignedOut = vi.fn();
  const client = createQueryClient(onSignedOut);
  const fail = (error: Error) => () => Promise.reject(error);
  await expect(
    client.fetchQuery({ queryKey: ['a'], queryFn: fail(new SignedOutError('x', '')) }),
  ).rejects.toBeInstanceOf(SignedOutError);
  expect(onSignedOut).toHaveBeenCalledTimes(1);
  const mutation = client.getMutationCache().build(client, { mutationFn: fail(new SignedOutError('x', '')) });
  await expect(mutation.execute(undefined)).rejects.toBeInstanceOf(SignedOutError);
  expect(onSignedOut).toHaveBeenCalledTimes(2);
  await expect(
    client.fetchQuery({ queryKey: ['b'], queryFn: fail(new InvalidInputError('x', '')), retry: false }),
  ).rejects.toBeInstanceOf(InvalidInputError);
  expect(onSignedOut).toHaveBeenCalledTimes(2);
});
