import { createHash } from 'node:crypto';
import { jsonAnswer, problemAnswer } from './answers.ts';

interface Sent {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** All of the API that a device meets, in memory: pairing, rows by epoch, counters, standing, revoking. */
export class FakeAccount {
  readonly requests: Sent[] = [];
  /** Keys are `epoch id`; values how often the row was created. */
  readonly rows = new Map<string, number>();
  readonly live: Sent['body'][] = [];
  readonly snapshots: Sent['body'][] = [];
  readonly tokens = new Set<string>();
  epoch = 1;
  consent: 'totals' | 'sessions' = 'sessions';
  /** What the person says to a pairing code. */
  decision: 'pending' | 'approved' | 'denied' = 'pending';
  /** Answers in the place of the account: null lets a request through. */
  fault: (path: string) => Response | null | Promise<Response> = () => null;
  #devices = 0;
  readonly #opened = new Set<unknown>();

  readonly fetch: typeof fetch = async (input, init) => {
    const path = String(input).split('/api/v1')[1] ?? '';
    const body = init?.body === undefined ? {} : (JSON.parse(String(init.body)) as Sent['body']);
    this.requests.push({ path, body });
    const fault = await this.fault(path);
    if (fault) return fault;
    if (path === '/device_authorization') return this.#authorize();
    if (path === '/token') return this.#token(body);
    const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '';
    if (!this.tokens.has(token)) return problemAnswer(401, 'device_revoked');
    return this.#device(path, body, token);
  };

  #authorize(): Response {
    return jsonAnswer(200, {
      device_code: 'device-code',
      user_code: 'BM-ABC123-DEF456',
      verification_uri: 'http://127.0.0.1:5173/pair',
      verification_uri_complete: 'http://127.0.0.1:5173/pair?code=BM-ABC123-DEF456',
      expires_in: 600,
      interval: 0,
    });
  }

  #token(body: Sent['body']): Response {
    if (this.decision === 'pending') return problemAnswerOf('authorization_pending');
    if (this.decision === 'denied') return problemAnswerOf('access_denied');
    this.#devices += 1;
    const token = `bmd_${createHash('sha256')
      .update(`${String(body.device_code)} ${this.#devices}`)
      .digest('base64url')}`;
    this.tokens.add(token);
    return jsonAnswer(200, {
      access_token: token,
      device_id: `device-${this.#devices}`,
      device_name: 'Test Editor',
      scope: this.consent,
    });
  }

  #device(path: string, body: Sent['body'], token: string): Response {
    const totals = { total_xp: 612, sessions: this.rows.size };
    switch (path) {
      case '/sessions:batch':
        if (this.consent === 'totals') return problemAnswer(403, 'consent_totals_only');
        return jsonAnswer(200, { outcomes: this.#take(body.rows), epoch: this.epoch, totals });
      case '/snapshots':
        // One clearing opens one epoch, however often it is told.
        if (body.newEpoch === true && !this.#opened.has(body.exportDate)) {
          this.#opened.add(body.exportDate);
          this.epoch += 1;
        }
        this.snapshots.push(body);
        return jsonAnswer(200, { epoch: this.epoch, totals });
      case '/live':
        this.live.push(body);
        return jsonAnswer(200, { ok: true });
      case '/me':
        return jsonAnswer(200, {
          device: { id: 'device-1', name: 'Test Editor', consent: this.consent },
          totals,
          streak: { days: 4 },
        });
      case '/devices/self':
        this.tokens.delete(token);
        return new Response(null, { status: 204 });
      default:
        return problemAnswer(404, 'unknown_path');
    }
  }

  #take(rows: unknown) {
    return (rows as readonly Record<string, unknown>[]).map((row, index) => {
      const id = String(row.id);
      if (!/^sess-\d{13}$/.test(id)) return { index, id, outcome: 'rejected', reasons: ['bad_id'] };
      const key = `${this.epoch} ${id}`;
      const times = this.rows.get(key) ?? 0;
      if (times > 0) return { index, id, outcome: 'duplicate', reasons: [] };
      this.rows.set(key, times + 1);
      return { index, id, outcome: 'created', reasons: [] };
    });
  }

  /** Bodies sent to a path. */
  sent(path: string): Sent['body'][] {
    return this.requests.filter((request) => request.path === path).map(({ body }) => body);
  }
}

function problemAnswerOf(error: string): Response {
  return jsonAnswer(400, { error, error_description: '' });
}
