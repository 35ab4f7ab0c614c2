import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuthBench, followLink, openAuthBench, readMail } from './testing.ts';

let bench: AuthBench;
let counter = 0;

beforeAll(async () => {
  bench = await openAuthBench();
}, 30_000);
afterAll(() => bench.close());

function address(): string {
  counter += 1;
  return `person${counter}@example.test`;
}

function lastMail(to: string) {
  return readMail(bench, to);
}

async function signIn(email = address()) {
  const client = bench.client();
  const { error } = await client.auth.signInWithOtp({ email });
  expect(error).toBeNull();
  const verified = await client.auth.verifyOtp({ email, token: lastMail(email).code, type: 'email' });
  if (!verified.data.session || !verified.data.user) throw verified.error ?? new Error('no session');
  return { client, email, session: verified.data.session, user: verified.data.user };
}

describe('codes and links', () => {
  it('stores no code, link or refresh token in the clear', async () => {
    const email = address();
    await bench.client().auth.signInWithOtp({ email });
    const { code, token } = lastMail(email);
    const [row] = await bench.sql`select t.* from auth.one_time_tokens t where relates_to = ${email}`;
    expect(JSON.stringify(row)).not.toContain(token);
    expect(JSON.stringify(row)).not.toContain(code);
    const { session } = await signIn();
    const kept = await bench.sql`select token from auth.refresh_tokens`;
    expect(kept.map((entry) => entry.token)).not.toContain(session.refresh_token);
  });

  it('end after an hour', async () => {
    const email = address();
    const client = bench.client();
    await client.auth.signInWithOtp({ email });
    const { code, href } = lastMail(email);
    bench.advance(3601);
    const { error } = await client.auth.verifyOtp({ email, token: code, type: 'email' });
    expect(error?.code).toBe('otp_expired');
    const location = await followLink(bench, href);
    expect(new URLSearchParams(location.hash.slice(1)).get('error_code')).toBe('otp_expired');
  });

  it('throw a code away after ten wrong ones', async () => {
    const email = address();
    const client = bench.client();
    await client.auth.signInWithOtp({ email });
    const { code } = lastMail(email);
    const wrong = code === '000000' ? '111111' : '000000';
    for (let i = 0; i < 10; i += 1) {
      const { error } = await client.auth.verifyOtp({ email, token: wrong, type: 'email' });
      expect(error?.code).toBe('otp_expired');
    }
    const { error } = await client.auth.verifyOtp({ email, token: code, type: 'email' });
    expect(error?.code).toBe('otp_expired');
  });

  it('can be used by one of two requests at the same time', async () => {
    const email = address();
    await bench.client().auth.signInWithOtp({ email });
    const { token } = lastMail(email);
    const attempts = await Promise.all(
      [1, 2, 3].map(() => bench.client().auth.verifyOtp({ token_hash: token, type: 'email' })),
    );
    expect(attempts.filter(({ data }) => data.session !== null)).toHaveLength(1);
    expect(attempts.flatMap(({ error }) => error?.code ?? [])).toEqual(['otp_expired', 'otp_expired']);
  });

  it('serves two first requests for one address at the same time', async () => {
    const email = address();
    const answers = await Promise.all([1, 2].map(() => bench.client().auth.signInWithOtp({ email })));
    const codes = answers.flatMap(({ error }) => error?.code ?? []);
    expect(codes.filter((code) => code !== 'over_email_send_rate_limit')).toEqual([]);
    expect(bench.mails.filter(({ to }) => to === email).length).toBeGreaterThan(0);
  });

  it('asks for patience between two mails, and names the seconds', async () => {
    const email = address();
    const client = bench.client();
    await client.auth.signInWithOtp({ email });
    bench.advance(10);
    const { error } = await client.auth.signInWithOtp({ email });
    expect(error).toMatchObject({ status: 429, code: 'over_email_send_rate_limit' });
    expect(error?.message).toMatch(/after (19|20) seconds/);
    bench.advance(21);
    expect((await client.auth.signInWithOtp({ email })).error).toBeNull();
  });

  it('sends the confirmation first and the sign-in link from then on', async () => {
    const { client, email } = await signIn();
    expect(lastMail(email).subject).toBe('Confirm your address');
    bench.advance(31);
    await client.auth.signInWithOtp({ email });
    expect(lastMail(email).subject).toBe('Your sign-in link');
  });

  it('leads links to allowed addresses only, with the session in the fragment', async () => {
    const email = address();
    await bench.client().auth.signInWithOtp({ email, options: { emailRedirectTo: 'http://app.test/welcome' } });
    const welcome = await followLink(bench, lastMail(email).href);
    expect(welcome.origin + welcome.pathname).toBe('http://app.test/welcome');
    expect([...new URLSearchParams(welcome.hash.slice(1)).keys()].sort()).toEqual([
      'access_token',
      'expires_at',
      'expires_in',
      'refresh_token',
      'token_type',
      'type',
    ]);
    bench.advance(31);
    await bench.client().auth.signInWithOtp({ email, options: { emailRedirectTo: 'http://evil.test/' } });
    expect((await followLink(bench, lastMail(email).href)).origin).toBe('http://site.test');
  });
});

