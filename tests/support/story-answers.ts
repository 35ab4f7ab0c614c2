/** What the backend would answer for an invented person, for stories of whole pages. */

import { BADGES } from '#src/domain/badges.ts';
import { addDays } from '#src/domain/calendar.ts';
import { runsOf } from '#src/domain/streaks.ts';
import { currentLanguage } from '#src/language/language.ts';
import type { Answer, FakeRequest } from './fake-fetch.ts';
import { aDevice, aProfile, somePreferences } from './people.ts';
import { bestsOf, daysOf, type InventedSession, inventSessions, totalsOf } from './practice.ts';

/** How long somebody has practised. */
export type StoryPerson = 'new' | 'regular' | 'heavy';

const practised = { new: 0, regular: 120, heavy: 1500 } as const;
const rpc = (name: string) => `POST /rest/v1/rpc/${name}`;
const chosen = <T extends string>(value: string | undefined, choices: readonly T[]): T | 'system' =>
  choices.find((choice) => choice === value) ?? 'system';

const spanOf = ({ body }: FakeRequest): { from: string; to: string } => {
  const { p_from, p_to } = body as { p_from: string; p_to: string };
  return { from: p_from, to: p_to };
};

function monthsOf(sessions: readonly InventedSession[], { from, to }: { from: string; to: string }) {
  const months = Map.groupBy(sessions, ({ local_date }) => `${local_date.slice(0, 7)}-01`);
  return [...months]
    .filter(([month]) => from.slice(0, 7) <= month.slice(0, 7) && month.slice(0, 7) <= to.slice(0, 7))
    .map(([month, part]) => {
      // One day that holds the whole month adds up the same way.
      const whole = daysOf(part.map((session) => ({ ...session, local_date: month })))[0];
      return { ...whole, month, active_days: daysOf(part).length };
    });
}

/** The answers to everything that the pages ask for on an ordinary day. */
export function storyAnswers(person: StoryPerson): Map<string, Answer> {
  const now = new Date();
  const today = now.toISOString().slice(0, 10);
  const laptop = aDevice({ name: 'VS Code on the laptop', last_seen_at: now.toISOString() });
  const desk = aDevice({ id: 'd0000000-0000-4000-8000-000000000002', name: 'Desk' });
  const devices = person === 'new' ? [] : [laptop, desk];
  const deviceIds = devices.map(({ id }) => id);
  const sessions = inventSessions(today, { days: practised[person], deviceIds });
  const totals = totalsOf(sessions, person === 'new' ? 0 : 112);
  const profile = aProfile({ time_zone: 'UTC' });
  // The toolbar's choice is the person's: the app would otherwise go back to the system's.
  const { theme, motion } = document.documentElement.dataset;
  const preferences = somePreferences({
    language: currentLanguage(),
    daily_goal_minutes: 15,
    theme: chosen(theme, ['light', 'dark']),
    motion: chosen(motion, ['reduced', 'full']),
  });
  const goals = [{ valid_from: '0001-01-01', daily_goal_minutes: 15, weekly_goal_minutes: 90 }];
  const badges = BADGES.map(({ badge, metric, threshold }, at) => ({
    badge,
    metric,
    threshold,
    earned_on: at % 3 === 0 && sessions.length > 0 ? addDays(today, -at * 9) : null,
    noted: true,
  }));
  return new Map<string, Answer>([
    ['GET /rest/v1/profiles', () => profile],
    ['GET /rest/v1/preferences', () => preferences],
    ['GET /rest/v1/devices', () => devices],
    ['GET /rest/v1/goal_changes', () => goals],
    ['GET /rest/v1/device_snapshots', () => []],
    ['GET /rest/v1/breathe_presets', () => []],
    ['GET /rest/v1/imports', () => []],
    ['GET /rest/v1/user_totals', () => totals],
    [
      rpc('dashboard'),
      () => ({
        profile,
        preferences,
        goals,
        totals,
        days: daysOf(sessions, addDays(today, -7 * 36)),
        recent: sessions.slice(-8).reverse(),
        devices,
        now: now.toISOString(),
      }),
    ],
    [rpc('achievements_list'), () => badges],
    [rpc('analytics_days'), (request) => daysOf(sessions, spanOf(request).from, spanOf(request).to)],
    [rpc('analytics_months'), (request) => monthsOf(sessions, spanOf(request))],
    [
      rpc('analytics_runs'),
      (request) => {
        const { from, to } = spanOf(request);
        return runsOf(sessions.map(({ local_date }) => local_date)).filter((run) => run.to >= from && run.from <= to);
      },
    ],
    [rpc('analytics_bests'), () => bestsOf(sessions)],
    [rpc('session_page'), () => sessions.toReversed().slice(0, 50)],
  ]);
}
