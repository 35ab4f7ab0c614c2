import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';

const pairingRequestSchema = z.object({
  client_name: z.nullable(z.string()),
  device_name: z.nullable(z.string()),
  kind: z.enum(['vscode', 'web', 'import']),
  requested_consent: z.enum(['totals', 'sessions']),
  expires_at: z.string(),
  status: z.string(),
});

/** What a device asks for, before anybody has said yes. */
export type PairingRequest = z.infer<typeof pairingRequestSchema>;

/** Finds the request behind a code. Throws an `AppError`, `NotFoundError` when unknown or expired. */
export async function lookupPairing(code: string): Promise<PairingRequest> {
  const result = await supabase.rpc('device_authorization_lookup', { p_user_code: code });
  return pairingRequestSchema.parse(unwrap(result));
}
