import { describe, expect, it } from 'vitest';
import { createRateLimits } from './rate-limits.ts';

const rates = { emailSent: 2, anonymousUsers: 1, tokenRefresh: 2, signInSignUps: 3, tokenVerifications: 1 };

describe('rate limits', () => {
  it('refuses what is above the rate, per address, and fills up again', () => {
    let now = 0;
    const limits = createRateLimits(rates, () => now);
    for (let i = 0; i < 3; i += 1) limits.signIn('a');
    expect(() => limits.signIn('a')).toThrow(expect.objectContaining({ status: 429, code: 'over_request_rate_limit' }));
    limits.signIn('b');
    now += 100_000;
    limits.signIn('a');
    expect(() => limits.signIn('a')).toThrow();
  });

  it('counts mails for the whole project', () => {
    const limits = createRateLimits(rates, () => 0);
    limits.mail();
    limits.mail();
    expect(() => limits.mail()).toThrow(expect.objectContaining({ code: 'over_email_send_rate_limit' }));
  });
});
