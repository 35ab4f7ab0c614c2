import { X } from 'lucide-react';
import { formatWeekday } from '#src/ui/format.ts';
import type { SessionsSearch } from './sessions.search.ts';
import { sessionsTexts } from './sessions.texts.ts';

const texts = sessionsTexts.filters;

interface FilterChipsProps {
  readonly search: SessionsSearch;
  readonly onDrop: (key: keyof SessionsSearch) => void;
}

/** Choices that came with a figure and have no field of their own. */
function chipsOf({ hour, weekday, pledge }: SessionsSearch): { key: keyof SessionsSearch; words: string }[] {
  return [
    ...(weekday === undefined ? [] : [{ key: 'weekday' as const, words: formatWeekday(weekday, 'long') }]),
    ...(hour === undefined
      ? []
      : [{ key: 'hour' as const, words: texts.hour(texts.clock(hour), texts.clock(hour + 1)) }]),
    ...(pledge === undefined ? [] : [{ key: 'pledge' as const, words: texts.pledges[pledge] }]),
  ];
}

/** What the figure that led here chose, each to be let go of by itself. */
export function FilterChips({ search, onDrop }: FilterChipsProps) {
  const chips = chipsOf(search);
  if (chips.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {chips.map(({ key, words }) => (
        <li key={key}>
          <button
            type="button"
            aria-label={texts.drop(words)}
            onClick={() => onDrop(key)}
            className="touch-target inline-flex min-h-9 items-center gap-2 rounded-full bg-raised py-1 pr-3 pl-4 text-caption text-ink transition-colors duration-calm ease-calm hover:bg-[var(--track)]"
          >
            {words}
            <X aria-hidden="true" strokeWidth={1.75} className="size-4 text-muted" />
          </button>
        </li>
      ))}
    </ul>
  );
}
