/** Badges: which there are, which are earned, which the person was told of (20260101001310_badges.sql). */
import { BADGES, badgeDates } from '#src/domain/badges.ts';
import { changed, type FunctionAnswer } from '../answering.ts';
import { foldedOf } from '../folded.ts';
import { timeText } from '../time-text.ts';

export const achievementsList: FunctionAnswer = (data) => {
  const earned = badgeDates(foldedOf(data));
  const noted = new Set(data.badge_notes.map(({ badge }) => badge));
  const body = BADGES.map(({ badge, metric, threshold }) => ({
    badge,
    metric,
    threshold,
    earned_on: earned.get(badge) ?? null,
    noted: noted.has(badge),
  }));
  return { body, data };
};

export const badgesNoted: FunctionAnswer = (data, given, now) => {
  const asked: readonly unknown[] = Array.isArray(given.p_badges) ? given.p_badges : [];
  const noted = new Set(data.badge_notes.map(({ badge }) => badge));
  const fresh = [...badgeDates(foldedOf(data)).keys()].filter((badge) => asked.includes(badge) && !noted.has(badge));
  if (fresh.length === 0) return { body: undefined, data };
  const { user_id } = data.profile;
  const notes = fresh.map((badge) => ({ user_id, badge, noted_at: timeText(now) }));
  return { body: undefined, data: changed(data, { badge_notes: [...data.badge_notes, ...notes] }) };
};
