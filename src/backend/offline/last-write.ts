const quoted = (value: unknown): string => `"${String(value).replace(/["\\]/g, (mark) => `\\${mark}`)}"`;

const isStill = (column: string, base: unknown): string =>
  base === null || typeof base === 'boolean' ? `${column}.is.${String(base)}` : `${column}.eq.${quoted(base)}`;

/**
 * The filter (for `or`) that lets a kept change of one column through unless somebody changed that column elsewhere
 * later: the column is still as it was here, or the row was last written before the change was made.
 */
export function unlessNewer(column: string, base: unknown, writtenAt: string, madeAt: number): string {
  const before = `${writtenAt}.lt.${quoted(new Date(madeAt).toISOString())}`;
  return base === undefined ? before : `${isStill(column, base)},${before}`;
}