describe('PKCE', () => {
  it('gives a code for the verifier only, once, for five minutes', async () => {
    const email = address();
    const client = bench.client({ flowType: 'pkce' });
    await client.auth.signInWithOtp({ email });
    const { href, token } = lastMail(email);
    expect(token.startsWith('pkce_')).toBe(true);
    const location = await followLink(bench, href);
    expect(location.hash).toBe('');
    const code = location.searchParams.get('code') ?? '';
    const thief = await bench.app.request('/token?grant_type=pkce', {
      method: 'POST',
      body: JSON.stringify({ auth_code: code, code_verifier: 'v'.repeat(43) }),
    });
    expect(await thief.json()).toMatchObject({ code: 400, error_code: 'bad_code_verifier' });
    const { data, error } = await client.auth.exchangeCodeForSession(code);
    expect(error).toBeNull();
    expect(data.user?.email).toBe(email);
    const again = await bench.app.request('/token?grant_type=pkce', {
      method: 'POST',
      body: JSON.stringify({ auth_code: code, code_verifier: 'v'.repeat(43) }),
    });
    expect(again.status).toBe(404);
  });

  it('lets a code run out', async () => {
    const email = address();
    const client = bench.client({ flowType: 'pkce' });
    await client.auth.signInWithOtp({ email });
    const location = await followLink(bench, lastMail(email).href);
    bench.advance(301);
    const { error } = await client.auth.exchangeCodeForSession(location.searchParams.get('code') ?? '');
    expect(error?.code).toBe('flow_state_expired');
  });
});

describe('sessions', () => {
  const refresh = async (token: string) => {
    const response = await bench.app.request('/token?grant_type=refresh_token', {
      method: 'POST',
      headers: { 'x-supabase-api-version': '2024-01-01' },
      body: JSON.stringify({ refresh_token: token }),
    });
    return (await response.json()) as { refresh_token?: string; code?: string };
  };

  it('gives two requests at the same time the same successor', async () => {
    const { session } = await signIn();
    const answers = await Promise.all([refresh(session.refresh_token), refresh(session.refresh_token)]);
    expect(answers[0]?.refresh_token).toBeDefined();
    expect(answers[0]?.refresh_token).toBe(answers[1]?.refresh_token);
  });

  it('lets a client repeat the refresh whose answer it lost', async () => {
    const { session } = await signIn();
    const first = await refresh(session.refresh_token);
    bench.advance(60);
    expect((await refresh(session.refresh_token)).refresh_token).toBe(first.refresh_token);
  });

  it('revokes the whole family when an old token comes back after the reuse interval', async () => {
    const { session } = await signIn();
    const second = await refresh(session.refresh_token);
    const third = await refresh(second.refresh_token ?? '');
    expect((await refresh(session.refresh_token)).refresh_token).toBeDefined();
    bench.advance(11);
    expect((await refresh(session.refresh_token)).code).toBe('refresh_token_already_used');
    expect((await refresh(third.refresh_token ?? '')).code).toBe('refresh_token_already_used');
    expect((await refresh('unknown')).code).toBe('refresh_token_not_found');
  });

  it('ends this session, the others, or all', async () => {
    const { client, email } = await signIn();
    bench.advance(31);
    const other = (await signIn(email)).client;
    await client.auth.signOut({ scope: 'others' });
    expect((await other.auth.getUser()).error?.name).toBe('AuthSessionMissingError');
    expect((await client.auth.getUser()).error).toBeNull();
    const { data } = await client.auth.getSession();
    await client.auth.signOut({ scope: 'local' });
    const gone = await bench.client().auth.getUser(data.session?.access_token);
    expect(gone.error?.name).toBe('AuthSessionMissingError');
  });

  it('refuses tokens that are expired, foreign or unsigned', async () => {
    const { session } = await signIn();
    const [header = '', payload = ''] = session.access_token.split('.');
    const get = (token: string) => bench.app.request('/user', { headers: { authorization: `Bearer ${token}` } });
    expect((await get(session.access_token)).status).toBe(200);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const token of ['x', `${header}.${payload}.AAAA`, unsigned]) {
      const response = await get(token);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error_code: 'bad_jwt' });
    }
    bench.advance(3601);
    expect(await (await get(session.access_token)).json()).toMatchObject({ msg: 'invalid JWT: token is expired' });
    expect((await bench.app.request('/user')).status).toBe(401);
  });
});

