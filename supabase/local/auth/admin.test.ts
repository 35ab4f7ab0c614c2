import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuthBench, openAuthBench } from './testing.ts';

let bench: AuthBench;
let counter = 0;

beforeAll(async () => {
  bench = await openAuthBench();
}, 30_000);
afterAll(() => bench.close());

/** A new account by the admin's hand, signed in. */
async function signIn() {
  counter += 1;
  const email = `person${counter}@example.test`;
  const admin = bench.client({ key: bench.keys.secretKey });
  const { data } = await admin.auth.admin.generateLink({ type: 'magiclink', email });
  const verified = await bench
    .client()
    .auth.verifyOtp({ token_hash: data.properties?.hashed_token ?? '', type: 'email' });
  if (!verified.data.session || !verified.data.user) throw verified.error ?? new Error('no session');
  return { session: verified.data.session, user: verified.data.user };
}

describe('administration', () => {
  it('is for the secret key alone', async () => {
    const { session } = await signIn();
    const asUser = await bench.app.request('/admin/users', {
      headers: { authorization: `Bearer ${session.access_token}` },
    });
    expect(asUser.status).toBe(403);
    expect(await asUser.json()).toMatchObject({ error_code: 'not_admin' });
    const asNobody = await bench.client().auth.admin.listUsers();
    expect(asNobody.error?.status).toBe(403);
  });

  it('takes everything of a deleted user away', async () => {
    const { user, session } = await signIn();
    const admin = bench.client({ key: bench.keys.secretKey });
    expect((await admin.auth.admin.deleteUser(user.id)).error).toBeNull();
    for (const table of ['users', 'identities', 'sessions', 'refresh_tokens', 'one_time_tokens']) {
      const column = table === 'users' ? 'id' : 'user_id';
      const rows = await bench.sql`select 1 from ${bench.sql(`auth.${table}`)} where ${bench.sql(column)} = ${user.id}`;
      expect(rows, table).toHaveLength(0);
    }
    expect((await bench.client().auth.getUser(session.access_token)).error?.code).toBe('user_not_found');
  });

  it('bans for a while', async () => {
    const { user, session } = await signIn();
    const admin = bench.client({ key: bench.keys.secretKey });
    await admin.auth.admin.updateUserById(user.id, { ban_duration: '1h30m' });
    const refused = await bench.client().auth.refreshSession({ refresh_token: session.refresh_token });
    expect(refused.error?.code).toBe('user_banned');
    bench.advance(5401);
    expect((await bench.client().auth.refreshSession({ refresh_token: session.refresh_token })).error).toBeNull();
  });
});

describe('bad input', () => {
  it.each([
    ['/otp', '{', 400, 'bad_json'],
    ['/otp', '[]', 400, 'bad_json'],
    ['/otp', '{}', 400, 'validation_failed'],
    ['/otp', '{"email":"no address"}', 400, 'validation_failed'],
    ['/otp', '{"email":"a@example.test\\nBcc: b@example.test"}', 400, 'validation_failed'],
    ['/otp', '{"email":"new@example.test","create_user":false}', 422, 'otp_disabled'],
    [
      '/otp',
      '{"email":"new@example.test","code_challenge":"short","code_challenge_method":"s256"}',
      400,
      'validation_failed',
    ],
    ['/otp', '{"phone":"+123"}', 400, 'phone_provider_disabled'],
    ['/verify', '{"type":"email"}', 400, 'validation_failed'],
    ['/verify', '{"type":"constructor","token_hash":"x"}', 400, 'validation_failed'],
    ['/verify', '{"type":"email","token_hash":"x"}', 403, 'otp_expired'],
    ['/token?grant_type=magic', '{}', 400, 'validation_failed'],
    ['/token?grant_type=refresh_token', '{"refresh_token":{}}', 400, 'validation_failed'],
    ['/token?grant_type=pkce', '{"auth_code":1}', 400, 'validation_failed'],
    ['/signup', '{"email":"a@example.test","password":"x"}', 422, 'weak_password'],
    ['/factors', '{}', 404, 'validation_failed'],
  ])('%s %s is refused as %i %s', async (path, body, status, code) => {
    const response = await bench.app.request(path, { method: 'POST', body });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code: status, error_code: code });
  });

  it('refuses a body that is too large', async () => {
    const response = await bench.app.request('/otp', {
      method: 'POST',
      body: JSON.stringify({ data: 'x'.repeat(70_000) }),
    });
    expect(response.status).toBe(413);
  });
});
