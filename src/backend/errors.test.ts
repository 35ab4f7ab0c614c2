import { expect, test } from 'vitest';
import {
  AppError,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  OfflineError,
  RateLimitedError,
  ServerError,
  SignedOutError,
  toAppError,
  unwrap,
} from './errors.ts';

test.each([
  ['a request that never left', new TypeError('Failed to fetch'), OfflineError, 'offline'],
  ['the same through the database client', { message: 'TypeError: fetch failed', code: '' }, OfflineError, 'offline'],
  ['an expired token', { code: 'PGRST303', message: 'JWT expired', status: 401 }, SignedOutError, 'PGRST303'],
  [
    'no session',
    Object.assign(new Error('x'), { name: 'AuthSessionMissingError', status: 400 }),
    SignedOutError,
    'signed_out',
  ],
  ['a refused row', { code: '42501', message: 'permission denied' }, NotAllowedError, '42501'],
  [
    'consent withdrawn',
    { code: 'PT403', hint: 'consent_totals_only', message: 'x' },
    NotAllowedError,
    'consent_totals_only',
  ],
  ['no row', { code: 'PGRST116', message: 'no rows' }, NotFoundError, 'PGRST116'],
  [
    'an unknown code',
    { code: 'P0002', hint: 'pairing_code_unknown', message: 'x' },
    NotFoundError,
    'pairing_code_unknown',
  ],
  ['a value out of range', { code: '23514', message: 'violates check' }, InvalidInputError, '23514'],
  [
    'a bad value of ours',
    { code: 'PT400', hint: 'time_zone_unknown', message: 'x' },
    InvalidInputError,
    'time_zone_unknown',
  ],
  [
    'an answered code',
    { code: 'PT409', hint: 'pairing_code_used', message: 'x' },
    InvalidInputError,
    'pairing_code_used',
  ],
  ['a used link', { code: 'otp_expired', status: 403, message: 'expired' }, InvalidInputError, 'otp_expired'],
  ['a failing server', { status: 503, message: 'down' }, ServerError, 'server'],
  ['something that is no error', 'nonsense', ServerError, 'unknown'],
  ['nothing', null, ServerError, 'unknown'],
])('%s is told apart', (_what, error, kind, code) => {
  const known = toAppError(error);
  expect(known).toBeInstanceOf(kind);
  expect(known.code).toBe(code);
});

test('the wait of a rate limit is in seconds, from wherever it stands', () => {
  const cases: [object, number][] = [
    [{ code: 'PT429', details: '12', hint: 'rate_limited', message: 'x' }, 12],
    [{ code: 'over_email_send_rate_limit', status: 429, message: 'you can request this after 57 seconds' }, 57],
    [{ status: 429, message: 'slow' }, 60],
  ];
  for (const [error, seconds] of cases) {
    const known = toAppError(error);
    expect(known).toBeInstanceOf(RateLimitedError);
    expect(known).toMatchObject({ retryAfterS: seconds });
  }
});

test('only words written for people are shown', () => {
  expect(toAppError({ code: 'PT400', hint: 'time_zone_unknown', message: 'This zone is not known.' }).message).toBe(
    'This zone is not known.',
  );
  const raw = { code: '23514', message: 'new row violates check constraint "x"', hint: 'Perhaps you meant to call y' };
  expect(toAppError(raw).message).not.toContain('constraint');
  expect(toAppError(raw).code).toBe('23514');
});

test('an AppError stays itself and keeps its cause', () => {
  const cause = { code: '42501', message: 'x' };
  const known = toAppError(cause);
  expect(toAppError(known)).toBe(known);
  expect(known.cause).toBe(cause);
  expect(known).toBeInstanceOf(AppError);
});

test('unwrap gives the data or throws with the status of the answer', () => {
  expect(unwrap({ data: [1], error: null })).toEqual([1]);
  expect(() => unwrap({ data: null, error: { code: 'x', message: 'y' }, status: 403 })).toThrow(NotAllowedError);
});
