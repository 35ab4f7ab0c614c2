import { PostgrestClient } from '@supabase/postgrest-js';
import { describe, expect, test } from 'vitest';
import { answerRows, type Query, readQuery, selectRows } from './query.ts';

const ROWS = [
  { id: 1, name: 'b', at: '2025-09-05T09:00:00+00:00', note: null },
  { id: 2, name: 'a', at: '2025-09-05T09:00:00.5+00:00', note: 'x' },
  { id: 3, name: 'c', at: '2025-09-05T09:00:00.05+00:00', note: 'y' },
];

/** What the app's client makes of a question, read here. */
async function queryOf(question: (client: PostgrestClient) => PromiseLike<unknown>): Promise<Query> {
  let read: Query | undefined;
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    read = readQuery({ query: new URL(String(input)).searchParams, headers: new Headers(init?.headers) });
    return new Response('[]');
  };
  await question(new PostgrestClient('https://guest.example/rest/v1', { fetch }));
  if (read === undefined) throw new Error('nothing was asked');
  return read;
}

const idsOf = (rows: readonly object[]) => rows.map((row) => Reflect.get(row, 'id'));

describe('what the client asks', () => {
  test('columns, with and without spaces', async () => {
    const query = await queryOf((client) => client.from('t').select('id, name'));
    expect(answerRows(selectRows(ROWS, query), query)).toEqual(ROWS.map(({ id, name }) => ({ id, name })));
  });

  test.each(['*', undefined])('all columns: %s', async (columns) => {
    const query = await queryOf((client) => client.from('t').select(columns));
    expect(answerRows(selectRows(ROWS, query), query)).toEqual(ROWS);
  });

  test('rows that equal, as numbers and as texts; nothing equals null', async () => {
    const ids = async (column: string, value: unknown) =>
      idsOf(selectRows(ROWS, await queryOf((client) => client.from('t').select('id').eq(column, value))));
    expect(await ids('id', 2)).toEqual([2]);
    expect(await ids('name', 'c')).toEqual([3]);
    expect(await ids('note', null)).toEqual([]);
    expect(await ids('name', 'eq.c')).toEqual([]);
  });

  test.each([
    [
      ['id', false],
      [3, 2, 1],
    ],
    [
      ['name', true],
      [2, 1, 3],
    ],
    [
      ['at', true],
      [1, 3, 2],
    ],
    [
      ['note', true],
      [2, 3, 1],
    ],
    [
      ['note', false],
      [1, 3, 2],
    ],
  ] as const)('in order of %j', async ([column, ascending], expected) => {
    const query = await queryOf((client) => client.from('t').select('*').order(column, { ascending }));
    expect(idsOf(selectRows(ROWS, query))).toEqual(expected);
  });

  test('by one column and then by another, and only so many', async () => {
    const rows = [...ROWS, { id: 4, name: 'a', at: '', note: null }];
    const query = await queryOf((client) =>
      client.from('t').select('*').order('name').order('id', { ascending: false }).limit(3),
    );
    expect(idsOf(selectRows(rows, query))).toEqual([4, 2, 1]);
    expect(idsOf(selectRows([...ROWS, ...ROWS], query))).toHaveLength(3);
  });

  test('one row, or how many there were', async () => {
    const query = await queryOf((client) => client.from('t').select('id').eq('name', 'a').single());
    expect(answerRows(selectRows(ROWS, query), query)).toEqual({ id: 2 });
    for (const rows of [[], [...ROWS, ...ROWS]]) {
      const found = selectRows(rows, query);
      expect(() => answerRows(found, query)).toThrow(
        expect.objectContaining({ code: 'PGRST116', status: 406, details: `The result contains ${found.length} rows` }),
      );
    }
  });

  test('a column that is not there', async () => {
    for (const question of [
      (client: PostgrestClient) => client.from('t').select('secret'),
      (client: PostgrestClient) => client.from('t').select('id').eq('constructor', 1),
      (client: PostgrestClient) => client.from('t').select('id').order('secret'),
    ]) {
      const query = await queryOf(question);
      expect(() => answerRows(selectRows(ROWS, query), query)).toThrow(
        expect.objectContaining({ code: '42703', status: 400 }),
      );
    }
  });
});
