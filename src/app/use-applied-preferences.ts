import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { preferencesQueryOptions } from '#src/backend/person/preferences.ts';
import { applyMotion, applyTheme } from '#src/ui/theme.ts';

/** Applies theme and motion whenever the person changes them, here or elsewhere. */
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
}
