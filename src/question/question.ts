import {endpointLabel, endpointNamed, endpointOn, isPfs, type Endpoint} from "../cohort/endpoints.ts";
import type {Plan} from "../record/plan.ts";
import {UNADJUSTED_CONTRAST, withheldMethods} from "../record/plan-sequential.ts";
import {parseCondition, type Condition} from "./condition.ts";
import {furtherPlans} from "./further-plans.ts";
import {groupingOf, type Grouping} from "./grouping.ts";

/** Which transitions and patients are asked about. */
export interface Population {
  /** Each patient's first metastatic transition, or every one. */
  readonly transitions: Plan["population"]["transitions"];
  readonly adc1Stopped: Plan["population"]["adc1Stopped"];
  /** Whether PFS on ADC2 after a (neo)adjuvant ADC1 stands in a table apart. */
  readonly adjuvantAdc1: Plan["population"]["adjuvantAdc1"];
  readonly classicOnly: boolean;
  /** Whether transitions enter in which two ADCs were given at once. */
  readonly concurrent: boolean;
  /** Null where everybody is asked about. */
  readonly where: Condition | null;
}

/** What contrasts follow from endpoint, grouping and population. */
export interface Permitted {
  /** PFS on each ADC: ADC1 and ADC2 have it alike, and pairs, cumulative incidence and sensitivity to its rules are made of it. */
  readonly pairs: boolean;
  /** Hazard ratios and tests between the groups. ADC1 and ADC2 of the same patients are no groups of strangers. */
  readonly contrasts: boolean;
  /** Contrasts between classes of transition, or between sequences, adjusted for PFS(ADC1): of PFS, one transition a patient. */
  readonly classContrasts: boolean;
}

/** What a plan asks, resolved once: nothing below has to read the plan. */
export interface Question {
  readonly endpoint: Endpoint;
  /** The same as the plan names it, e.g. `rwPFS` or `rwPFS@1`. */
  readonly endpointAsked: string;
  /** PFS on either ADC, of which pairs, truncation and the audit speak: as asked, or where another endpoint is, the `rwPFS` that the plan names beside it, or the default. */
  readonly pfsAsked: string;
  /** Every endpoint of the plan, the main one first. */
  readonly endpoints: readonly Endpoint[];
  readonly grouping: Grouping;
  /** Every grouping of the plan, the main one first. */
  readonly groupings: readonly Grouping[];
  /** ADC1 and ADC2 of the same patients stand side by side: two subjects a transition. */
  readonly isByPosition: boolean;
  /** The group that contrasts are measured against; null leaves it to the groups that there are. */
  readonly reference: string | null;
  readonly population: Population;
  readonly permitted: Permitted;
  /** Everyone is at risk from a later day than time begins: an endpoint that counts from ADC1 and is seen only in those who reach ADC2. */
  readonly fromAdc1: boolean;
  /** Survival from ADC1 of those who reached ADC2 is asked for, which is of nobody: the time until ADC2 is guaranteed to them. It is not given. */
  readonly isTimeGuaranteed: boolean;
  /** Every transition of a patient is asked for, so that a patient may stand in several groups. */
  readonly isRepeated: boolean;
  readonly strata: readonly string[];
  readonly adjust: readonly string[];
  /** Null for the usual columns. */
  readonly subgroups: readonly string[] | null;
  /** Months at which S(t) is reported. */
  readonly milestones: readonly number[];
  /** Months up to which restricted means are given; null for none. */
  readonly restrictedMean: number | null;
  /** What has a panel of curves for each level; null for no panels. */
  readonly facets: Grouping | null;
  readonly adjustment: Plan["adjustment"];
  readonly sequential: Omit<Plan["sequential"], "ask"> & {readonly ask: readonly (typeof withheldMethods)[number][]};
  /** Hazard ratios between classes and sequences are asked for by name in a file of nobody but patients who received both ADCs. */
  readonly asksUnadjusted: boolean;
  readonly agents: Plan["agents"];
  /** Whether sequences name the drugs given beside their ADCs. */
  readonly partners: Plan["sequence"]["partners"];
  readonly figures: Plan["figures"];
  readonly report: Plan["report"];
  readonly dateMode: Plan["dateMode"]["mode"];
  /** As the plan has it; on which day of the clock it lies depends on `dateMode`. */
  readonly cutoff: Plan["cutoff"];
  readonly seed: number;
  /** Findings that would stop the run and that the plan accepts, by their code. */
  readonly accept: Plan["accept"];
  /** Kind and order of columns, by their names. */
  readonly columns: Plan["columns"];
  /** Which HER2 status counts where it differs between lines. */
  readonly her2: Plan["her2"]["rule"];
  /** As printed. */
  readonly labels: {
    /** E.g. `PFS(ADC2), rwPFS@2`. */
    readonly endpoint: string;
    /** E.g. `first metastatic ADC1→ADC2 transition; progression recorded before ADC2`. */
    readonly population: string;
  };
  /** Every further endpoint under the same grouping, then every further grouping under the same endpoint; none of a further question. */
  readonly further: readonly Question[];
}

/**
 * What a plan asks: its names resolved, its condition read, and what endpoint, grouping and population permit.
 *
 * Throws `RangeError` for an endpoint that does not exist, and for a condition under `population.where` that cannot be read.
 *
 * @example
 * const {grouping, labels, permitted} = questionOf(completePlan({by: "column:arm", endpoints: ["rwOS"]}));
 * grouping // {by: "column", column: "arm"}
 * labels.endpoint // "rwOS from ADC2, rwOS@1"
 * permitted // {pairs: false, contrasts: true, classContrasts: false}
 */
