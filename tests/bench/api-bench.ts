/** What a device sees: whole requests to the API on the real, durable stack. */
import { createHash, randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { startTestStack } from '#tests/support/test-stack.ts';
import { type Figure, inTurn, ratioFigure } from './measure.ts';
import { giveHistory, makePerson, sessionRow } from './people.ts';

/** A device with a token and some history; returns the token. */
async function makeDevice(sql: postgres.Sql): Promise<string> {
  const person = await makePerson(sql);
  const token = `bmd_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(token).digest('hex');
  await sql`insert into private.device_tokens (device_id, token_hash) values (${person.deviceId}, ${hash})`;
  await giveHistory(sql, person, 1000);
  return token;
}

async function push(apiUrl: string, token: string, rows: readonly unknown[]): Promise<void> {
  const response = await fetch(`${apiUrl}/functions/v1/api/v1/sessions:batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ rows, time_zone: 'UTC' }),
  });
  const body = await response.text();
  if (!response.ok || body.split('"created"').length - 1 !== rows.length) {
    throw new Error(`Push answered ${String(response.status)}: ${body.slice(0, 300)}`);
  }
}

/** A request with 100 new sessions against a request with one. */
export async function batchRequest(): Promise<Figure[]> {
  const stack = await startTestStack({ durable: true });
  const sql = postgres(stack.adminUrl, { max: 1, onnotice: () => {} });
  try {
    const many = await makeDevice(sql);
    const one = await makeDevice(sql);
    const samples = await inTurn(
      60,
      (round) =>
        push(
          stack.apiUrl,
          many,
          Array.from({ length: 100 }, (_, at) => sessionRow(1000 + round * 100 + at)),
        ),
      (round) => push(stack.apiUrl, one, [sessionRow(1000 + round)]),
    );
    return [ratioFigure('ingest over the API: batch of 100 against batch of 1', samples.a, samples.b, 2)];
  } finally {
    await sql.end();
    await stack.close();
  }
}
