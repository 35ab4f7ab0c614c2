/** A moment as the database writes it in JSON: `2025-09-05T09:00:00.5+00:00`, without a fraction that says nothing. */
export function timeText(moment: Date | number): string {
  const iso = new Date(moment).toISOString();
  return `${iso.slice(0, -1).replace(/\.?0+$/, '')}+00:00`;
}