describe('changing an account', () => {
  it('makes an anonymous person a lasting one with the same id', async () => {
    const client = bench.client();
    const before = await client.auth.signInAnonymously({ options: { data: { nickname: 'Cedar' } } });
    expect(before.data.user).toMatchObject({ is_anonymous: true, user_metadata: { nickname: 'Cedar' } });
    const email = address();
    const asked = await client.auth.updateUser({ email });
    expect(asked.data.user).toMatchObject({ is_anonymous: true, new_email: email, email: '' });
    const { data } = await client.auth.verifyOtp({ email, token: lastMail(email).code, type: 'email_change' });
    expect(data.user).toMatchObject({
      id: before.data.user?.id,
      email,
      is_anonymous: false,
      app_metadata: { provider: 'email' },
    });
    expect((await client.auth.getClaims()).data?.claims).toMatchObject({ email, is_anonymous: false });
  });

  it('refuses an address that is taken', async () => {
    const taken = await signIn();
    const { client } = await signIn();
    const { error } = await client.auth.updateUser({ email: taken.email });
    expect(error).toMatchObject({ status: 422, code: 'email_exists' });
  });

  it('asks both addresses where the project wants it', async () => {
    const strict = await openAuthBench({ doubleConfirmChanges: true });
    try {
      const admin = strict.client({ key: strict.keys.secretKey });
      await admin.auth.admin.createUser({ email: 'old@example.test', email_confirm: true });
      const made = await admin.auth.admin.generateLink({ type: 'magiclink', email: 'old@example.test' });
      const client = strict.client();
      await client.auth.verifyOtp({ token_hash: made.data.properties?.hashed_token ?? '', type: 'email' });
      await client.auth.updateUser({ email: 'new@example.test' });
      const codes = Object.fromEntries(strict.mails.map((mail) => [mail.to, /code: (\d+)/.exec(mail.html)?.[1] ?? '']));
      expect(Object.keys(codes).sort()).toEqual(['new@example.test', 'old@example.test']);
      const first = await client.auth.verifyOtp({
        email: 'new@example.test',
        token: codes['new@example.test'] ?? '',
        type: 'email_change',
      });
      expect(first.data.session).toBeNull();
      expect((await admin.auth.admin.listUsers()).data.users[0]?.email).toBe('old@example.test');
      const second = await client.auth.verifyOtp({
        email: 'old@example.test',
        token: codes['old@example.test'] ?? '',
        type: 'email_change',
      });
      expect(second.data.user?.email).toBe('new@example.test');
    } finally {
      await strict.close();
    }
  }, 30_000);

  it('signs in by password once there is one', async () => {
    const { client, email } = await signIn();
    expect((await client.auth.updateUser({ password: 'short' })).error?.code).toBe('weak_password');
    expect((await client.auth.updateUser({ password: 'long enough' })).error).toBeNull();
    expect((await bench.client().auth.signInWithPassword({ email, password: 'wrong one' })).error?.code).toBe(
      'invalid_credentials',
    );
    expect((await bench.client().auth.signInWithPassword({ email, password: 'long enough' })).data.user?.email).toBe(
      email,
    );
  });
});
