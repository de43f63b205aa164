import {endpointNamed, isPfs as isPfsOnEach, type Endpoint} from "../cohort/endpoints.ts";
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
  /** Name and version of the endpoint, e.g. `rwPFS@2`. */
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
 * estimandTable("like-for-like", {endpoint: "rwPFS@2", population: "first ADC1→ADC2 transition"}).length // 8
 */
export function estimandTable(
  contrast: string | Pick<ClassContrast, "arms" | "matchOn" | "confounded">,
  {endpoint, population, adjustedFor = ["PFS(ADC1)"], arm = "ADC2 after"}: EstimandOptions
): EstimandAttribute[] {
  const compared = typeof contrast === "string" ? classContrastNamed(contrast) : contrast;
  const named = endpointNamed(endpoint.split("[")[0] ?? endpoint);
  return [
    plain(
      "population",
      `${population}; patients who started both ADCs, which selects those who lived and were fit for ADC2`
    ),
    plain("treatment", treatmentOf(compared, arm)),
    plain("endpoint", endpointOf(named, endpoint)),
    ...deathOf(named),
    stopOf(named),
    nextLineOf(named),
    intercurrent(
      "therapy between the two ADCs",
      "treatment policy",
      "part of the way to ADC2; direct and with intervening therapy shown apart"
    ),
    plain("summary", summaryOf(named, adjustedFor))
  ];
}

function plain(attribute: EstimandAttribute["attribute"], text: string): EstimandAttribute {
  return {attribute, event: null, strategy: null, text};
}

function intercurrent(event: string, strategy: string, text: string): EstimandAttribute {
  return {attribute: "intercurrent event", event, strategy, text};
}

function treatmentOf(
  {arms: [reference, other], matchOn, confounded}: Pick<ClassContrast, "arms" | "matchOn" | "confounded">,
  arm: string
): string {
  return `${arm} ${other.label} against ${arm} ${reference.label}, alike in ${matchOn.map((column) => matchedOn[column]).join(", ")} where recorded; not randomised: ${confounded}`;
}

function endpointOf(named: Endpoint, endpoint: string): string {
  return isPfsOnEach(named)
    ? `PFS(ADC2) by ${endpoint}, from the start of ADC2 (not the PFS2 of ICH, which runs from randomisation to the second progression)`
    : `${named.title} (${endpoint}), from the start of ${named.clock === "ADC1" ? "ADC1" : "ADC2"}`;
}

/** Death without progression; no intercurrent event where death is all that is asked. */
function deathOf(named: Endpoint): EstimandAttribute[] {
  const {events, knobs} = named;
  if (events.every((event) => event === "death")) return [];
  const window =
    typeof knobs.deathWindowDays === "number" ? `${knobs.deathWindowDays} days` : "two assessment intervals";
  const within =
    knobs.deathWindowDays === null
      ? "counts as an event whenever it comes"
      : `counts as an event within ${window} of the last assessment; later deaths leave the patient censored at that assessment`;
  return [
    intercurrent(
      "death without progression",
      "composite",
      `${within}${isPfsOnEach(named) ? "; progression on ADC2 alone is shown beside it" : ""}`
    )
  ];
}

function stopOf({events, knobs}: Endpoint): EstimandAttribute {
  const stop = "stop of ADC2 for toxicity or decision";
  if (events.includes("discontinuation")) return intercurrent(stop, "composite", "counts as an event");
  const until = [...events, ...(knobs.nextLine === "censors" ? ["the next line"] : [])];
  return intercurrent(
    stop,
    "treatment policy",
    `time goes on until ${until.join(", ").replace(/, ([^,]*)$/, " or $1")}`
  );
}

function nextLineOf({events, knobs}: Endpoint): EstimandAttribute {
  const next = "next line before progression";
  if (events.includes("next line")) return intercurrent(next, "composite", "counts as an event");
  return knobs.nextLine === "censors"
    ? intercurrent(
        next,
        "hypothetical",
        "censored at the start of the next line, as if progression were then as likely as for the others"
      )
    : intercurrent(next, "treatment policy", "time goes on through the next line");
}

function summaryOf(named: Endpoint, adjustedFor: readonly string[]): string {
  return `hazard ratio${isPfsOnEach(named) ? " of PFS(ADC2)" : ""} with 95 % interval, stratified by what the arms are matched on${adjustedFor.length === 0 ? "" : ` and adjusted for ${adjustedFor.join(", ")}`}; medians of both arms`;
}

const matchedOn: Readonly<Record<MatchOn, string>> = {
  adc2: "ADC2",
  tumour: "tumour type",
  her2: "HER2 status",
  hr: "HR status",
  line: "band of line"
};
