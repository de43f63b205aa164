import type {TransitionSide} from "../adc/transition-side.ts";

/** What a patient had met before ADC1 of the pair; null where an earlier conjugate is not known and none that is known settles it. */
export interface ExposureHistory {
  /** A target of ADC2 was met before ADC1. */
  readonly target_seen_before: boolean | null;
  readonly payload_class_seen_before: boolean | null;
  readonly product_seen_before: boolean | null;
}

/**
 * The history flags of a pair, for what its two conjugates do not show: in T-DM1 → SG → T-DXd the second pair meets HER2 for the
 * second time. `earlier` are the sides before ADC1.
 */
export function exposureHistory(earlier: readonly TransitionSide[], to: TransitionSide): ExposureHistory {
  const seen = (
    own: ReadonlySet<string> | null,
    of: (side: TransitionSide) => ReadonlySet<string> | null
  ): boolean | null => {
    const sets = earlier.map(of);
    if (own !== null && sets.some((set) => set !== null && [...own].some((item) => set.has(item)))) return true;
    if (earlier.length === 0) return false;
    return own === null || sets.includes(null) ? null : false;
  };
  const classes = ({payloads}: TransitionSide): ReadonlySet<string> | null =>
    payloads === null ? null : new Set(payloads.map((payload) => payload.class));
  return {
    target_seen_before: seen(to.targets, ({targets}) => targets),
    payload_class_seen_before: seen(classes(to), classes),
    product_seen_before: seen(to.products, ({products}) => products)
  };
}
