/** One rule, two languages: the shared cases and generated ones give the same in SQL as in src/domain. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localDate, localHour } from '#src/domain/calendar.ts';
import { levelOf } from '#src/domain/levels.ts';
import { contentHash, type SessionIdentity, validateSession } from '#src/domain/sessions.ts';
import { goalBonus } from '#src/domain/xp.ts';
import { ingest, makeDevice, makeUser, openTestDatabase, type TestDatabase } from './database.ts';
import { oddRow } from './odd-rows.ts';
import { ruleCases } from './rule-cases.ts';
import { sessionRow } from './sessions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function checkedInSql(rows: readonly unknown[], asOf: string) {
  const checked = await database.sql<{ rejected: string[] | null; flags: string[] }[]>`
    select rejected, flags from private.check_sessions(${JSON.stringify(rows)}::text::jsonb, ${asOf}) order by idx`;
  return checked.map(({ rejected, flags }) =>
    rejected === null ? { outcome: 'counted', codes: flags } : { outcome: 'rejected', codes: rejected },
  );
}

/** A row as it arrives: what JSON cannot carry is gone. */
function asSent(row: unknown): unknown {
  const text = JSON.stringify(row);
  return text === undefined ? null : JSON.parse(text);
}

describe('levels', () => {
  test('shared cases', async () => {
    const table = ruleCases<{ xp: number; level: number }>('levels');
    const rows = await database.sql<{ level: number }[]>`
      select private.level_of(x) as level from unnest(${table.map(({ xp }) => xp)}::bigint[]) with ordinality as u (x, n) order by n`;
    expect(rows.map(({ level }) => level)).toEqual(table.map(({ level }) => level));
  });

  test('any XP', async () => {
    const generated = fc.sample(fc.integer({ min: -100, max: 2000 }), 500);
    const rows = await database.sql<{ level: number }[]>`
      select private.level_of(x) as level from unnest(${generated}::bigint[]) with ordinality as u (x, n) order by n`;
    expect(rows.map(({ level }) => level)).toEqual(generated.map((xp) => levelOf(xp).level));
  });
});

describe('goal bonus', () => {
  const bonuses = async (table: readonly { activeMs: number; goalMinutes: number | null }[]) => {
    const rows = await database.sql<{ bonus: number }[]>`
      select private.goal_bonus((c ->> 'activeMs')::bigint, (c ->> 'goalMinutes')::bigint) as bonus
      from jsonb_array_elements(${JSON.stringify(table)}::text::jsonb) with ordinality as u (c, n) order by n`;
    return rows.map(({ bonus }) => bonus);
  };

  test('shared cases', async () => {
    const table = ruleCases<{ activeMs: number; goalMinutes: number | null; bonus: number }>('goal-bonus');
    expect(await bonuses(table)).toEqual(table.map(({ bonus }) => bonus));
  });

  test('any active time and goal', async () => {
    const generated = fc.sample(
      fc.record({
        activeMs: fc.oneof(
          fc.integer({ min: -1000, max: 10_000_000 }),
          fc.nat({ max: 40 }).map((n) => n * 30_000),
        ),
        goalMinutes: fc.option(fc.integer({ min: -1, max: 60 })),
      }),
      1000,
    );
    expect(await bonuses(generated)).toEqual(
      generated.map(({ activeMs, goalMinutes }) => goalBonus(activeMs, goalMinutes)),
    );
  });
});

interface CheckCase {
  readonly name: string;
  readonly asOf: string;
  readonly row: unknown;
  readonly outcome: string;
  readonly codes: readonly string[];
}

describe('row checks', () => {
  test.each(ruleCases<CheckCase>('session-checks').map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    expect(await checkedInSql([one.row], one.asOf)).toEqual([{ outcome: one.outcome, codes: one.codes }]);
  });

  test('generated rows, odd ones included, are judged alike', async () => {
    const asOf = '2025-09-06T12:00:00.000Z';
    const seen = new Set<string>();
    const property = fc.asyncProperty(
      fc.array(oddRow(Date.parse(asOf)), { minLength: 1, maxLength: 40 }),
      async (rows) => {
        const sent = rows.map(asSent);
        const inTypeScript = sent.map((row) => validateSession(row, { asOf: Date.parse(asOf) }));
        expect(await checkedInSql(sent, asOf)).toEqual(inTypeScript.map(({ outcome, codes }) => ({ outcome, codes })));
        for (const code of inTypeScript.flatMap(({ codes }) => codes)) {
          seen.add(code);
        }
      },
    );
    await fc.assert(property, { numRuns: 60 });
    // The generator would prove little if it met few of the codes.
    expect(seen.size).toBeGreaterThan(20);
  });
});

