import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
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
  useEffect(() => {
    if (language === undefined) return;
    const chosen = takeEntryLanguage();
    if (chosen === null || chosen === language) void applyLanguage(language);
    else mutate({ column: 'language', value: chosen });
  }, [language, mutate]);
}
