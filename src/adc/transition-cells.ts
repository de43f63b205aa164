/** T0 same, T1 partly shared, T2 no shared antigen. */
export type TargetAxis = "T0" | "T1" | "T2" | "unknown";
/** P0 same molecule, P1 other molecule of the class, P2 other class, P3 partly shared classes; `P0or1` where a molecule is not disclosed. */
export type PayloadAxis = "P0" | "P1" | "P2" | "P3" | "P0or1" | "unknown";
/** What a cohort is grouped by. */
export type Headline = "payload swap" | "target-only swap" | "neither" | "partial" | "unclassifiable";

interface Cell {
  readonly headline: Headline;
  readonly subtype: string;
}

const cell = (headline: Headline, subtype: string): Cell => ({headline, subtype});

/**
 * Headline and subtype of every pair of axis codes. A swap is a description of two drugs, never a statement of benefit.
 * `T0` with `P0` is told apart afterwards: the same product is a rechallenge.
 */
export const classificationCells: Readonly<Record<TargetAxis, Readonly<Record<PayloadAxis, Cell>>>> = {
  T0: {
    P0: cell("neither", "same target, same payload, other product"),
    P1: cell("neither", "same target and payload class"),
    P0or1: cell("neither", "same target and payload class, molecule not disclosed"),
    P2: cell("payload swap", "same target"),
    P3: cell("partial", "partial payload swap, same target"),
    unknown: cell("unclassifiable", "payload class unknown, same target")
  },
  T1: {
    P0: cell("partial", "partial target swap, same payload"),
    P1: cell("partial", "partial target swap, same payload class"),
    P0or1: cell("partial", "partial target swap, same payload class, molecule not disclosed"),
    P2: cell("payload swap", "overlapping target"),
    P3: cell("partial", "partial swap on both axes"),
    unknown: cell("unclassifiable", "payload class unknown, overlapping target")
  },
  T2: {
    P0: cell("target-only swap", "identical payload"),
    P1: cell("target-only swap", "same payload class"),
    P0or1: cell("target-only swap", "same payload class, molecule not disclosed"),
    P2: cell("payload swap", "double swap"),
    P3: cell("partial", "target swap with partial payload swap"),
    unknown: cell("unclassifiable", "payload class unknown, other target")
  },
  unknown: {
    P0: cell("unclassifiable", "target unknown, same payload"),
    P1: cell("unclassifiable", "target unknown, same payload class"),
    P0or1: cell("unclassifiable", "target unknown, same payload class, molecule not disclosed"),
    P2: cell("payload swap", "target unknown"),
    P3: cell("partial", "target unknown, partial payload swap"),
    unknown: cell("unclassifiable", "target and payload class unknown")
  }
};

/** Subtype of the same product given again after a real break. */
export const rechallenge = "rechallenge";
