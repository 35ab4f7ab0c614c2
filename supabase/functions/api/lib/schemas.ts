import { z } from '@hono/zod-openapi';

const shortText = (max: number) => z.string().trim().min(1).max(max);

/** What a device may send: totals only, or totals and sessions. */
export const consentSchema = z.enum(['totals', 'sessions']);

export const clientVersionSchema = shortText(40).openapi({ example: 'vscode/0.4.0' });
export const nameSchema = shortText(60);
export const epochSchema = z.int().min(1).max(1_000_000);
export const instantSchema = z.iso.datetime({ offset: true }).openapi({ example: '2025-09-05T09:00:00.000Z' });
export const clientSessionIdSchema = z
  .string()
  .regex(/^sess-\d{13}$/, 'must be sess- and 13 digits')
  .openapi({ example: 'sess-1757062800000' });

/** The account's totals after a write; the columns are those of `user_totals`. */
export const totalsSchema = z.record(z.string(), z.unknown()).openapi('Totals', {
  description: 'Totals of the account over all devices: sessions, active_ms, cycles, total_xp, level, runs, version.',
});

/** A session as the extension writes it. Rows are judged one by one: a bad row gets an outcome and never fails its batch. */
export const sessionRowSchema = z
  .object({
    id: clientSessionIdSchema,
    startedAt: instantSchema,
    endedAt: instantSchema,
    activeMs: z.int().min(0).openapi({ description: 'Milliseconds without pauses' }),
    cycles: z.int().min(0),
    goalMinutes: z.int().optional(),
    goalBonusXP: z.int().optional(),
    pledgeMultiplier: z.number().optional(),
    pledgeHonored: z.boolean().optional(),
    finalXP: z.int().nullable().optional().openapi({ description: 'Total XP after this session, as reported' }),
    pattern: z.string().optional(),
    timeZone: z.string().optional().openapi({ description: 'IANA zone of capture', example: 'Europe/Stockholm' }),
  })
  .openapi('SessionRow');
