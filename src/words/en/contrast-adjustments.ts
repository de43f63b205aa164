import type {ContrastAdjustmentName} from "../../record/contrast-adjustment-name.ts";

/** What a contrast is adjusted for, by the term of its row. */
const adjustments: Readonly<Record<string, string>> = {
  "adjusted: standing-and-calendar": "adjusted for the standing on ADC1 and for calendar time of ADC2",
  "adjusted: standing": "adjusted for the standing on ADC1",
  "adjusted: pfs1": "adjusted for PFS(ADC1), as a line",
  "adjusted: none": "not adjusted",
  "adjusted: gap": "adjusted for the standing on ADC1, calendar time of ADC2 and the time between the ADCs",
  "direct sequences only": "as above, among those who went from ADC1 to ADC2 directly"
};

/**
 * What a ratio is adjusted for, by the term of its row.
 *
 * @example
 * adjustmentWords("adjusted: none") // "not adjusted"
 */
export function adjustmentWords(term: string): string {
  return adjustments[term] ?? term;
}

const names: Readonly<Record<string, string>> = {
  "adjusted: standing-and-calendar": "standing, calendar",
  "adjusted: standing": "standing",
  "adjusted: pfs1": "PFS(ADC1), a line",
  "adjusted: none": "nothing",
  "adjusted: gap": "standing, calendar, gap",
  "direct sequences only": "as first; direct only"
};

/**
 * The same in a few words, for a column of a table.
 *
 * @example
 * adjustmentNames("adjusted: gap") // "standing, calendar, gap"
 */
export function adjustmentNames(term: string): string {
  return names[term] ?? term;
}

/** What a ratio compares that is adjusted for the standing, and what it assumes. */
export const SAME_STANDING =
  "Standing on ADC1: the share of all who started the same ADC1 whose PFS on it was longer. The ratio compares patients of the same standing. It assumes that frailty is distributed alike whichever ADC1 was given, and that the window to the cut-off and reaching ADC2 depend on PFS(ADC2) only through PFS(ADC1), its product and calendar time.";

/** Why there are several ratios. */
export const OTHER_ADJUSTMENTS =
  "Standing: on ADC1, among all who started it; calendar: time of the start of ADC2; gap: time between the ADCs; direct only: no therapy between them. Without p-values: one adjustment was chosen before the outcomes. In simulated cohorts without any difference the unadjusted ratio, and the one adjusted for PFS(ADC1) as a line, err where products or windows differ (test/simulate/contrast.md).";

const inMethods: Readonly<Record<"standing" | "pfs1", string>> = {
  standing:
    "adjusted for the standing on ADC1, S(PFS(ADC1)), where S is the Kaplan-Meier curve of all who started the same ADC1 (at a progression the mean of its values before and after, at a censoring half of it)",
  pfs1: "adjusted for PFS(ADC1), which is cut short differently where the ADCs came into use at different times. In R: coxph(Surv(time, event) ~ arm + pfs1 + strata(cell))."
};

/**
 * How the contrasts that are given were adjusted, in the words of a methods section.
 *
 * @example
 * adjustmentInMethods(["pfs1"]) // "adjusted for PFS(ADC1), which is cut short differently where the ADCs came into use at different times. In R: coxph(Surv(time, event) ~ arm + pfs1 + strata(cell))."
 */
export function adjustmentInMethods(used: readonly ContrastAdjustmentName[]): string {
  if (!used.some((name) => name.startsWith("standing"))) return inMethods.pfs1;
  const dated = used.includes("standing-and-calendar");
  return `${inMethods.standing}${dated ? " and linearly for calendar time of ADC2" : ""}. Standard errors allow for the estimation of these curves (two-step infinitesimal jackknife). ${SAME_STANDING.split(". ").slice(1).join(". ")} Ratios under other adjustments stand beside it without p-values. In R: coxph(Surv(time, event) ~ arm + standing${dated ? " + calendar" : ""} + strata(cell)), whose errors take the curves as known.`;
}
