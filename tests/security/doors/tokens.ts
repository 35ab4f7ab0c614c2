import { readPairingCode } from '#src/features/devices/pairing-code.ts';
import { callFunction, doors, linkToken, newPerson, type Person, pollToken, send, startPairing } from '../people.ts';
import { brief, type Case, type Door, HTML, LONE, NUL, SQL, TWO_MEGABYTES } from './door.ts';

/** Lookups are limited per person, so each case has one of its own. */
function lookup(input: string, code: unknown, answer: string): Case {
  return {
    input,
    answer,
    async send() {
      const person = await newPerson();
      return brief(await callFunction(person, 'device_authorization_lookup', { p_user_code: code }));
    },
  };
}

function typed(input: string, code: string): Case {
  return {
    input: `typed: ${input}`,
    answer: 'not sent',
    send: () => (readPairingCode(code) === null ? 'not sent' : 'sent'),
  };
}

function decide(person: Person, code: string, allow: boolean, rest: Record<string, unknown> = {}): Promise<string> {
  return callFunction(person, 'device_authorization_decide', { p_user_code: code, p_allow: allow, ...rest }).then(
    brief,
  );
}

/** Pairing codes, typed by a person, and the device code behind them. */
export const pairingDoor: Door = {
  name: 'Pairing codes',
  about: 'A person types a code; the app sends only what can be one. The rest knocks past the app.',
  cases: [
    typed('nothing', ''),
    typed('too short', 'BM-ABC'),
    typed('too long', 'BM-AAAAAA-AAAAAA-AAAAAA'),
    typed('a letter that no code has', 'BM-UUUUUU-UUUUUU'),
    typed('HTML', HTML),
    typed('U+0000', NUL.repeat(12)),
    lookup('a code that never was', 'BM-000000-000000', '404 pairing_code_unknown'),
    lookup('no code', null, '404 pairing_code_unknown'),
    lookup('a code of SQL', SQL, '404 pairing_code_unknown'),
    lookup('a code of 2 MB', TWO_MEGABYTES, '404 pairing_code_unknown'),
    lookup('a code with U+0000', NUL, '400 22021'),
    lookup('a code with half a character', LONE, '404 pairing_code_unknown'),
    {
      input: 'a code that was answered before',
      answer: '409 pairing_code_used',
      async send() {
        const person = await newPerson();
        const { user_code: code } = await startPairing();
        await decide(person, code, true);
        return decide(person, code, true);
      },
    },
    {
      input: 'a code that somebody else has answered',
      answer: '404 pairing_code_unknown',
      async send() {
        const [first, second] = await Promise.all([newPerson(), newPerson()]);
        const { user_code: code } = await startPairing();
        await decide(first, code, true);
        return decide(second, code, true);
      },
    },
    {
      input: 'more consent than was asked for',
      answer: '400 consent_invalid',
      async send() {
        const { user_code: code } = await startPairing();
        return decide(await newPerson(), code, true, { p_consent: 'everything' });
      },
    },
    {
      input: 'a device code that was exchanged before',
      answer: '400 expired_token',
      async send() {
        const { user_code: code, device_code: device } = await startPairing();
        await decide(await newPerson(), code, true);
        const first = await pollToken(device);
        if (first.status !== 200) return `first ${brief(first)}`;
        return brief(await pollToken(device));
      },
    },
    {
      input: 'a device code that was refused',
      answer: '400 access_denied',
      async send() {
        const { user_code: code, device_code: device } = await startPairing();
        await decide(await newPerson(), code, false);
        return brief(await pollToken(device));
      },
    },
    {
      input: 'a device code that never was',
      answer: '400 expired_token',
      send: async () => brief(await pollToken('A'.repeat(43))),
    },
    { input: 'a device code of SQL', answer: '400 invalid_grant', send: async () => brief(await pollToken(SQL)) },
    {
      input: 'the eleventh code within a minute',
      answer: '429 rate_limited',
      async send() {
        const person = await newPerson();
        let answer = '';
        for (let attempt = 0; attempt < 11; attempt += 1) {
          answer = brief(
            await callFunction(person, 'device_authorization_lookup', { p_user_code: 'BM-000000-000000' }),
          );
        }
        return answer;
      },
    },
  ],
};

async function verify(body: unknown): Promise<string> {
  const answer = await send(`${doors.apiUrl}/auth/v1/verify`, {
    method: 'POST',
    headers: { apikey: doors.publishableKey, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return brief(answer);
}

/** Tokens of sign-in links, codes and refreshes, at the login itself. */
export const loginDoor: Door = {
  name: 'Sign-in links: the server',
  about: 'A link works once and for one hour. Whether an address has an account cannot be told from an answer.',
  cases: [
    {
      input: 'a token that never was',
      answer: '403 otp_expired',
      send: () => verify({ type: 'email', token_hash: 'a'.repeat(56) }),
    },
    { input: 'a token of SQL', answer: '403 otp_expired', send: () => verify({ type: 'email', token_hash: SQL }) },
    { input: 'a token of U+0000', answer: '403 otp_expired', send: () => verify({ type: 'email', token_hash: NUL }) },
    {
      input: 'a token of 2 MB',
      answer: '413 validation_failed',
      send: () => verify({ type: 'email', token_hash: TWO_MEGABYTES }),
    },
    {
      input: 'a token that is a number',
      answer: '400 validation_failed',
      send: () => verify({ type: 'email', token_hash: 7 }),
    },
    {
      input: 'a type nobody knows',
      answer: '400 validation_failed',
      send: () => verify({ type: 'admin', token_hash: 'a'.repeat(56) }),
    },
    { input: 'no JSON', answer: '400 bad_json', send: () => verify('<html>') },
    {
      input: 'a link that was used before',
      answer: '403 otp_expired',
      async send() {
        const person = await newPerson();
        const token = await linkToken(person.email);
        const first = await verify({ type: 'email', token_hash: token });
        if (first !== '200') return `first ${first}`;
        return verify({ type: 'email', token_hash: token });
      },
    },
    {
      input: 'a link that a newer one has replaced',
      answer: '403 otp_expired',
      async send() {
        const person = await newPerson();
        const older = await linkToken(person.email);
        await linkToken(person.email);
        return verify({ type: 'email', token_hash: older });
      },
    },
    {
      input: 'the six digits of somebody else',
      answer: '403 otp_expired',
      async send() {
        const person = await newPerson();
        await linkToken(person.email);
        return verify({ type: 'email', email: person.email, token: '000000' });
      },
    },
    {
      input: 'the six digits for an address without an account',
      answer: '403 otp_expired',
      send: () => verify({ type: 'email', email: 'nobody@example.test', token: '000000' }),
    },
    {
      input: 'a refresh token that never was',
      answer: '400 refresh_token_not_found',
      send: async () =>
        brief(
          await send(`${doors.apiUrl}/auth/v1/token?grant_type=refresh_token`, {
            method: 'POST',
            headers: { apikey: doors.publishableKey, 'content-type': 'application/json' },
            body: JSON.stringify({ refresh_token: SQL }),
          }),
        ),
    },
    {
      input: 'no API key',
      answer: '401',
      send: async () => brief(await send(`${doors.apiUrl}/auth/v1/otp`, { method: 'POST', body: '{}' })),
    },
  ],
};
