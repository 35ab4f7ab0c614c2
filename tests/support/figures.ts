import { formatWeekday } from '#src/ui/format.ts';
import type { GrowthWeek } from '#src/ui/growth-rings.geometry.ts';
import { seededRandom } from '#src/ui/growth-rings.geometry.ts';

/** Invented weeks, the same on every run. */
export function weeks(count: number, seed: string): GrowthWeek[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2026, 10, 16) - (count - 1 - index) * 7 * 86_400_000);
    const rest = random() < 0.12;
    return {
      weekStart: day.toISOString().slice(0, 10),
      minutes: rest ? 0 : Math.round(12 + random() * 90),
      days: rest ? 0 : 1 + Math.floor(random() * 7),
    };
  });
}

export const week = [
  { key: 'mon', label: 'Mon', longLabel: 'Monday 16 November', minutes: 15 },
  { key: 'tue', label: 'Tue', longLabel: 'Tuesday 17 November', minutes: 12 },
  { key: 'wed', label: 'Wed', longLabel: 'Wednesday 18 November', minutes: 8 },
  { key: 'thu', label: 'Thu', longLabel: 'Thursday 19 November', minutes: 18 },
  { key: 'fri', label: 'Fri', longLabel: 'Friday 20 November', minutes: 0 },
  { key: 'sat', label: 'Sat', longLabel: 'Saturday 21 November', minutes: 9, emphasised: true },
  { key: 'sun', label: 'Sun', longLabel: 'Sunday 22 November', minutes: 0, future: true },
];

export function month(seed: string) {
  const random = seededRandom(seed);
  return Array.from({ length: 30 }, (_, index) => ({
    key: `2026-11-${String(index + 1).padStart(2, '0')}`,
    label: String(index + 1),
    minutes: random() < 0.2 ? 0 : Math.round(random() * 34),
    previousMinutes: Math.round(random() * 30),
    emphasised: index === 22,
    future: index > 22,
  }));
}

export const xp = Array.from({ length: 12 }, (_, index) => ({
  key: `w${index}`,
  label: `W${index + 36}`,
  longLabel: `Week ${index + 36}`,
  values: { cycles: 6 + ((index * 7) % 11), goal: (index * 5) % 9, other: index % 4 === 0 ? 4 : 0 },
}));

export const xpSeries = [
  { key: 'cycles', label: 'Cycles' },
  { key: 'goal', label: 'Goal bonus' },
  { key: 'other', label: 'Other' },
];

export function hours(seed: string): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (_, hour) => {
      const morning = Math.exp(-((hour - 8.5) ** 2) / 4) * 30;
      const evening = Math.exp(-((hour - 18) ** 2) / 6) * (day > 4 ? 6 : 18);
      return random() < 0.3 ? 0 : Math.round((morning + evening) * random());
    }),
  );
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => formatWeekday(day));
export const hourNames = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

export function yearOfDays(seed: string) {
  const random = seededRandom(seed);
  return Array.from({ length: 365 }, (_, index) => ({
    date: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    value: random() < 0.3 ? 0 : Math.round(3 + random() * 30),
  }));
}
