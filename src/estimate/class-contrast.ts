import {nearMiss} from "../record/near-miss.ts";
import type {StandingOnAdc1} from "./standing-on-adc1.ts";

/** One transition with PFS(ADC2) and what a contrast asks of it; null = not recorded. Times in one unit. */
export interface ContrastRecord {
  readonly patientId: string;
  readonly time: number;
  readonly event: 0 | 1;
  readonly entry?: number | null;
  readonly pfs1: number | null;
  /** Where the patient stands among all who started the same ADC1; null or absent where that is not known. */
  readonly standing?: StandingOnAdc1 | null;
  /** Calendar time of the start of ADC2, from any day that is the same for everyone. */
  readonly calendar?: number | null;
  /** From the end of PFS(ADC1) to the start of ADC2. */
  readonly gap?: number | null;
  /** No other therapy was given between the two ADCs; null or absent where that is not known. */
  readonly isDirect?: boolean | null;
  /** Product of ADC2, e.g. the catalogue id or label. */
  readonly adc2: string;
  /** The two products in order, e.g. `SG → T-DXd`. */
  readonly sequence?: string | null;
  readonly headline: string;
  /** Codes of the two axes: T0 same target, T2 other target; P0, P1, P0or1 same payload class, P2 other class. */
  readonly targetAxis: string;
  readonly payloadAxis: string;
  readonly tumour: string | null;
  readonly her2: string | null;
  readonly hr: string | null;
  /** Line number of ADC2. */
  readonly line: number | null;
  /** Calendar year of ADC2, or of ADC1 where only that is known. */
  readonly year: number | null;
}

/** What the two arms are made alike in. */
export type MatchOn = "adc2" | "tumour" | "her2" | "hr" | "line";

/** A contrast between classes of transition as data; the first arm is the reference. */
export interface ClassContrast {
  readonly name: string;
  readonly question: string;
  readonly arms: readonly [ContrastArm, ContrastArm];
  readonly matchOn: readonly MatchOn[];
  /** The same ADC2 product has to stand in both arms; not so between sequences, which end in different products. */
  readonly needsSharedProduct: boolean;
  /** What stays different between the arms. */
  readonly confounded: string;
}

export interface ContrastArm {
  readonly label: string;
  readonly holds: (record: ContrastRecord) => boolean;
}

const sameClass: ReadonlySet<string> = new Set(["P0", "P1", "P0or1"]);
const everything: readonly MatchOn[] = ["adc2", "tumour", "her2", "hr", "line"];

/**
 * The contrasts that mean something, the like-for-like one first.
 *
 * @example
 * classContrasts.map(({name}) => name) // ["like-for-like", "double-swap-v-target-only", "double-swap-v-same-target", "headline"]
 */
export const classContrasts: readonly ClassContrast[] = [
  {
    name: "like-for-like",
    question:
      "Does the same ADC2 work as long after an ADC1 with another payload class as after one with the same payload class?",
    arms: [
      {label: "same payload class", holds: ({payloadAxis}) => sameClass.has(payloadAxis)},
      {label: "different payload class", holds: ({payloadAxis}) => payloadAxis === "P2"}
    ],
    matchOn: everything,
    needsSharedProduct: true,
    confounded:
      "who gets which ADC1: calendar period, biomarkers at that time, and response to ADC1; the target of ADC1 may differ as well"
  },
  {
    name: "double-swap-v-target-only",
    question: "Given another target, does another payload class go with longer PFS(ADC2)?",
    arms: [
      {
        label: "target-only swap",
        holds: ({targetAxis, payloadAxis}) => targetAxis === "T2" && sameClass.has(payloadAxis)
      },
      {label: "double swap", holds: ({targetAxis, payloadAxis}) => targetAxis === "T2" && payloadAxis === "P2"}
    ],
    matchOn: ["adc2", "tumour", "her2", "hr"],
    needsSharedProduct: true,
    confounded: "potency of ADC2 where the products differ within the class, line of therapy, calendar period"
  },
  {
    name: "double-swap-v-same-target",
    question: "Given another payload class, does keeping the target matter for PFS(ADC2)?",
    arms: [
      {
        label: "same-target payload swap",
        holds: ({targetAxis, payloadAxis}) => targetAxis === "T0" && payloadAxis === "P2"
      },
      {label: "double swap", holds: ({targetAxis, payloadAxis}) => targetAxis === "T2" && payloadAxis === "P2"}
    ],
    matchOn: ["adc2", "tumour", "her2", "hr"],
    needsSharedProduct: true,
    confounded:
      "the disease: a target that is kept is one that is expressed; potency of ADC1, line of therapy, calendar period"
  },
  {
    name: "headline",
    question: "Does PFS(ADC2) differ between payload swaps and target-only swaps?",
    arms: [
      {label: "target-only swap", holds: ({headline}) => headline === "target-only swap"},
      {label: "payload swap", holds: ({headline}) => headline === "payload swap"}
    ],
    matchOn: ["adc2", "tumour", "her2", "hr"],
    needsSharedProduct: true,
    confounded: "payload swaps pool kept and changed targets; potency of ADC2, line of therapy, calendar period"
  }
];

/** The contrast of a name. Throws `RangeError` for a name that is not known, with a suggestion. */
export function classContrastNamed(name: string): ClassContrast {
  const found = classContrasts.find((contrast) => contrast.name === name);
  if (found !== undefined) return found;
  const names = classContrasts.map((contrast) => contrast.name);
  const meant = nearMiss(name, names);
  throw new RangeError(
    `contrast must be one of ${names.join(", ")}, got ${name}${meant === null ? "" : `; did you mean ${meant}?`}`
  );
}

/**
 * The contrast of PFS(ADC2) between two sequences, the first being the reference; made within tumour type, HER2 status and, in breast cancer, HR status.
 *
 * Where the sequences came into use at different times PFS(ADC1) is cut off differently, and PFS(ADC2) has to be adjusted for PFS(ADC1): with a shared frailty the unadjusted log-rank test errs (committed simulation).
 *
 * @example
 * sequenceContrast("SG → T-DXd", "T-DXd → SG").needsSharedProduct // false
 */
export function sequenceContrast(reference: string, other: string): ClassContrast {
  const arm = (label: string): ContrastArm => ({label, holds: ({sequence}) => sequence === label});
  const [adc2, otherAdc2] = [reference, other].map((sequence) => sequence.split(" → ").at(-1));
  return {
    name: `${other} v ${reference}`,
    question: `Does PFS(ADC2) differ between ${other} and ${reference}?`,
    arms: [arm(reference), arm(other)],
    matchOn: ["tumour", "her2", "hr"],
    needsSharedProduct: false,
    confounded: `${adc2 === otherAdc2 ? "potency and target of ADC1" : "ADC2 itself is another product, so order and potency cannot be told apart"}; calendar period, line of therapy, who gets which ADC first`
  };
}
