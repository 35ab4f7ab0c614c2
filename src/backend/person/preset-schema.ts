import * as z from 'zod/mini';

export const presetSchema = z.object({
  id: z.string(),
  name: z.string(),
  pattern: z.string(),
  created_at: z.string(),
  version: z.number(),
});

/** A breathing pattern that the person made and named. */
export type Preset = z.infer<typeof presetSchema>;
