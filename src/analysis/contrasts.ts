import {SMALL_GROUP} from "../estimate/contrast-policy.ts";
import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import type {ColumnPlans} from "../record/plan-columns.ts";
import {isMissing} from "../adjustment/complete-cases.ts";
import {contrast, refusedContrast, type ArmCounts, type ContrastEstimate} from "../estimate/contrast.ts";
import {rowsOfContrast, type ContrastLabels} from "../estimate/contrast-rows.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf, type Remark, type RemarkOf} from "../record/remark.ts";
import type {Row} from "../record/row.ts";
import {columnsBesideCells} from "./columns-beside-cells.ts";
import {comparedSubjects, type ComparedSubjects} from "./compared-subjects.ts";
import {patientCount} from "./group-estimates.ts";
import {subjectArms} from "./subject-arms.ts";
import type {Subject} from "./subject.ts";

export interface ContrastContext {
  readonly endpoint: string;
  readonly population: string;
  readonly reference: string;
  /** Columns that the plan stratifies by, on top of tumour, HER2 and HR status. */
  readonly strata: readonly string[];
  /** Columns that the plan adjusts for; where cells hold one already it is no covariate beside them. */
  readonly adjust: readonly string[];
  /** Kind and order of columns, by their names. */
  readonly columnPlans: ColumnPlans;
  /** Column that makes the groups; null where transitions, sequences or positions do. */
  readonly grouping: string | null;
  /** All transitions of a patient were asked for, so that a patient may stand in several groups; the variance allows for it. */
  readonly repeatedByDesign: boolean;
  /** With the E-value of each hazard ratio; those of the main contrasts stand with the adjustment. */
  readonly eValues: boolean;
  /** Several records of one patient: robust variance by patient, and no log-rank. */
  readonly clustered: boolean;
}

const ANALYSES = {ratio: "cox", logRank: "log-rank"} as const;

/** Rows that stand in for HR and p where the design does not allow them. */
export function refusedContrasts(
  groups: readonly string[],
  {endpoint, population, reference}: ContrastContext,
  refusal: Refusal
): Row[] {
  return groups
    .filter((group) => group !== reference)
    .flatMap((group) =>
      rowsOfContrast(refusedContrast(reference, group, refusal), {
        uncounted: true,
        shared: {endpoint, population},
        analyses: ANALYSES,
        methods: {ratio: "Cox regression", logRank: "log-rank test, two-sided", proportional: ""},
        remarks: []
      })
    );
}

/**
 * Hazard ratio and log-rank test of each group against the reference, made only among patients who share tumour type and,
 * where recorded, HER2 status and in breast cancer HR status, and stratified by these; a pair that shares none gets rows whose refusal says why.
 */
export function contrasts(groups: ReadonlyMap<string, readonly Subject[]>, context: ContrastContext): Row[] {
  const reference = groups.get(context.reference);
  if (reference === undefined)
    throw new RangeError(
      `reference must be one of the groups ${[...groups.keys()].join(", ")}, got ${context.reference}`
    );
  return [...groups.keys()]
    .filter((group) => group !== context.reference)
    .flatMap((group) => contrastOf(group, groups.get(group) ?? [], reference, context));
}

function contrastOf(
  group: string,
  subjects: readonly Subject[],
  reference: readonly Subject[],
  context: ContrastContext
): Row[] {
  const {endpoint, population, adjust} = context;
  const compared = comparedSubjects(group, subjects, reference, context, [...context.strata, ...adjust]);
  const {kept, refusal} = compared;
  if (!compared.comparable && refusal !== null) return refusedContrasts([group], context, refusal);
  const by = [...compared.by, ...context.strata];
  return rowsOfContrast(estimateOf(group, compared, context), {
    shared: {endpoint, population, stratum: by.length === 0 ? null : by.join(", ")},
    analyses: analysesOf(context),
    methods: methodsOf(kept, by, {...context, adjust: columnsBesideCells(adjust, compared)}),
    remarks: remarksOn(group, compared, context)
  });
}

function estimateOf(group: string, compared: ComparedSubjects, context: ContrastContext): ContrastEstimate {
  const {reference, strata, adjust, columnPlans, clustered} = context;
  const {kept, refusal, alike} = compared;
  // An arm without an event has a log-rank test all the same.
  return refusal === null || refusal.code === "no-event-in-group"
    ? contrast(
        subjectArms(
          [reference, group],
          kept,
          strataOf(compared, strata),
          columnsBesideCells(adjust, compared),
          columnPlans
        ),
        {clustered, among: alike}
      )
    : refusedContrast(reference, group, refusal, countsOf(kept));
}

