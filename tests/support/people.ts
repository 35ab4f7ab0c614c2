import type { Device } from '#src/backend/person/device-schema.ts';
import type { Preferences } from '#src/backend/person/preferences-schema.ts';
import type { Profile } from '#src/backend/person/profile-schema.ts';
import { testUserId } from './render-page.tsx';

export const aProfile = (changes: Partial<Profile> = {}): Profile => ({
  user_id: testUserId,
  display_name: 'Quiet Cedar',
  time_zone: 'Europe/Berlin',
  day_start_hour: 0,
  week_start: 1,
  onboarded_at: '2026-01-01T00:00:00+00:00',
  version: 1,
  ...changes,
});

export const somePreferences = (changes: Partial<Preferences> = {}): Preferences => ({
  user_id: testUserId,
  daily_goal_minutes: 10,
  weekly_goal_minutes: null,
  theme: 'system',
  motion: 'system',
  language: 'system',
  show_streak: true,
  share_live: true,
  keep_import_payloads: false,
  version: 1,
  ...changes,
});

export const aDevice = (changes: Partial<Device> = {}): Device => ({
  id: 'd0000000-0000-4000-8000-000000000001',
  kind: 'vscode',
  name: 'Desk',
  consent: 'sessions',
  current_epoch: 1,
  client_version: '0.1.0',
  time_zone: 'Europe/Berlin',
  created_at: '2026-01-01T08:00:00+00:00',
  first_data_at: '2026-01-01T08:01:00+00:00',
  last_seen_at: '2026-01-02T08:00:00+00:00',
  revoked_at: null,
  version: 1,
  ...changes,
});
