import { expect, test } from 'vitest';
import { readConfirmLink } from './confirm-link-params.ts';

const hash = 'a'.repeat(56);

test('a whole link is read, with its type or without', () => {
  expect(readConfirmLink(`?token_hash=${hash}&type=email_change`, '')).toEqual({
    kind: 'link',
    link: { tokenHash: hash, type: 'email_change' },
  });
  expect(readConfirmLink(`?token_hash=${hash}`, '')).toEqual({
    kind: 'link',
    link: { tokenHash: hash, type: 'email' },
  });
});

test.each([
  ['', ''],
  ['?type=email', ''],
  ['?token_hash=abc&type=email', ''],
  [`?token_hash=${hash}&type=admin`, ''],
  ['?token_hash=%3Cscript%3Ealert(1)%3C/script%3E&type=email', ''],
])('%s%s is damaged', (search, fragment) => {
  expect(readConfirmLink(search, fragment)).toEqual({ kind: 'damaged' });
});

test('an error of the auth server is understood in query and fragment', () => {
  expect(readConfirmLink('?error=access_denied&error_code=otp_expired', '')).toEqual({ kind: 'expired' });
  expect(readConfirmLink('', '#error=access_denied&error_code=otp_expired')).toEqual({ kind: 'expired' });
});
