/** What a session is worth: claims, refreshing, ending, and administration. */
import { afterAll, describe, expect, it, vi } from 'vitest';
import { admin, newAddress, newClient, newPerson, remember, signIn, target, tidyUp } from './people.ts';

afterAll(tidyUp);

describe('access tokens', () => {
  it('carry the claims that policies rely on, and verify by the published keys', async () => {
    const { client, user, email, session } = await newPerson();
    const { data, error } = await client.auth.getClaims();
    expect(error).toBeNull();
    const now = Date.now() / 1000;
    expect(data?.claims).toMatchObject({
      iss: expect.stringMatching(/\/auth\/v1$/),
      sub: user.id,
      aud: 'authenticated',
      role: 'authenticated',
      email,
      phone: '',
      aal: 'aal1',
      amr: [{ method: 'otp', timestamp: expect.any(Number) }],
      session_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      is_anonymous: false,
      app_metadata: { provider: 'email', providers: ['email'] },
      user_metadata: { email_verified: true },
    });
    expect(data?.claims.exp).toBe(session.expires_at);
    expect(data?.claims.iat).toBeGreaterThan(now - 60);
  });

  it('are refused when they are changed', async () => {
    const { session } = await newPerson();
    const [header = '', payload = '', signature = ''] = session.access_token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const forged = Buffer.from(JSON.stringify({ ...claims, role: 'service_role' })).toString('base64url');
    const token = `${header}.${forged}.${signature}`;
    expect((await newClient().auth.getUser(token)).error).toMatchObject({ status: 403, code: 'bad_jwt' });
    const response = await fetch(`${target.url}/rest/v1/profiles`, {
      headers: { apikey: target.publishableKey, authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(401);
  });

  it('tell the server who it is', async () => {
    const { client, user } = await newPerson();
    expect((await client.auth.getUser()).data.user?.id).toBe(user.id);
    const changed = await client.auth.updateUser({ data: { nickname: 'Rowan' } });
    expect(changed.data.user?.user_metadata).toMatchObject({ nickname: 'Rowan' });
    expect((await client.auth.getUser()).data.user?.user_metadata).toMatchObject({ nickname: 'Rowan' });
  });
});

describe('refreshing', () => {
  it('gives a new pair, and again when its answer was lost', async () => {
    const { client, session } = await newPerson();
    const first = await client.auth.refreshSession();
    expect(first.data.session?.refresh_token).not.toBe(session.refresh_token);
    const again = await newClient().auth.refreshSession({ refresh_token: session.refresh_token });
    expect(again.error).toBeNull();
    expect(again.data.session?.refresh_token).toBe(first.data.session?.refresh_token);
  });

  it('ends the session when an old token comes back later', async () => {
    const { client, session } = await newPerson();
    await client.auth.refreshSession();
    await client.auth.refreshSession();
    // The reuse interval is ten seconds by default; until then the old token is taken.
    const refused = await vi.waitFor(
      async () => {
        const { error } = await newClient().auth.refreshSession({ refresh_token: session.refresh_token });
        if (!error) throw new Error('still taken');
        return error;
      },
      { timeout: 30_000, interval: 1000 },
    );
    expect(refused).toMatchObject({ status: 400, code: 'refresh_token_already_used' });
  }, 40_000);

  it('refuses tokens that were never given', async () => {
    const { error } = await newClient().auth.refreshSession({ refresh_token: 'unknown-token' });
    expect(error).toMatchObject({ status: 400, code: 'refresh_token_not_found' });
  });
});

describe('signing out', () => {
  it('ends this session alone', async () => {
    const one = await newPerson();
    const two = await signIn(one.email);
    expect((await one.client.auth.signOut({ scope: 'local' })).error).toBeNull();
    expect((await newClient().auth.refreshSession({ refresh_token: one.session.refresh_token })).error).not.toBeNull();
    expect((await two.client.auth.getUser()).error).toBeNull();
  });

  it('ends the others', async () => {
    const one = await newPerson();
    const two = await signIn(one.email);
    expect((await one.client.auth.signOut({ scope: 'others' })).error).toBeNull();
    expect((await one.client.auth.getUser()).error).toBeNull();
    expect((await two.client.auth.getUser()).error?.name).toBe('AuthSessionMissingError');
  });

  it('ends all', async () => {
    const one = await newPerson();
    const two = await signIn(one.email);
    expect((await one.client.auth.signOut({ scope: 'global' })).error).toBeNull();
    expect((await two.client.auth.refreshSession()).error).not.toBeNull();
  });
});

describe('administration', () => {
  it('makes, reads, changes, lists and deletes accounts', async () => {
    const email = newAddress();
    const made = await admin.auth.admin.createUser({
      email,
      email_confirm: true,
      user_metadata: { nickname: 'Alder' },
      app_metadata: { plan: 'calm' },
    });
    const user = remember(made.data.user);
    expect(user).toMatchObject({ email, user_metadata: { nickname: 'Alder' }, app_metadata: { plan: 'calm' } });
    expect(user.email_confirmed_at).toBeTruthy();
    const twice = await admin.auth.admin.createUser({ email });
    expect(twice.error).toMatchObject({ status: 422, code: 'email_exists' });
    const changed = await admin.auth.admin.updateUserById(user.id, { app_metadata: { plan: 'still' } });
    expect(changed.data.user?.app_metadata).toMatchObject({ plan: 'still', provider: 'email' });
    const read = await admin.auth.admin.getUserById(user.id);
    expect(read.data.user?.app_metadata).toMatchObject({ plan: 'still' });
    const listed = await admin.auth.admin.listUsers({ page: 1, perPage: 5 });
    expect(listed.data.users.map(({ id }) => id)).toContain(user.id);
    const { session } = await signIn(email);
    expect((await admin.auth.admin.deleteUser(user.id)).error).toBeNull();
    expect((await admin.auth.admin.getUserById(user.id)).error).toMatchObject({ status: 404, code: 'user_not_found' });
    expect((await newClient().auth.getUser(session.access_token)).error?.code).toBe('user_not_found');
  });

  it('is closed to everyone without the secret key', async () => {
    const { client } = await newPerson();
    for (const outsider of [client, newClient()]) {
      const { error } = await outsider.auth.admin.listUsers();
      expect([401, 403]).toContain(error?.status);
    }
  });
});

describe('what everyone may know', () => {
  const get = async (path: string) =>
    (await fetch(`${target.url}/auth/v1/${path}`, { headers: { apikey: target.publishableKey } })).json();

  it('is how to sign in, and the public keys without their private half', async () => {
    expect(await get('settings')).toMatchObject({ external: { email: true }, disable_signup: false });
    const { keys } = (await get('.well-known/jwks.json')) as { keys: Record<string, unknown>[] };
    for (const key of keys) expect(key).not.toHaveProperty('d');
  });
});

describe('browsers on other origins', () => {
  const origin = 'https://elsewhere.example';

  it('may ask, and read what clients need of the answer', async () => {
    const asked = await fetch(`${target.url}/auth/v1/token?grant_type=refresh_token`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'apikey,authorization,content-type,x-client-info,x-supabase-api-version',
      },
    });
    expect(asked.ok).toBe(true);
    expect(asked.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('x-supabase-api-version');
    const answer = await fetch(`${target.url}/auth/v1/token?grant_type=refresh_token`, {
      method: 'POST',
      headers: { origin, apikey: target.publishableKey, 'content-type': 'application/json' },
      body: JSON.stringify({ refresh_token: 'unknown-token' }),
    });
    expect(answer.headers.get('access-control-allow-origin')).toMatch(/^(\*|https:\/\/elsewhere\.example)$/);
    // Without this header a client cannot tell which form an error has.
    expect(answer.headers.get('access-control-expose-headers')?.toLowerCase()).toContain('x-supabase-api-version');
  });
});