export function questionOf(plan: Plan): Question {
  const beside = plan.endpoints.find((name) => endpointNamed(name).name === "rwPFS") ?? "rwPFS";
  return {
    ...resolved(plan, beside),
    further: furtherPlans(plan).map((further) => ({...resolved(further, beside), further: []}))
  };
}

function resolved(plan: Plan, pfsBeside: string): Omit<Question, "further"> {
  const endpoints = plan.endpoints.map(endpointNamed);
  const [asked = "rwPFS"] = plan.endpoints;
  const endpoint = endpointNamed(asked);
  const grouping = groupingOf(plan.by);
  const isByPosition = grouping.by === "position";
  const isTimeGuaranteed = isByPosition && endpoint.kind === "OS";
  const isRepeated = plan.population.transitions === "all";
  const population = populationOf(plan);
  return {
    endpoint,
    endpointAsked: asked,
    pfsAsked: isPfs(endpoint) ? asked : pfsBeside,
    endpoints,
    grouping,
    groupings: [grouping, ...plan.groupings.map(groupingOf)],
    isByPosition,
    reference: plan.reference,
    population,
    permitted: {pairs: isPfs(endpoint), contrasts: !isByPosition, classContrasts: isPfs(endpoint) && !isRepeated},
    fromAdc1: endpoint.clock === "ADC1",
    isTimeGuaranteed,
    isRepeated,
    ...asPlanned(plan),
    labels: {
      endpoint: endpointText(endpoint, isByPosition && !isTimeGuaranteed),
      population: populationLabel(population)
    }
  };
}

function populationOf({population}: Plan): Population {
  return {...population, where: population.where === null ? null : parseCondition(population.where)};
}

/** What the plan says that needs no reading. */
function asPlanned(
  plan: Plan
): Pick<
  Question,
  | "strata"
  | "adjust"
  | "subgroups"
  | "milestones"
  | "accept"
  | "columns"
  | "her2"
  | "restrictedMean"
  | "facets"
  | "adjustment"
  | "sequential"
  | "asksUnadjusted"
  | "agents"
  | "partners"
  | "figures"
  | "report"
  | "dateMode"
  | "cutoff"
  | "seed"
> {
  return {
    strata: plan.strata,
    adjust: plan.adjust,
    subgroups: plan.subgroups,
    milestones: plan.milestones,
    accept: plan.accept,
    columns: plan.columns,
    her2: plan.her2.rule,
    restrictedMean: plan.restrictedMean,
    facets: plan.figures.facets === null ? null : facetsOf(plan.figures.facets),
    adjustment: plan.adjustment,
    sequential: {...plan.sequential, ask: withheldMethods.filter((name) => plan.sequential.ask.includes(name))},
    asksUnadjusted: plan.sequential.ask.includes(UNADJUSTED_CONTRAST),
    agents: plan.agents,
    partners: plan.sequence.partners,
    figures: plan.figures,
    report: plan.report,
    dateMode: plan.dateMode.mode,
    cutoff: plan.cutoff,
    seed: plan.seed
  };
}

/** Panels are named by a column, or as groupings are. */
function facetsOf(named: string): Grouping {
  return named === "transition" || named === "sequence" ? {by: named} : {by: "column", column: named};
}

function endpointText(endpoint: Endpoint, onBoth: boolean): string {
  const times = (onBoth ? (["ADC1", "ADC2"] as const) : (["ADC2"] as const)).map((adc) => endpointOn(endpoint, adc));
  return `${times.join(" and ")}, ${endpointLabel(endpoint)}`;
}

const stoppedTexts: Readonly<Record<Population["adc1Stopped"], string>> = {
  progression: "ADC1 stopped for progression",
  progressed: "progression recorded before ADC2",
  any: "ADC1 stopped for any reason"
};

/**
 * A population in words, as its rows print it.
 *
 * @example
 * populationLabel({transitions: "first", adc1Stopped: "any", where: null}) // "first metastatic ADC1→ADC2 transition; ADC1 stopped for any reason"
 */
export function populationLabel({
  transitions,
  adc1Stopped,
  where
}: Pick<Population, "transitions" | "adc1Stopped" | "where">): string {
  return [
    transitions === "first" ? "first metastatic ADC1→ADC2 transition" : "all metastatic ADC→ADC transitions",
    stoppedTexts[adc1Stopped],
    ...(where === null ? [] : [where.text])
  ].join("; ");
}

/**
 * Throws `RangeError` where the question wants several times of a patient and the endpoint gives one: the second progression cannot be compared between positions, nor belong to a third ADC.
 *
 * @example
 * requireOneTime(questionOf(completePlan({endpoints: ["rwPFS2"], by: "sequence"}))) // undefined
 */
export function requireOneTime({
  endpoint: {name, kind},
  isByPosition,
  isRepeated
}: Pick<Question, "endpoint" | "isByPosition" | "isRepeated">): void {
  if (kind !== "PFS2") return;
  if (isByPosition)
    throw new RangeError(
      `endpoints: ${name} ends on the second ADC and has one time a patient, so by: position has nothing to compare; use by: sequence, transition or column:NAME`
    );
  if (isRepeated)
    throw new RangeError(`endpoints: ${name} ends on the second ADC, so population.transitions must be first, got all`);
}
