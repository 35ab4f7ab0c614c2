/** Signing in by code and by link, as unmodified clients do it. */
import { afterAll, describe, expect, it } from 'vitest';
import { mailTo } from './mail.ts';
import {
  admin,
  askForMail,
  hasMail,
  newAddress,
  newClient,
  newPerson,
  remember,
  signIn,
  signInToken,
  target,
  tidyUp,
} from './people.ts';

afterAll(tidyUp);

/** Follows a link to `/verify` up to where it leads. */
async function follow(token: string, type: string, redirectTo?: string): Promise<URL> {
  const query = new URLSearchParams({ token, type, ...(redirectTo ? { redirect_to: redirectTo } : {}) });
  const response = await fetch(`${target.url}/auth/v1/verify?${query}`, { redirect: 'manual' });
  expect(response.status).toBe(303);
  return new URL(response.headers.get('location') ?? '');
}

function fragment(url: URL): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(url.hash.slice(1)));
}

describe('links', () => {
  it('sign in by token_hash, once', async () => {
    const { email } = await newPerson();
    const token = await signInToken(email);
    const first = await newClient().auth.verifyOtp({ token_hash: token, type: 'email' });
    expect(first.data.session?.token_type).toBe('bearer');
    expect(first.data.user?.email).toBe(email);
    const second = await newClient().auth.verifyOtp({ token_hash: token, type: 'email' });
    expect(second.error).toMatchObject({ status: 403, code: 'otp_expired' });
  });

  it('carry a session in the fragment when they are followed, once', async () => {
    const { email, user } = await newPerson();
    const token = await signInToken(email);
    const { access_token = '', refresh_token = '', ...rest } = fragment(await follow(token, 'magiclink'));
    expect(rest).toMatchObject({ token_type: 'bearer', type: 'magiclink', expires_in: expect.any(String) });
    const { data } = await newClient().auth.setSession({ access_token, refresh_token });
    expect(data.user?.id).toBe(user.id);
    expect(fragment(await follow(token, 'magiclink'))).toMatchObject({
      error: 'access_denied',
      error_code: 'otp_expired',
    });
  });

  it('never lead to an address that is not allowed', async () => {
    const { email } = await newPerson();
    const { data } = await admin.auth.admin.generateLink({
      type: 'magiclink',
      email,
      options: { redirectTo: 'https://evil.example/steal' },
    });
    expect(data.properties?.redirect_to).not.toContain('evil.example');
    const location = await follow(data.properties?.hashed_token ?? '', 'magiclink', 'https://evil.example/steal');
    expect(location.hostname).not.toBe('evil.example');
  });

  it('sign up and in at once for a new address', async () => {
    const email = newAddress();
    const { data } = await admin.auth.admin.generateLink({ type: 'magiclink', email });
    remember(data.user);
    expect(data.properties?.verification_type).toBe('signup');
    const verified = await newClient().auth.verifyOtp({
      token_hash: data.properties?.hashed_token ?? '',
      type: 'email',
    });
    expect(verified.data.user).toMatchObject({ email, is_anonymous: false });
  });
});

describe('codes', () => {
  it('sign in with their address, once', async () => {
    const { email } = await newPerson();
    const { data } = await admin.auth.admin.generateLink({ type: 'magiclink', email });
    const token = data.properties?.email_otp ?? '';
    expect(token).toMatch(/^\d{6}$/);
    const wrong = token === '123456' ? '654321' : '123456';
    const refused = await newClient().auth.verifyOtp({ email, token: wrong, type: 'email' });
    expect(refused.error).toMatchObject({ status: 403, code: 'otp_expired' });
    const foreign = await newClient().auth.verifyOtp({ email: newAddress(), token, type: 'email' });
    expect(foreign.error?.code).toBe('otp_expired');
    const first = await newClient().auth.verifyOtp({ email, token, type: 'email' });
    expect(first.data.user?.email).toBe(email);
    const second = await newClient().auth.verifyOtp({ email, token, type: 'email' });
    expect(second.error?.code).toBe('otp_expired');
  });

  it('are not sent to unknown addresses when no account is wanted', async () => {
    const { error } = await newClient().auth.signInWithOtp({
      email: newAddress(),
      options: { shouldCreateUser: false },
    });
    expect(error).toMatchObject({ status: 422, code: 'otp_disabled' });
  });

  it('are refused for what is no address', async () => {
    const { error } = await newClient().auth.signInWithOtp({ email: 'no address' });
    expect(error).toMatchObject({ status: 400, code: 'validation_failed' });
  });
});

