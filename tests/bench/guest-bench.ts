/** What a guest's browser does by itself: ten thousand sessions brought in, folded, and read again. */
import { answerGuest } from '#src/backend/guest/answer-guest.ts';
import { emptyGuestData, type GuestData } from '#src/backend/guest/guest-data.ts';
import { goalBonus } from '#src/domain/xp.ts';
import { type Figure, median } from './measure.ts';

const SESSIONS = 10_000;
const ROWS_AT_ONCE = 500;
const ROUNDS = 7;
const HOUR_MS = 3_600_000;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'];

/** Sessions one after the other, back from now: five a day, over five and a half years. */
function history(now: number): object[] {
  return Array.from({ length: SESSIONS }, (_, at) => {
    const start = now - (SESSIONS - at) * 5 * HOUR_MS + at;
    const activeMs = (3 + (at % 18)) * 60_000;
    const row = { id: `sess-${start}`, startedAt: new Date(start).toISOString(), activeMs, cycles: at % 40 };
    return {
      ...row,
      endedAt: new Date(start + activeMs).toISOString(),
      goalMinutes: 10,
      goalBonusXP: goalBonus(activeMs, 10),
      timeZone: ZONES[at % ZONES.length],
      ...(at % 3 === 0 ? {} : { pattern: ['boxing', 'chill'][at % 2] }),
    };
  });
}

/** A guest in a browser of their own: nothing is remembered from another round. */
class Browser {
  #data: GuestData;
  readonly #now: Date;

  constructor(now: Date) {
    this.#now = now;
    this.#data = emptyGuestData(crypto.randomUUID(), 'Europe/Berlin', now);
  }

  call(name: string, body: object): unknown {
    const request = { method: 'POST', path: `rpc/${name}`, query: new URLSearchParams(), headers: new Headers(), body };
    const answer = answerGuest(this.#data, request, this.#now);
    if (answer.status >= 400) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
    this.#data = answer.data;
    return answer.body;
  }

  /** Rows as a vault gives them back after a reload: the same facts, other objects. */
  reload(): void {
    this.#data = JSON.parse(JSON.stringify(this.#data));
  }
}

function bringIn(browser: Browser, rows: readonly object[]): void {
  const begun = browser.call('import_begin', {
    p_import: { shape: 'raw', device_name: 'Laptop', offered: rows.length },
  });
  const { import_id: p_import } = begun as { import_id: string };
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const p_rows = rows.slice(from, from + ROWS_AT_ONCE);
    browser.call('import_rows', { p_import, p_time_zone: 'Europe/Berlin', p_rows });
  }
  browser.call('import_finish', { p_import, p_snapshot: null });
}

/** All that the dashboard and the analytics of all time ask for. */
function readFigures(browser: Browser): void {
  const all = { p_from: '0001-01-01', p_to: '9999-12-31' };
  browser.call('dashboard', {});
  browser.call('analytics_days', all);
  browser.call('analytics_months', all);
  browser.call('analytics_runs', all);
  browser.call('analytics_bests', {});
  browser.call('achievements_list', {});
  browser.call('session_page', { p_limit: 50 });
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const figure = (what: string, samples: readonly number[], budgetMs: number): Figure => {
  const ms = median(samples);
  const longest = Math.max(...samples);
  const value = `p50 ${ms.toFixed(1)} ms, longest ${longest.toFixed(1)} ms of ${samples.length}`;
  return { what, value, budget: `≤ ${budgetMs} ms`, kept: ms <= budgetMs };
};

/** Import, first and later reads, and the reads after one more session. */
export async function guestAnswers(): Promise<Figure[]> {
  const now = new Date();
  const rows = history(now.getTime());
  const samples = { bring: [] as number[], first: [] as number[], later: [] as number[], next: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const browser = new Browser(now);
    samples.bring.push(timed(() => bringIn(browser, rows)));
    browser.reload();
    samples.first.push(timed(() => readFigures(browser)));
    samples.later.push(timed(() => readFigures(browser)));
    const start = now.getTime() - HOUR_MS / 2;
    const row = { id: `sess-${start}`, startedAt: new Date(start).toISOString(), endedAt: now.toISOString() };
    browser.call('web_session', { p_time_zone: 'UTC', p_row: { ...row, activeMs: 600_000, cycles: 0 } });
    samples.next.push(timed(() => readFigures(browser)));
  }
  return [
    figure('10,000 rows checked, recognised and kept', samples.bring, 3000),
    figure('dashboard and analytics of 10,000 sessions, first', samples.first, 300),
    figure('the same again', samples.later, 10),
    figure('the same after one more session', samples.next, 100),
  ];
}
