import {classContrastNamed} from "./class-contrast.ts";

/** One attribute of an estimand, in words. */
export interface EstimandAttribute {
  readonly attribute: "population" | "treatment" | "endpoint" | "intercurrent event" | "summary";
  /** The intercurrent event, where the attribute is one. */
  readonly event: string | null;
  /** How it is handled (ICH E9(R1)), or the attribute itself. */
  readonly strategy: string | null;
  readonly text: string;
}

/**
 * The estimand of a contrast as a table: population, treatment, endpoint, intercurrent events with their strategies, and summary.
 *
 * Throws `RangeError` for a contrast that is not known. Source: ICH E9(R1) 2019, A.3.3.
 *
 * @example
 * estimandTable("like-for-like", {endpoint: "rwPFS@1", population: "first ADC1→ADC2 transition"}).length // 8
 */
export function estimandTable(contrast: string, {endpoint, population}: {readonly endpoint: string; readonly population: string}): EstimandAttribute[] {
  const {arms: [reference, other], matchOn, confounded} = classContrastNamed(contrast);
  const plain = (attribute: EstimandAttribute["attribute"], text: string): EstimandAttribute => ({attribute, event: null, strategy: null, text});
  const intercurrent = (event: string, strategy: string, text: string): EstimandAttribute => ({attribute: "intercurrent event", event, strategy, text});
  return [
    plain("population", `${population}; patients who started both ADCs, which selects those who lived and were fit for ADC2`),
    plain("treatment", `ADC2 after ${other.label} against ADC2 after ${reference.label}, alike in ${matchOn.join(", ")}; not randomised: ${confounded}`),
    plain("endpoint", `PFS(ADC2) by ${endpoint}, from the start of ADC2 (not the PFS2 of ICH, which runs from randomisation to the second progression)`),
    intercurrent("death without progression", "composite", "counts as an event within the window of the endpoint; progression-only beside it"),
    intercurrent("stop of ADC2 for toxicity or decision", "treatment policy", "time goes on until progression, death or the next line"),
    intercurrent("next line before progression", "hypothetical", "censored at the start of the next line, as if progression were then as likely as for the others"),
    intercurrent("therapy between the two ADCs", "treatment policy", "part of the way to ADC2; direct and with intervening therapy shown apart"),
    plain("summary", "hazard ratio of PFS(ADC2) with 95 % interval, stratified by what the arms are matched on and adjusted for PFS(ADC1); medians of both arms")
  ];
}
