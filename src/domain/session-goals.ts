/** Goals that a session may be begun with (domain rules §1.3). Minutes. */

/** The goals that a level offers, and the one that is taken unless another was chosen before. */
interface GoalOffer {
  readonly minutes: readonly [number, number, number];
  readonly usual: number;
}

const OFFERS: readonly (readonly [fromLevel: number, offer: GoalOffer])[] = [
  [8, { minutes: [20, 30, 40], usual: 30 }],
  [7, { minutes: [15, 20, 25], usual: 20 }],
  [5, { minutes: [10, 15, 20], usual: 15 }],
  [3, { minutes: [5, 10, 15], usual: 10 }],
];
const FIRST_OFFER: GoalOffer = { minutes: [3, 5, 10], usual: 5 };

/** What a level offers; anything below level 1 counts as level 1. */
export function goalOffer(level: number): GoalOffer {
  return OFFERS.find(([from]) => level >= from)?.[1] ?? FIRST_OFFER;
}
