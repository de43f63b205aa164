/** A number that stands by itself, not the one in ADC1, HER2 or rwPFS@1. */
const NUMBER = /(?<![\p{L}\p{N}@.])\d/u;

/**
 * A text without the clauses and brackets in which a number stands, since the number may be a small count; null where nothing is left.
 *
 * @example
 * withoutCounts("the second ADCs differ (SG 12, T-DXd 3), so drugs are compared; 2 left out") // "the second ADCs differ, so drugs are compared"
 * withoutCounts("18 of 143 events on ADC2 are deaths.") // null
 */
export function withoutCounts(text: string): string | null {
  const bare = text.replace(/\s*\([^()]*\)/gu, (bracket) => (NUMBER.test(bracket) ? "" : bracket));
  const kept = bare.split(/(?<=[;.])\s+/u).filter((clause) => clause !== "" && !NUMBER.test(clause));
  return kept.length === 0 ? null : kept.join(" ").replace(/;$/u, "");
}
