import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from './export-text.ts';
import { isPortable, type PortableFile, type PortableSession, parsePortable, portableSources } from './portability.ts';
import { validateBatch } from './sessions.ts';
import { goalBonus, reachedGoal } from './xp.ts';

const AS_OF = Date.UTC(2026, 0, 1);
const isoTime = fc.integer({ min: Date.UTC(2023, 0, 1), max: AS_OF }).map((ms) => new Date(ms).toISOString());
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York');
const deviceIds = fc.constantFrom('d-1', 'd-2', 'd-3');
const counter = fc.option(fc.nat(100_000));

const session: fc.Arbitrary<PortableSession> = fc
  .record({
    deviceId: deviceIds,
    epoch: fc.integer({ min: 1, max: 3 }),
    start: fc.integer({ min: Date.UTC(2023, 0, 1), max: AS_OF - 7_200_000 }),
    activeMs: fc.nat(3_600_000),
    cycles: fc.nat(200),
    goalMinutes: fc.constantFrom(null, 1, 5, 10),
    wanted: fc.constantFrom(null, true, false),
    pattern: fc.constantFrom(null, 'chill', '4-4-4-4'),
    timeZone: zones,
    zoneAssumed: fc.boolean(),
  })
  .map(({ start, wanted, ...facts }) => ({
    ...facts,
    id: `sess-${start}`,
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + facts.activeMs).toISOString(),
    goalBonusXP: goalBonus(facts.activeMs, facts.goalMinutes),
    pledgeHonored: wanted === null ? null : wanted && reachedGoal(facts.activeMs, facts.goalMinutes),
  }));

const file: fc.Arbitrary<PortableFile> = fc.record({
  format: fc.constant('breath-master-sync' as const),
  version: fc.constant(1 as const),
  exportedAt: isoTime,
  profile: fc.record({
    displayName: fc.string({ minLength: 1, maxLength: 40 }),
    timeZone: zones,
    dayStartHour: fc.integer({ min: 0, max: 12 }),
    weekStart: fc.constantFrom(1 as const, 6 as const, 7 as const),
  }),
  preferences: fc.record({
    dailyGoalMinutes: fc.integer({ min: 1, max: 240 }),
    weeklyGoalMinutes: fc.option(fc.integer({ min: 1, max: 1680 })),
    theme: fc.constantFrom('light' as const, 'dark' as const, 'system' as const),
    motion: fc.constantFrom('system' as const, 'reduced' as const, 'full' as const),
    showStreak: fc.boolean(),
    shareLive: fc.boolean(),
  }),
  devices: fc.uniqueArray(
    fc.record({
      id: deviceIds,
      kind: fc.constantFrom('vscode' as const, 'web' as const, 'import' as const),
      name: fc.string({ minLength: 1, maxLength: 60 }),
      consent: fc.constantFrom('totals' as const, 'sessions' as const),
      timeZone: fc.option(zones),
      currentEpoch: fc.integer({ min: 1, max: 3 }),
      createdAt: isoTime,
    }),
    { selector: ({ id }) => id },
  ),
  sessions: fc.uniqueArray(session, { selector: ({ deviceId, epoch, id }) => `${deviceId} ${epoch} ${id}` }),
  snapshots: fc.uniqueArray(
    fc.record({
      deviceId: deviceIds,
      epoch: fc.integer({ min: 1, max: 3 }),
      totalXP: counter,
      totalMeditationTime: counter,
      challengesCompleted: counter,
      currentStreak: counter,
      longestStreak: counter,
      dailyChallenges: fc.constant([]),
      flags: fc.array(fc.string()),
      asOf: isoTime,
    }),
    { selector: ({ deviceId, epoch }) => `${deviceId} ${epoch}` },
  ),
  goals: fc.array(
    fc.record({
      validFrom: isoTime.map((time) => time.slice(0, 10)),
      dailyMinutes: fc.integer({ min: 1, max: 240 }),
      weeklyMinutes: fc.integer({ min: 1, max: 1680 }),
    }),
  ),
  presets: fc.array(
    fc.record({ id: fc.uuid(), name: fc.string({ minLength: 1, maxLength: 40 }), pattern: fc.constant('4-7-8-0') }),
  ),
});

test('a file is read back as it was written', () => {
  fc.assert(
    fc.property(file, (given) => {
      const json = readJson(JSON.stringify(given, null, 2));
      expect(json.ok && isPortable(json.value)).toBe(true);
      expect(parsePortable(json.ok ? json.value : null)).toEqual({ ok: true, value: given });
    }),
  );
});

