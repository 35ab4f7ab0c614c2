import type { Database } from './database.types.ts';

type Tables = Database['public']['Tables'];

export type SessionRow = Tables['sessions']['Row'];
export type DailyTotalsRow = Tables['daily_totals']['Row'];
export type UserTotalsRow = Tables['user_totals']['Row'];
