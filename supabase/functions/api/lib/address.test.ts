import { expect, test } from 'vitest';
import { addressHash } from './address.ts';
import { createDeviceCode, createDeviceToken, createUserCode, sha256Hex } from './secrets.ts';

const env = { SUPABASE_URL: '', SUPABASE_ANON_KEY: '', SUPABASE_SERVICE_ROLE_KEY: 'key', SITE_URL: '' };

test('an address is known again by its hash, and only with the same salt', async () => {
  const first = await addressHash(new Headers({ 'x-forwarded-for': '203.0.113.9, 10.0.0.1' }), env);
  const again = await addressHash(new Headers({ 'x-forwarded-for': ' 203.0.113.9' }), env);
  const other = await addressHash(new Headers({ 'x-forwarded-for': '203.0.113.10' }), env);
  const salted = await addressHash(new Headers({ 'x-forwarded-for': '203.0.113.9' }), { ...env, RATE_LIMIT_SALT: 's' });
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(again).toBe(first);
  expect(new Set([first, other, salted]).size).toBe(3);
});

test('the proxy of hosted Supabase is believed before a header that a caller may add', async () => {
  const named = await addressHash(
    new Headers({ 'cf-connecting-ip': '203.0.113.9', 'x-forwarded-for': '1.1.1.1' }),
    env,
  );
  expect(named).toBe(await addressHash(new Headers({ 'x-forwarded-for': '203.0.113.9' }), env));
});

test('secrets have their documented forms and never repeat', async () => {
  const codes = new Set<string>();
  for (let count = 0; count < 200; count += 1) {
    expect(createUserCode()).toMatch(/^BM-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(createDeviceToken()).toMatch(/^bmd_[A-Za-z0-9_-]{43}$/);
    codes.add(createDeviceCode());
  }
  expect(codes.size).toBe(200);
  expect(await sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
