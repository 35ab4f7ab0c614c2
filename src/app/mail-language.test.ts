import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { supabase } from '#src/backend/client.ts';
import { applyLanguage, startLanguage } from '#src/language/language.ts';
import { keepMailLanguage } from './mail-language.ts';
import { spanish } from './spanish.ts';

type Session = Awaited<ReturnType<typeof supabase.auth.getSession>>['data']['session'];

const sessionWith = (user_metadata: object) => ({ user: { id: 'u1', user_metadata } }) as Session;
const whoIsHere = (session: Session) =>
  vi.spyOn(supabase.auth, 'getSession').mockResolvedValue({ data: { session }, error: null } as never);
const updateUser = () =>
  vi.spyOn(supabase.auth, 'updateUser').mockResolvedValue({ data: { user: null }, error: null } as never);

beforeEach(async () => {
  await startLanguage({ es: async () => spanish });
  await applyLanguage('es');
});
afterEach(async () => {
  await applyLanguage('en');
  vi.restoreAllMocks();
});

test('the account learns which language its mails are to be in', async () => {
  const update = updateUser();
  whoIsHere(sessionWith({}));
  await keepMailLanguage();
  expect(update).toHaveBeenCalledWith({ data: { language: 'es' } });
});

test.each([
  ['knows it already', sessionWith({ language: 'es' })],
  ['is not there', null],
])('an account that %s is left alone', async (_what, session) => {
  const update = updateUser();
  whoIsHere(session);
  await keepMailLanguage();
  expect(update).not.toHaveBeenCalled();
});