describe('accounts without an address', () => {
  // A hosted project must have anonymous sign-ins switched on.
  it('are made at once, and know that they are', async () => {
    const client = newClient();
    const { data, error } = await client.auth.signInAnonymously({ options: { data: { from: 'contract' } } });
    expect(error).toBeNull();
    const user = remember(data.user);
    expect(user).toMatchObject({
      is_anonymous: true,
      email: '',
      role: 'authenticated',
      user_metadata: { from: 'contract' },
    });
    const claims = (await client.auth.getClaims()).data?.claims;
    expect(claims).toMatchObject({ is_anonymous: true, role: 'authenticated', amr: [{ method: 'anonymous' }] });
    expect((await client.from('profiles').select('user_id')).data).toEqual([{ user_id: user.id }]);
  });
});

// What only a mail can carry.
if (hasMail) {
  describe('mails', () => {
    it('welcome a new address with a code, keep its data, and send a link from then on', async () => {
      const email = newAddress();
      const client = newClient();
      const first = await askForMail(client, email, { data: { nickname: 'Cedar' } });
      const { data } = await client.auth.verifyOtp({ email, token: first.code, type: 'email' });
      const user = remember(data.user);
      expect(user.user_metadata).toMatchObject({ nickname: 'Cedar', email });
      expect(user.app_metadata).toMatchObject({ provider: 'email', providers: ['email'] });
      expect(user.identities?.[0]).toMatchObject({ provider: 'email', identity_data: { email, email_verified: true } });
      const profile = await client.from('profiles').select('display_name').single();
      expect(profile.data?.display_name).toMatch(/^\w+ \w+$/);
      expect((await signIn(email)).user.id).toBe(user.id);
    });

    it('are not sent twice within the pause', async () => {
      const email = newAddress();
      const client = newClient();
      const { tokenHash } = await askForMail(client, email);
      const { error } = await client.auth.signInWithOtp({ email });
      expect(error).toMatchObject({ status: 429, code: 'over_email_send_rate_limit' });
      expect(error?.message).toMatch(/after \d+ seconds/);
      remember((await client.auth.verifyOtp({ token_hash: tokenHash, type: 'email' })).data.user);
    });

    it('lead PKCE clients to a code that their verifier redeems, once', async () => {
      const email = newAddress();
      const client = newClient({ flowType: 'pkce' });
      const { tokenHash } = await askForMail(client, email);
      const location = await follow(tokenHash, 'signup');
      expect(fragment(location)).not.toHaveProperty('access_token');
      const code = location.searchParams.get('code') ?? '';
      const thief = await newClient({ flowType: 'pkce' }).auth.exchangeCodeForSession(code);
      expect(thief.error).not.toBeNull();
      const { data, error } = await client.auth.exchangeCodeForSession(code);
      expect(error).toBeNull();
      expect(remember(data.user).email).toBe(email);
    });

    it('turn an account without an address into a lasting one with the same id', async () => {
      const client = newClient();
      const before = remember((await client.auth.signInAnonymously()).data.user);
      const email = newAddress();
      const asked = await client.auth.updateUser({ email });
      expect(asked.data.user).toMatchObject({ new_email: email, is_anonymous: true });
      const { code } = await mailTo(email);
      const { data } = await client.auth.verifyOtp({ email, token: code, type: 'email_change' });
      expect(data.user).toMatchObject({ id: before.id, email, is_anonymous: false });
      expect((await client.auth.getClaims()).data?.claims.is_anonymous).toBe(false);
      expect((await signIn(email)).user.id).toBe(before.id);
    });
  });
}
