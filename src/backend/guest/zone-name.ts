import { isZone } from '#src/domain/calendar.ts';

const LONGEST_NAME = 64;

let named: ReadonlyMap<string, string> | undefined;

/** The IANA name of a zone as it is written, whatever its case was, or null when this browser knows none like it. */
export function zoneName(zone: unknown): string | null {
  if (!isZone(zone) || zone.length > LONGEST_NAME) return null;
  named ??= new Map(Intl.supportedValuesOf('timeZone').map((name) => [name.toLowerCase(), name]));
  // Names that have given way to another (Asia/Kolkata in some browsers) are known, yet not listed.
  return named.get(zone.toLowerCase()) ?? zone;
}
