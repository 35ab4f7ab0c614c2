/** Bad input through every door: the answer that it gets, and that nothing of anybody has changed by it. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiDoor } from './doors/api.ts';
import { functionsDoor, tablesDoor } from './doors/database.ts';
import type { Door, World } from './doors/door.ts';
import { realtimeDoor } from './doors/realtime.ts';
import { rowsDoor } from './doors/rows.ts';
import { loginDoor, pairingDoor } from './doors/tokens.ts';
import { importDoor, linkDoor, nextDoor } from './doors/words.ts';
import { newDevice, newPerson, newRevokedDevice, openDatabase, row, sendRows } from './people.ts';
import { fingerprint } from './unchanged.ts';

const all: readonly Door[] = [
  apiDoor,
  rowsDoor,
  functionsDoor,
  tablesDoor,
  importDoor,
  pairingDoor,
  linkDoor,
  loginDoor,
  nextDoor,
  realtimeDoor,
];

const sql = openDatabase();
let world: World;

beforeAll(async () => {
  const [owner, stranger] = await Promise.all([newPerson(), newPerson()]);
  const [device, revoked] = await Promise.all([newDevice(owner), newRevokedDevice(owner)]);
  await sendRows(device, [row(1), row(2), row(3)]);
  const { data: session } = await owner.client.from('sessions').select('id').limit(1).single();
  const { data: begun } = await owner.client.rpc('import_begin', { p_import: { shape: 'raw', device_id: device.id } });
  const importId = (begun as { import_id: string }).import_id;
  world = { owner, stranger, device, revoked, sessionId: session?.id as number, importId };
}, 60_000);
afterAll(() => sql.end());

describe.each(all)('$name', ({ cases }) => {
  let before: Record<string, string>;
  beforeAll(async () => {
    before = await fingerprint(sql, world.owner.id);
  });

  test.each(cases)('$input', async ({ send, answer }) => {
    expect(await send(world)).toBe(answer);
  });

  test('and nothing of the owner has changed', async () => {
    expect(await fingerprint(sql, world.owner.id)).toEqual(before);
  });
});

test('nothing that knocked is an error in the server’s own eyes', async () => {
  const { data } = await world.owner.client.from('user_totals').select('sessions').single();
  expect(data?.sessions).toBe(3);
});

/** The table that people read, written from the cases; `vitest run --project security -u` writes it anew. */
test('docs/bad-input.md says the same', async () => {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\u0000', 'U+0000');
  const parts = all.map(({ name, about, cases }) =>
    [`## ${name}`, '', about, '', '| Input | Answer |', '|---|---|']
      .concat(cases.map(({ input, answer }) => `| ${cell(input).replaceAll('<', '&lt;')} | ${cell(answer)} |`))
      .join('\n'),
  );
  const count = all.reduce((sum, { cases }) => sum + cases.length, 0);
  const lead = `# Bad input, door by door

${count} cases, each with the answer that it gets. Written from the table of \`tests/security\`, which sends every one of them to a running
stack and looks that nothing of a person who is not concerned has changed. An answer is an HTTP status with its stable code
(\`code\` of a problem, \`error\` of OAuth, \`hint\` or SQLSTATE of the database) or the outcome of a row.`;
  await expect(`${[lead, ...parts].join('\n\n')}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, '../../docs/bad-input.md'),
  );
});
