import type * as z from 'zod/mini';
import { type Result, unwrap } from './errors.ts';

/**
 * The data of an answer, checked. What checks it is downloaded while the request is on its way, so that the first
 * paint doesn't wait for it. Throws an `AppError`, or what the schema finds wrong.
 */
export async function checked<S extends z.ZodMiniType>(
  request: PromiseLike<Result>,
  schema: () => Promise<S>,
): Promise<z.infer<S>> {
  const [result, type] = await Promise.all([request, schema()]);
  return type.parse(unwrap(result));
}
