import { jsonAnswer, problemAnswer } from './answers.ts';

/** What happens to one request on its way. */
export type Fault =
  | 'none'
  /** Lost before the server saw it. */
  | 'lost'
  /** Done, but the answer is lost. */
  | 'answer_lost'
  /** Lost for the client, and done by the server at the next request. */
  | 'late'
  /** Done twice; the second answer arrives. */
  | 'twice'
  /** Done, with outcomes in another order. */
  | 'reordered'
  /** Done for all, told for the first half only. */
  | 'short'
  | 'server_error'
  | 'rate_limited'
  /** The answer is cut in the middle. */
  | 'cut';

interface Batch {
  readonly rows: readonly { readonly id: string; readonly poison?: boolean }[];
}

/** A server that keeps rows as the real one does, behind a network that does not behave. */
export class FakeServer {
  /** How often each row was created; more than once would be a doubled session. */
  readonly created = new Map<string, number>();
  readonly requests: Batch[] = [];
  readonly faults: Fault[] = [];
  #late: Batch[] = [];

  readonly fetch: typeof fetch = async (_input, init) => {
    const batch = JSON.parse(String(init?.body)) as Batch;
    this.requests.push(batch);
    for (const late of this.#late.splice(0)) this.#take(late);
    const fault = this.faults.shift() ?? 'none';
    if (fault === 'lost') throw new TypeError('fetch failed');
    if (fault === 'server_error') return new Response('upstream down', { status: 502 });
    if (fault === 'rate_limited') return problemAnswer(429, 'rate_limited', { headers: { 'retry-after': '7' } });
    if (fault === 'late') {
      this.#late.push(batch);
      throw new TypeError('fetch failed');
    }
    if (batch.rows.some((row) => row.poison)) return problemAnswer(400, 'data_refused');
    const outcomes = this.#take(batch);
    if (fault === 'answer_lost') throw new TypeError('terminated');
    if (fault === 'twice') return jsonAnswer(200, { outcomes: this.#take(batch), epoch: 1, totals: {} });
    if (fault === 'reordered') return jsonAnswer(200, { outcomes: outcomes.toReversed(), epoch: 1, totals: {} });
    if (fault === 'short') return jsonAnswer(200, { outcomes: outcomes.slice(0, Math.ceil(outcomes.length / 2)) });
    if (fault === 'cut') return new Response('{"outcomes":[{', { headers: { 'content-type': 'application/json' } });
    return jsonAnswer(200, { outcomes, epoch: 1, totals: {} });
  };

  #take(batch: Batch) {
    if (batch.rows.some((row) => row.poison)) return [];
    return batch.rows.map((row, index) => {
      if (!/^sess-\d{13}$/.test(row.id)) return { index, id: row.id, outcome: 'rejected', reasons: ['bad_id'] };
      if (this.created.has(row.id)) return { index, id: row.id, outcome: 'duplicate', reasons: [] };
      this.created.set(row.id, (this.created.get(row.id) ?? 0) + 1);
      return { index, id: row.id, outcome: 'created', reasons: [] };
    });
  }
}