interface BatchCase {
  readonly name: string;
  readonly asOf: string;
  readonly rows: readonly unknown[];
  readonly results: readonly { readonly outcome: string; readonly codes: readonly string[] }[];
}

describe('batches', () => {
  const repeats: Record<string, string> = { duplicate_id_identical: 'duplicate', duplicate_id_conflict: 'conflict' };

  test.each(ruleCases<BatchCase>('session-batches').map((one) => [one.name, one] as const))(
    '%s',
    async (_name, one) => {
      const user = await makeUser(database.sql);
      const device = await makeDevice(database.sql, user);
      const outcomes = await ingest(database.sql, { user, device, zone: 'UTC', now: one.asOf, rows: one.rows });
      expect(outcomes.map(({ outcome, reasons }) => ({ outcome, reasons }))).toEqual(
        one.results.map(({ outcome, codes }) => ({
          outcome: outcome === 'counted' ? 'created' : (repeats[codes[0] ?? ''] ?? 'rejected'),
          reasons: codes,
        })),
      );
    },
  );
});

interface DateCase {
  readonly instant: string;
  readonly zone: string;
  readonly dayStartHour: number;
}

describe('local dates', () => {
  const dates = async (table: readonly DateCase[]) => {
    const rows = await database.sql<{ date: string; hour: number }[]>`
      select private.practice_date((c ->> 'instant')::timestamptz, c ->> 'zone', (c ->> 'dayStartHour')::integer) as date,
        extract(hour from (c ->> 'instant')::timestamptz at time zone (c ->> 'zone'))::integer as hour
      from jsonb_array_elements(${JSON.stringify(table)}::text::jsonb) with ordinality as u (c, n) order by n`;
    return rows.map(({ date, hour }) => ({ date, hour }));
  };

  test('shared cases', async () => {
    const table = ruleCases<DateCase & { date: string; hour: number }>('local-dates');
    expect(await dates(table)).toEqual(table.map(({ date, hour }) => ({ date, hour })));
  });

  test('any instant in any zone', async () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'America/Santiago',
    ];
    const generated = fc.sample(
      fc.record({
        instant: fc
          .date({ min: new Date('2015-01-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })
          .map((date) => date.toISOString()),
        zone: fc.constantFrom(...zones),
        dayStartHour: fc.integer({ min: 0, max: 12 }),
      }),
      1000,
    );
    expect(await dates(generated)).toEqual(
      generated.map(({ instant, zone, dayStartHour }) => ({
        date: localDate(instant, zone, dayStartHour),
        hour: localHour(instant, zone),
      })),
    );
  });

  test('the server knows every zone that a browser reports', async () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const unknown = await database.sql`
      select z from unnest(${zones}::text[]) as z where private.zone_name(z) is null`;
    expect([...unknown]).toEqual([]);
  });
});

describe('content hash', () => {
  const hashes = async (table: readonly SessionIdentity[]) => {
    const rows = await database.sql<{ hash: string }[]>`
      select private.content_hash(
        c ->> 'startedAt', c ->> 'endedAt', (c ->> 'activeMs')::bigint, (c ->> 'cycles')::bigint
      ) as hash
      from jsonb_array_elements(${JSON.stringify(table)}::text::jsonb) with ordinality as u (c, n) order by n`;
    return rows.map(({ hash }) => hash);
  };

  test('shared cases', async () => {
    const table = ruleCases<SessionIdentity & { hash: string }>('content-hash');
    expect(await hashes(table)).toEqual(table.map(({ hash }) => hash));
  });

  test('any session', async () => {
    const generated = fc
      .sample(fc.record({ start: fc.integer({ min: 1e12, max: 2e12 }), activeMs: fc.nat(), cycles: fc.nat() }), 200)
      .map((facts) => sessionRow(facts));
    expect(await hashes(generated)).toEqual(await Promise.all(generated.map((row) => contentHash(row))));
  });
});
