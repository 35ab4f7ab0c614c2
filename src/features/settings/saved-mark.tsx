import { useEffect, useState } from 'react';
import { settingsTexts } from './settings.texts.ts';

const shownMs = 4_000;

interface SavedMarkProps {
  /** Rises with each save, e.g. the mutation's `submittedAt`; 0 before the first. */
  readonly savedAt: number;
}

/** The small "Saved" beside a field, for a few seconds after each save. */
export function SavedMark({ savedAt }: SavedMarkProps) {
  const [goneFor, setGoneFor] = useState(0);
  useEffect(() => {
    if (savedAt === 0) return;
    const timer = setTimeout(() => setGoneFor(savedAt), shownMs);
    return () => clearTimeout(timer);
  }, [savedAt]);
  const shown = savedAt !== 0 && savedAt !== goneFor;
  return (
    <span role="status" className="text-caption text-soft">
      {shown && settingsTexts.saved}
    </span>
  );
}
