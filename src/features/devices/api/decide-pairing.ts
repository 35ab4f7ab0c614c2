import * as z from 'zod/mini';
import { supabase } from '#src/backend/client.ts';
import { unwrap } from '#src/backend/errors.ts';

const decisionSchema = z.object({ status: z.string(), device_id: z.nullish(z.string()) });

export type PairingDecision =
  | {
      readonly code: string;
      readonly allow: true;
      readonly consent: 'totals' | 'sessions';
      readonly deviceName: string;
    }
  | { readonly code: string; readonly allow: false };

/** Allows or refuses a device. Returns the new device's id when allowed. Throws an `AppError`. */
export async function decidePairing(decision: PairingDecision): Promise<string | null> {
  const result = await supabase.rpc('device_authorization_decide', {
    p_user_code: decision.code,
    p_allow: decision.allow,
    ...(decision.allow ? { p_consent: decision.consent, p_device_name: decision.deviceName } : {}),
  });
  return decisionSchema.parse(unwrap(result)).device_id ?? null;
}
