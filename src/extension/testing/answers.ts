/** A JSON answer as the API gives it. */
export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** A problem as the API gives it. */
export function problemAnswer(
  status: number,
  code: string,
  extras: { headers?: Record<string, string>; errors?: readonly { pointer: string; message: string }[] } = {},
): Response {
  return jsonAnswer(
    status,
    { type: 'about:blank', title: '', status, detail: '', code, request_id: 'r', errors: extras.errors },
    { 'content-type': 'application/problem+json', ...extras.headers },
  );
}

/** What a captive portal or a wrong address gives. */
export function htmlAnswer(status: number): Response {
  return new Response('<!doctype html><title>Welcome</title>', { status, headers: { 'content-type': 'text/html' } });
}

/** A session row that is sound; rows differ by their number. */
export function sessionRow(number: number): Record<string, unknown> & { id: string } {
  const start = 1_757_062_800_000 + number * 600_000;
  return {
    id: `sess-${start}`,
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + 300_000).toISOString(),
    activeMs: 300_000,
    cycles: 0,
    goalMinutes: 5,
    goalBonusXP: 3,
  };
}