test('its rows come in again whole: every one is counted, once, in its device and epoch', () => {
  fc.assert(
    fc.property(file, (given) => {
      const sources = portableSources(given);
      const back = sources.flatMap(({ deviceId, epoch, rows }) =>
        validateBatch(rows, { asOf: AS_OF }).map((check) => ({ deviceId, epoch, check })),
      );
      expect(back.map(({ check }) => check.outcome)).toEqual(given.sessions.map(() => 'counted'));
      const keys = back.map(({ deviceId, epoch, check }) =>
        check.outcome === 'counted' ? `${deviceId} ${epoch} ${check.session.id} ${check.session.cycles}` : '',
      );
      expect(keys.sort()).toEqual(given.sessions.map((s) => `${s.deviceId} ${s.epoch} ${s.id} ${s.cycles}`).sort());
      expect(sources.flatMap(({ snapshot }) => snapshot ?? [])).toHaveLength(given.snapshots.length);
      expect(sources.map(({ epoch }) => epoch)).toEqual(sources.map(({ epoch }) => epoch).sort());
    }),
  );
});

const [plain] = fc.sample(file, { numRuns: 1, seed: 7 }) as [PortableFile];
const [one] = fc.sample(session, { numRuns: 1, seed: 7 }) as [PortableSession];

test('a zone that was assumed is not handed on as known; a pledge carries its multiplier again', () => {
  const sourceOf = (change: Partial<PortableSession>) =>
    portableSources({ ...plain, sessions: [{ ...one, ...change }], snapshots: [] })[0];
  expect(sourceOf({ zoneAssumed: true })?.assumedZones).toEqual([one.timeZone]);
  expect(sourceOf({ zoneAssumed: false })?.assumedZones).toEqual([null]);
  const rowsOf = (change: Partial<PortableSession>) =>
    portableSources({ ...plain, devices: [], sessions: [{ ...one, ...change }], snapshots: [] })[0]?.rows[0];
  expect(rowsOf({ zoneAssumed: true })).not.toHaveProperty('timeZone');
  expect(rowsOf({ zoneAssumed: false })).toHaveProperty('timeZone', one.timeZone);
  expect(rowsOf({ pledgeHonored: true })).toMatchObject({ pledgeHonored: true, pledgeMultiplier: 1.15 });
  expect(rowsOf({ pledgeHonored: false })).not.toHaveProperty('pledgeMultiplier');
  expect(rowsOf({ pattern: null })).not.toHaveProperty('pattern');
});

test('a device that is not listed goes by its id', () => {
  const [source] = portableSources({ ...plain, devices: [], sessions: [one], snapshots: [] });
  expect(source).toMatchObject({ deviceId: one.deviceId, deviceName: one.deviceId, snapshot: null });
});

test.each<[string, unknown, string, string]>([
  ['another file', { breathMaster: {} }, 'not_portable', '/format'],
  ['a list', [], 'not_portable', '/format'],
  ['a newer version', { ...plain, version: 2 }, 'portable_too_new', '/version'],
  ['no version', { ...plain, version: undefined }, 'portable_invalid', '/version'],
  [
    'a zone that is none',
    { ...plain, profile: { ...plain.profile, timeZone: 'Mars' } },
    'portable_invalid',
    '/profile/timeZone',
  ],
  ['sessions that are no list', { ...plain, sessions: {} }, 'portable_invalid', '/sessions'],
  ['a session that is none', { ...plain, sessions: [null] }, 'portable_invalid', '/sessions/0'],
  [
    'a pattern without a breath',
    { ...plain, presets: [{ id: crypto.randomUUID(), name: 'Still', pattern: '0-0-0-0' }] },
    'portable_invalid',
    '/presets/0/pattern',
  ],
  [
    'a pattern that is none',
    { ...plain, presets: [{ id: crypto.randomUUID(), name: 'Still', pattern: 'deep' }] },
    'portable_invalid',
    '/presets/0/pattern',
  ],
  [
    'a goal from no day',
    { ...plain, goals: [{ validFrom: '2026-02-30', dailyMinutes: 10, weeklyMinutes: 70 }] },
    'portable_invalid',
    '/goals/0/validFrom',
  ],
  ['a date in words', { ...plain, exportedAt: 'today' }, 'portable_invalid', '/exportedAt'],
])('%s is refused with its place', (_name, value, code, path) => {
  const reading = parsePortable(value);
  expect(reading).toMatchObject({ ok: false, problem: { code, path } });
});

test('a file from before goals and own patterns were kept has none', () => {
  const { goals: _goals, presets: _presets, ...earlier } = plain;
  const { weeklyGoalMinutes: _weekly, ...preferences } = plain.preferences;
  expect(parsePortable({ ...earlier, preferences })).toEqual({
    ok: true,
    value: { ...plain, preferences: { ...plain.preferences, weeklyGoalMinutes: null }, goals: [], presets: [] },
  });
});

test('many broken places are counted, the first three named', () => {
  const reading = parsePortable({ format: 'breath-master-sync', version: 1 });
  expect(reading).toMatchObject({
    ok: false,
    problem: {
      message: 'Some values in this file cannot be read: /exportedAt, /profile, /preferences and 3 more places.',
    },
  });
});

test('whatever the JSON, an answer comes back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(parsePortable(value).ok).toBe(false);
      const marked = typeof value === 'object' ? { ...value, format: 'breath-master-sync' } : value;
      expect(parsePortable(marked).ok).toBe(false);
    }),
  );
});
