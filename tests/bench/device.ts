/** A paired device that pushes sessions over the API, for benches of what a browser does with them. */
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { createHttp } from '#src/extension/client/http.ts';
import { pair } from '#src/extension/client/pairing.ts';
import { allowDevice, eventually } from '#tests/support/journey.ts';

const answer = z.object({ outcomes: z.array(z.object({ outcome: z.string(), session_id: z.number() })) });

/** Pairs a device through the page, as a person would; returns its token. The page is closed. */
export async function pairDevice(page: Page, apiUrl: string): Promise<string> {
  let link = '';
  const pairing = pair({
    http: createHttp({ endpoint: apiUrl }),
    clientId: 'bench',
    clientName: 'Bench',
    deviceName: 'Bench',
    consent: 'sessions',
    clientVersion: 'bench/1',
    onCode: (code) => {
      link = code.verificationUriComplete;
    },
  });
  await eventually('the pairing code', async () => (link === '' ? undefined : link));
  await allowDevice(page, link);
  const result = await pairing;
  await page.close();
  if (result.outcome !== 'paired') throw new Error(`Pairing ended with ${result.outcome}`);
  return result.device.token;
}

/** Pushes one session that started at `start` (epoch ms); returns its id on the server. */
export async function push(apiUrl: string, token: string, start: number): Promise<number> {
  const row = {
    id: `sess-${String(start)}`,
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + 60_000).toISOString(),
    activeMs: 60_000,
    cycles: 4,
    goalMinutes: 1,
    goalBonusXP: 1,
  };
  const response = await fetch(`${apiUrl}/functions/v1/api/v1/sessions:batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ rows: [row], time_zone: 'Europe/Berlin' }),
  });
  if (!response.ok) throw new Error(`Push answered ${String(response.status)}: ${await response.text()}`);
  const outcome = answer.parse(await response.json()).outcomes[0];
  if (outcome?.outcome !== 'created') throw new Error(`Push came to ${String(outcome?.outcome)}`);
  return outcome.session_id;
}
