import * as z from 'zod/mini';

export const deviceSchema = z.object({
  id: z.string(),
  kind: z.enum(['vscode', 'web', 'import']),
  name: z.string(),
  consent: z.enum(['totals', 'sessions']),
  current_epoch: z.number(),
  client_version: z.nullable(z.string()),
  time_zone: z.nullable(z.string()),
  created_at: z.string(),
  first_data_at: z.nullable(z.string()),
  last_seen_at: z.nullable(z.string()),
  revoked_at: z.nullable(z.string()),
  version: z.number(),
});

export const devicesSchema = z.array(deviceSchema);

/** Something that sends practice: an editor, a browser, or an imported file. */
export type Device = z.infer<typeof deviceSchema>;