function analysesOf({clustered, eValues}: ContrastContext): ContrastLabels["analyses"] {
  return {
    ...ANALYSES,
    ...(clustered ? {} : {proportional: "proportional-hazards"}),
    ...(eValues ? {eValue: "e-value"} : {})
  };
}

function methodsOf(
  kept: readonly Subject[],
  by: readonly string[],
  {adjust, clustered}: ContrastContext
): ContrastLabels["methods"] {
  const delayed = withDelayedEntry(kept.map(({entry}) => entry));
  const stratified = by.length === 0 ? "" : `, stratified by ${by.join(", ")}`;
  const adjusted = adjust.length === 0 ? "" : `, adjusted for ${adjust.join(", ")}`;
  return {
    ratio: `Cox regression${delayed}, Efron ties${stratified}${adjusted}${clustered ? ", variance robust to repeated patients" : ""}, Wald interval`,
    logRank: `log-rank test${delayed}, two-sided${stratified}`,
    test: `log-rank test${delayed}`,
    proportional: `score test of proportional hazards${delayed}${stratified}${adjusted}, time transformed by the Kaplan-Meier estimate (Grambsch & Therneau 1994)`
  };
}

/** What is said of who is compared: how few they are, in what they differ, and who is not among them. */
function remarksOn(
  group: string,
  {kept, outside, incomplete}: ComparedSubjects,
  {reference, grouping}: ContrastContext
): readonly Remark[] {
  const patientsOf = (name: string): number => patientCount(kept.filter((subject) => subject.group === name));
  const smallest = Math.min(patientsOf(group), patientsOf(reference));
  return remarksOf([
    smallest < SMALL_GROUP ? {code: "few-patients", fewest: SMALL_GROUP, where: "a-group"} : null,
    secondAdcs(group, reference, kept),
    grouping === "hr_status" ? null : statusApart(group, reference, kept),
    outside === null ? null : {code: "outside-of-groups", ...outside},
    incomplete.length > 0 ? {code: "incomplete", n: incomplete.length, lacking: "covariate-or-stratum"} : null
  ]);
}

/** Stratum of each of those compared: its cell and the plan's own strata. */
export function strataOf({kept, cells}: ComparedSubjects, strata: readonly string[]): string[] {
  return kept.map((subject, index) =>
    JSON.stringify([cells[index] ?? "all", ...strata.map((column) => subject.cells[column] ?? null)])
  );
}

function countsOf(subjects: readonly Subject[]): ArmCounts {
  const nEvent = subjects.filter(({event}) => event === 1).length;
  return {n: subjects.length, nEvent, nCensored: subjects.length - nEvent};
}

/** That the two groups have no hormone-receptor status in common, where it is recorded in both; null elsewhere. */
export function statusApart(
  group: string,
  reference: string,
  subjects: readonly Subject[]
): RemarkOf<"share-no-hr-status"> | null {
  const [here, there] = [group, reference].map(
    (name) =>
      new Set(
        subjects
          .filter((subject) => subject.group === name && !isMissing(subject.cells, "hr_status"))
          .map(({cells}) => String(cells["hr_status"]))
      )
  );
  if (
    here === undefined ||
    there === undefined ||
    here.size === 0 ||
    there.size === 0 ||
    [...here].some((status) => there.has(status))
  )
    return null;
  return {
    code: "share-no-hr-status",
    reference: {name: reference, values: [...there].sort()},
    group: {name: group, values: [...here].sort()}
  };
}

/** Which ADC2 is measured in each group, where the two groups have less than half of it in common; null elsewhere. */
export function secondAdcs(
  group: string,
  reference: string,
  subjects: readonly Subject[]
): RemarkOf<"second-adc-differs"> | null {
  const shares = [group, reference].map((name) => productsOf(name, subjects));
  const [a, b] = shares;
  if (a === undefined || b === undefined || a.counts.size === 0 || b.counts.size === 0) return null;
  const common = [...a.counts].reduce(
    (sum, [product, count]) => sum + Math.min(count / a.n, (b.counts.get(product) ?? 0) / b.n),
    0
  );
  if (common >= 0.5) return null;
  return {
    code: "second-adc-differs",
    groups: shares.map(({name, counts, n}) => ({
      name,
      n,
      products: [...counts].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
    }))
  };
}

/** How many of a group received each ADC2. */
function productsOf(name: string, subjects: readonly Subject[]) {
  const products = subjects.filter((subject) => subject.group === name).map(({cells}) => cells["to_label"] ?? null);
  const counts = new Map<string, number>();
  for (const product of products)
    if (product !== null) counts.set(String(product), (counts.get(String(product)) ?? 0) + 1);
  return {name, counts, n: products.length};
}
