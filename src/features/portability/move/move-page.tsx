/** Placeholder while it is built. */
export function MovePage() {
  return null;
}
