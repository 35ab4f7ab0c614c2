import * as z from 'zod/mini';
import { userStorageKey } from '#src/backend/user-storage.ts';
import { phasesOf } from '#src/domain/patterns.ts';

const key = userStorageKey('breathe.choices');

const choicesSchema = z.object({
  pattern: z.string().check(z.refine((text) => phasesOf(text) !== null)),
  /** Minutes, `null` for an open session, absent as long as none was chosen. */
  goalMinutes: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(120)))),
  sound: z.boolean(),
  vibration: z.boolean(),
});

/** What the person chose last on this browser. */
export type Choices = z.infer<typeof choicesSchema>;

const first: Choices = { pattern: 'chill', sound: false, vibration: false };

/** The last choices, or the first ones when there are none that can be read. */
export function readChoices(): Choices {
  try {
    const parsed = choicesSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? ''));
    return parsed.success ? parsed.data : first;
  } catch {
    return first;
  }
}

/** Remembers the choices for the next time. */
export function rememberChoices(choices: Choices): void {
  try {
    localStorage.setItem(key, JSON.stringify(choices));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
