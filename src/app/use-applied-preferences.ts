import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { guestId } from '#src/backend/guest/guest-id.ts';
import { preferencesQueryOptions, useUpdatePreferences } from '#src/backend/person/preferences.ts';
import { applyLanguage } from '#src/language/language.ts';
import { applyMotion, applyTheme } from '#src/ui/theme.ts';
import { takeEntryLanguage } from './entry-language.ts';

/** Applies theme, motion and language whenever the person changes them, here or elsewhere. */
export function useAppliedPreferences(userId: string): void {
  const preferences = useQuery(preferencesQueryOptions(userId));
  const theme = preferences.data?.theme;
  const motion = preferences.data?.motion;
  useEffect(() => {
    if (theme !== undefined) applyTheme(theme);
  }, [theme]);
  useEffect(() => {
    if (motion !== undefined) applyMotion(motion);
  }, [motion]);
  const language = preferences.data?.language;
  const { mutate } = useUpdatePreferences();
  const known = useRef<typeof language | null>(null);
  useEffect(() => {
    if (language === undefined) return;
    const chosen = takeEntryLanguage();
    if (chosen !== null && chosen !== language) {
      mutate({ column: 'language', value: chosen });
      return;
    }
    // On the way from guest to account the screen goes on speaking as it did, unless the account has a word of its own.
    if (language === 'system' && guestId() !== null && guestId() !== userId) return;
    void applyLanguage(language).then(async () => {
      const hasChanged = known.current !== null && known.current !== language;
      known.current = language;
      if (hasChanged) await (await import('./mail-language.ts')).keepMailLanguage();
    });
  }, [language, mutate, userId]);
}
