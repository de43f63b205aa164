import {listsByKey} from "../record/lists-by-key.ts";
import type {Refusal} from "../record/refusal.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";

/** What everyone who started ADC1 is called as a group. */
export const EVERYONE_STARTED = "everyone who started ADC1";

/** Grouping of rows by the ADC1 that was started: known on the day from which they count. */
export const ADC1_PRODUCT = "ADC1";

/** Where it is not known which ADC was started. */
const NOT_NAMED = "ADC1 not named";

/** Everyone who started one ADC1. */
export interface StartedProduct {
  readonly product: string;
  readonly own: readonly AdcStarter[];
}

/** With fewer patients than this a product has counts and no estimates. */
const FEWEST = 5;

/** Why there are no estimates of so few; null where there are enough. */
export const tooFew = (own: readonly AdcStarter[]): Refusal | null =>
  own.length < FEWEST ? {code: "counts-only", fewest: FEWEST, evaluable: false} : null;

/** Those who started ADC1 by the product, the largest first; last those of whom it is not known which it was. */
export function startedProducts(starters: readonly AdcStarter[]): StartedProduct[] {
  return [...listsByKey(starters, ({product}) => product ?? NOT_NAMED)]
    .map(([product, own]) => ({product, own}))
    .toSorted(
      (a, b) =>
        Number(a.product === NOT_NAMED) - Number(b.product === NOT_NAMED) ||
        b.own.length - a.own.length ||
        (a.product < b.product ? -1 : 1)
    );
}
