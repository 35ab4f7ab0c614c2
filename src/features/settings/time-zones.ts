/** The zone of this browser, an IANA name. */
export const browserTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All zones this browser knows, with `UTC`, and with `current` even when it is an older name. */
export function timeZoneOptions(current: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current])].toSorted((a, b) => a.localeCompare(b));
}

/** "Europe/Berlin" as people say it: "Berlin (Europe)"; deeper names keep their middle. */
export function timeZoneLabel(zone: string): string {
  const [region, ...rest] = zone.replaceAll('_', ' ').split('/');
  return rest.length === 0 ? (region ?? zone) : `${rest.toReversed().join(', ')} (${region})`;
}
