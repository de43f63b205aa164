import {endpointNamed, isPfs as isPfsOnEach} from "../cohort/endpoints.ts";
import {classContrastNamed, type ClassContrast, type MatchOn} from "./class-contrast.ts";

/** One attribute of an estimand, in words. */
export interface EstimandAttribute {
  readonly attribute: "population" | "treatment" | "endpoint" | "intercurrent event" | "summary";
  /** The intercurrent event, where the attribute is one. */
  readonly event: string | null;
  /** How it is handled (ICH E9(R1)), or the attribute itself. */
  readonly strategy: string | null;
  readonly text: string;
}

export interface EstimandOptions {
  /** Name and version of the endpoint, e.g. `rwPFS@1`. */
  readonly endpoint: string;
  readonly population: string;
  /** What the hazard ratio is adjusted for; PFS(ADC1) unless told. */
  readonly adjustedFor?: readonly string[];
  /** What stands before the name of an arm; `ADC2 after` unless told. */
  readonly arm?: string;
}

/**
 * The estimand of a contrast, by its name or as data, as a table: population, treatment, endpoint, intercurrent events with their strategies as the endpoint has them, and summary.
 *
 * Throws `RangeError` for a contrast or an endpoint that is not known. Source: ICH E9(R1) 2019, A.3.3.
 *
 * @example
 * estimandTable("like-for-like", {endpoint: "rwPFS@1", population: "first ADC1→ADC2 transition"}).length // 8
 */
export function estimandTable(
  contrast: string | Pick<ClassContrast, "arms" | "matchOn" | "confounded">,
  {endpoint, population, adjustedFor = ["PFS(ADC1)"], arm = "ADC2 after"}: EstimandOptions
): EstimandAttribute[] {
  const {
    arms: [reference, other],
    matchOn,
    confounded
  } = typeof contrast === "string" ? classContrastNamed(contrast) : contrast;
  const named = endpointNamed(endpoint.split("[")[0] ?? endpoint);
  const {events, knobs, title, clock} = named;
  const isPfs = isPfsOnEach(named);
  const plain = (attribute: EstimandAttribute["attribute"], text: string): EstimandAttribute => ({
    attribute,
    event: null,
    strategy: null,
    text
  });
  const intercurrent = (event: string, strategy: string, text: string): EstimandAttribute => ({
    attribute: "intercurrent event",
    event,
    strategy,
    text
  });
  const within =
    knobs.deathWindowDays === null
      ? "counts as an event whenever it comes"
      : `counts as an event within ${knobs.deathWindowDays} days of the last assessment; later deaths leave the patient censored at that assessment`;
  return [
    plain(
      "population",
      `${population}; patients who started both ADCs, which selects those who lived and were fit for ADC2`
    ),
    plain(
      "treatment",
      `${arm} ${other.label} against ${arm} ${reference.label}, alike in ${matchOn.map((column) => matchedOn[column]).join(", ")} where recorded; not randomised: ${confounded}`
    ),
    plain(
      "endpoint",
      isPfs
        ? `PFS(ADC2) by ${endpoint}, from the start of ADC2 (not the PFS2 of ICH, which runs from randomisation to the second progression)`
        : `${title} (${endpoint}), from the start of ${clock === "ADC1" ? "ADC1" : "ADC2"}`
    ),
    ...(events.every((event) => event === "death")
      ? []
      : [
          intercurrent(
            "death without progression",
            "composite",
            `${within}${isPfs ? "; progression on ADC2 alone is shown beside it" : ""}`
          )
        ]),
    events.includes("discontinuation")
      ? intercurrent("stop of ADC2 for toxicity or decision", "composite", "counts as an event")
      : intercurrent(
          "stop of ADC2 for toxicity or decision",
          "treatment policy",
          `time goes on until ${[...events, ...(knobs.nextLine === "censors" ? ["the next line"] : [])].join(", ").replace(/, ([^,]*)$/, " or $1")}`
        ),
    events.includes("next line")
      ? intercurrent("next line before progression", "composite", "counts as an event")
      : knobs.nextLine === "censors"
        ? intercurrent(
            "next line before progression",
            "hypothetical",
            "censored at the start of the next line, as if progression were then as likely as for the others"
          )
        : intercurrent("next line before progression", "treatment policy", "time goes on through the next line"),
    intercurrent(
      "therapy between the two ADCs",
      "treatment policy",
      "part of the way to ADC2; direct and with intervening therapy shown apart"
    ),
    plain(
      "summary",
      `hazard ratio${isPfs ? " of PFS(ADC2)" : ""} with 95 % interval, stratified by what the arms are matched on${adjustedFor.length === 0 ? "" : ` and adjusted for ${adjustedFor.join(", ")}`}; medians of both arms`
    )
  ];
}

const matchedOn: Readonly<Record<MatchOn, string>> = {
  adc2: "ADC2",
  tumour: "tumour type",
  her2: "HER2 status",
  hr: "HR status",
  line: "band of line"
};
