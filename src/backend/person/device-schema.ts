import * as z from 'zod';

export const deviceSchema = z.object({
  id: z.string(),
  kind: z.enum(['vscode', 'web', 'import']),
  name: z.string(),
  consent: z.enum(['totals', 'sessions']),
  current_epoch: z.number(),
  client_version: z.string().nullable(),
  time_zone: z.string().nullable(),
  created_at: z.string(),
  first_data_at: z.string().nullable(),
  last_seen_at: z.string().nullable(),
  revoked_at: z.string().nullable(),
  version: z.number(),
});

/** Something that sends practice: an editor, a browser, or an imported file. */
export type Device = z.infer<typeof deviceSchema>;
