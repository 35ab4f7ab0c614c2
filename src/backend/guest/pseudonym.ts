/** The words that the database makes names of (private.pseudonym). */
const FIRST = [
  'Quiet',
  'Gentle',
  'Still',
  'Soft',
  'Calm',
  'Slow',
  'Clear',
  'Mild',
  'Patient',
  'Restful',
  'Early',
  'Misty',
  'Golden',
  'Silver',
  'Distant',
  'Tender',
  'Rainy',
  'Snowy',
  'Breezy',
  'Sunlit',
] as const;
const LAST = [
  'Cedar',
  'Sequoia',
  'Willow',
  'Birch',
  'Maple',
  'Rowan',
  'Alder',
  'Juniper',
  'Larch',
  'Hazel',
  'Linden',
  'Aspen',
  'Spruce',
  'Olive',
  'Cypress',
  'Meadow',
  'Brook',
  'Harbor',
  'Cloud',
  'Dawn',
] as const;

/** A calm name such as "Quiet Cedar", always the same for one id. */
export function pseudonymOf(userId: string): string {
  const at = (digits: string) => Number.parseInt(digits, 16) % FIRST.length;
  return `${FIRST[at(userId.slice(0, 4))]} ${LAST[at(userId.slice(4, 8))]}`;
}
