import {SMALL_GROUP} from "../estimate/contrast-policy.ts";
import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {remarksOf, type Remark, type RemarkOf} from "../record/remark.ts";
import {refusedRow, resultRow, type Row} from "../record/row.ts";
import type {Surv} from "../record/surv.ts";
import {fewLeftAtRisk, limitedCurve, procedureOf} from "../estimate/limited-curve.ts";
import {entryOnAdc2} from "../patients/adc-pair.ts";
import type {AuditPair} from "../audit/audit-input.ts";
import {delayedFollowUp} from "../survival/delayed-follow-up.ts";
import {earlyProgression, type EarlyProgression} from "../estimate/early-progression.ts";
import {survivalFromAdc2, type SurvivalColumns} from "../states/immortal-time.ts";
import {pairConcordance} from "../paired/pair-concordance.ts";
import {fewAtRisk} from "../truncation/few-at-risk.ts";
import {shareShorter} from "../paired/share-shorter.ts";

/** The label of a pair is its group in the table: sequence, class, tumour, subtype, or all. */
export type LabelledPair = AuditPair & {readonly label: string};

export interface SummaryOptions {
  /** As printed, e.g. `rwPFS@2`. */
  readonly endpoint: string;
  readonly population?: string | null;
  /** What the labels are, e.g. `sequence`, `tumour`. */
  readonly by: string;
  /** Name of the grouping of the rows; null where none makes the labels. */
  readonly grouping?: string | null;
  /** Threshold of early progression on ADC2, in days. */
  readonly earlyThreshold?: number;
  /** With fewer patients than this a label has counts and no estimates; 0 unless told. */
  readonly fewest?: number;
  readonly confLevel?: number;
}

/** ICH's PFS2 is another thing; to stand under every table of PFS(ADC2). */
export const PFS2_FOOTNOTE =
  "PFS(ADC2) counts from the start of ADC2 to progression on it or death; it is not the PFS2 of ICH guidance, which counts from randomisation to the second progression";

/**
 * The table of a sequential cohort, one block a label in ascending order: medians of PFS(ADC1), PFS(ADC2), progression on ADC2 alone and overall survival from ADC2 (of survival from ADC1, who died before ADC2 is a part), share with
 * PFS(ADC2) shorter, early progression on ADC2, share with therapy in between, and concordance of the two times.
 *
 * Times in days. No test is made. Throws `RangeError` for a threshold ≤ 0 or confLevel outside (0, 1). Source: the functions named in each row's `method`.
 *
 * @example
 * const pair = (pfs1, pfs2) => ({patientId: "", label: "all", group: null, adc1Start: 0, adc2Start: pfs1 + 10, cutoff: 900, pfs1, event1: 1, pfs2, event2: 1, cause1: "progression", cause2: "progression", line1: 1, line2: 2, entry: null, sequence: null, centre: null, intervening: false, death: null, lastContact: 800, ruleApplied: null});
 * sequentialSummary([pair(200, 90), pair(100, 120), pair(150, 60)], {endpoint: "rwPFS@2", by: "all"})[1].estimate // 90
 */
export function sequentialSummary(
  pairs: readonly LabelledPair[],
  {endpoint, population = null, by, grouping = null, earlyThreshold = 91, fewest = 0, confLevel = 0.95}: SummaryOptions
): Row[] {
  const labels = [...new Set(pairs.map(({label}) => label))].sort((a, b) => (a < b ? -1 : 1));
  return labels.flatMap((label) => {
    const own = pairs.filter((pair) => pair.label === label);
    const shared = {analysis: `sequential summary by ${by}`, population, grouping, group: label, unit: "days"};
    const group: TableGroup = {own, shared, endpoint, earlyThreshold, confLevel};
    const rows = [
      ...medianRows(group),
      shorterRow(group),
      ...earlyRows(group),
      betweenRow(group),
      concordanceRow(group)
    ];
    return own.length >= fewest
      ? rows
      : rows.map((row) => refusedRow(row, row.refusal ?? {code: "counts-only", fewest, evaluable: false}));
  });
}

/** The pairs of one label, with what their rows have in common. */
interface TableGroup {
  readonly own: readonly LabelledPair[];
  readonly shared: {
    readonly analysis: string;
    readonly population: string | null;
    readonly grouping: string | null;
    readonly group: string;
    readonly unit: string;
  };
  readonly endpoint: string;
  readonly earlyThreshold: number;
  readonly confLevel: number;
}

/** Remarks of a row, with that on a group of few patients first. */
function remarksOn({own}: TableGroup, ...more: (Remark | null)[]): readonly Remark[] {
  return remarksOf([
    own.length < SMALL_GROUP ? {code: "few-patients", fewest: SMALL_GROUP, where: "table-group"} : null,
    ...more
  ]);
}

/** Medians of both times, of progression on ADC2 alone, and of overall survival from ADC2. */
function medianRows(group: TableGroup): Row[] {
  const {own, endpoint} = group;
  const pfs1 = delayedFollowUp(own.map((pair) => ({time: pair.pfs1, event: pair.event1, entry: pair.entry})));
  const pfs2 = onAdc2(own, ({event2}) => event2);
  const progression = onAdc2(own, ({event2, cause2}) => event2 === 1 && cause2 !== "death");
  return [
    medianOf(group, `PFS(ADC1), ${endpoint}`, {follow: pfs1, note: {code: "truncated-pfs1"}}),
    medianOf(group, `PFS(ADC2), ${endpoint}`, {follow: pfs2}),
    medianOf(group, `progression on ADC2, ${endpoint}, deaths censored`, {follow: progression}),
    medianOf(group, "rwOS from ADC2", {follow: survOf(survivalFromAdc2(own))})
  ];
}

/** Times on ADC2 with the event that is asked, observed from ADC2 or from a later entry. */
function onAdc2(own: readonly LabelledPair[], event: (pair: LabelledPair) => 0 | 1 | boolean): Surv {
  return delayedFollowUp(own.map((pair) => ({time: pair.pfs2, event: event(pair), entry: entryOnAdc2(pair)})));
}

/** A follow-up that a median is of; null where nobody was followed. */
interface MedianOf {
  readonly follow: Surv | null;
  readonly note?: RemarkOf<"truncated-pfs1">;
}

function medianOf(group: TableGroup, endpoint: string, {follow, note}: MedianOf): Row {
  const {shared, confLevel} = group;
  const fields = {...shared, kind: "median" as const, endpoint, term: "median", scale: "time"};
  const methodWith = (limits: string): string => `Kaplan-Meier${withDelayedEntry(follow?.entry ?? null)}${limits}`;
  if (follow === null)
    return resultRow({...fields, method: methodWith(", log-log limits"), refusal: {code: "nobody-followed"}});
  const nEvent = follow.event.reduce((sum, value) => sum + value, 0);
  const {fit, limits, median: middle, cautions} = limitedCurve(follow, {confLevel});
  return resultRow({
    ...fields,
    ...middle,
    ...procedureOf(limits),
    method: methodWith(`, ${limits} limits`),
    n: follow.time.length,
    nEvent,
    nCensored: follow.time.length - nEvent,
    remarks: remarksOn(
      group,
      middle.estimate === null ? {code: "median-not-reached"} : null,
      note ?? null,
      follow.entry === null ? null : fewAtRisk(fit, middle.estimate),
      fewLeftAtRisk(fit, middle.estimate),
      ...cautions
    )
  });
}

/** Share of patients whose PFS(ADC2) is shorter than their PFS(ADC1). */
function shorterRow(group: TableGroup): Row {
  const {own, shared, endpoint, confLevel} = group;
  const shares = shareShorter(own, {confLevel});
  return resultRow({
    ...shared,
    endpoint,
    kind: "share",
    term: "share with PFS(ADC2) shorter",
    scale: "probability",
    unit: null,
    estimate: shares.midrank?.estimate ?? null,
    confLow: shares.lowest.confLow,
    confHigh: shares.highest.confHigh,
    n: shares.n,
    nEvent: shares.shorter,
    nCensored: shares.indeterminate,
    method: "midrank estimate between exact limits of the bounds",
    remarks: remarksOn(group, {
      code: "share-between",
      shorter: shares.shorter,
      indeterminate: shares.indeterminate,
      // Equal times are not told apart in this table.
      equal: 0,
      n: shares.n
    })
  });
}

/** Early progression or death on ADC2, by the curve, and progression among those who can be judged. */
function earlyRows(group: TableGroup): Row[] {
  const {own, earlyThreshold, confLevel} = group;
  const early = earlyProgression(
    own.map((pair) => ({
      time: pair.pfs2,
      cause: pair.event2 === 1 ? (pair.cause2 ?? "progression") : null,
      entry: entryOnAdc2(pair)
    })),
    earlyThreshold,
    {confLevel}
  );
  return [earlyOutcomeRow(group, early), earlyEvaluableRow(group, early)];
}

function earlyOutcomeRow(group: TableGroup, early: EarlyProgression): Row {
  const {shared, endpoint, earlyThreshold} = group;
  return resultRow({
    ...shared,
    endpoint: `PFS(ADC2), ${endpoint}`,
    kind: "incidence-at",
    term: "early progression or death",
    scale: "probability",
    time: earlyThreshold,
    estimate: early.estimate,
    confLow: early.confLow,
    confHigh: early.confHigh,
    n: early.n,
    nEvent: early.progressed + early.died,
    ...procedureOf(early.limits),
    method: `1 - S(threshold), Kaplan-Meier, ${early.limits} limits`,
    remarks: remarksOn(
      group,
      {code: "early-outcomes", progressed: early.progressed, died: early.died, notEvaluable: early.notEvaluable},
      ...early.cautions
    ),
    refusal: early.estimate === null ? {code: "follow-up-before-threshold"} : null
  });
}

function earlyEvaluableRow(group: TableGroup, early: EarlyProgression): Row {
  const {shared, endpoint, earlyThreshold} = group;
  return resultRow({
    ...shared,
    endpoint: `PFS(ADC2), ${endpoint}`,
    kind: "share",
    term: "early progression, evaluable patients",
    scale: "probability",
    time: earlyThreshold,
    estimate: early.evaluableShare?.estimate ?? null,
    confLow: early.evaluableShare?.confLow ?? null,
    confHigh: early.evaluableShare?.confHigh ?? null,
    n: early.evaluable,
    nEvent: early.progressed,
    method: "share of evaluable patients, exact limits",
    remarks: remarksOn(group),
    refusal: early.evaluableShare === null ? {code: "nobody-evaluable"} : null
  });
}

/** Share of patients with therapy in between, of those for whom it is known. */
function betweenRow(group: TableGroup): Row {
  const {own, shared} = group;
  const between = own.filter(({intervening}) => intervening === true).length;
  const known = own.filter(({intervening}) => intervening !== null).length;
  return resultRow({
    ...shared,
    endpoint: null,
    kind: "share",
    term: "therapy between the two ADCs",
    scale: "probability",
    unit: null,
    n: known,
    nEvent: between,
    method: "share of patients for whom it is known",
    remarks: remarksOn(group),
    ...(known === 0 ? {refusal: {code: "not-recorded"}} : {estimate: between / known})
  });
}

/** Concordance of the two times of the same patients. */
function concordanceRow(group: TableGroup): Row {
  const {own, shared, endpoint} = group;
  const concord = pairConcordance(own);
  return resultRow({
    ...shared,
    endpoint,
    kind: "concordance",
    term: "concordance of PFS(ADC1) and PFS(ADC2)",
    scale: "concordance",
    unit: null,
    estimate: concord.estimate,
    stdError: concord.stdError,
    n: own.length,
    method: "share of comparable pairs of patients, jackknife",
    remarks: remarksOn(group, {
      code: "concordance-pairs",
      comparable: concord.concordant + concord.discordant,
      notComparable: concord.notComparable
    }),
    refusal: concord.estimate === null ? {code: "no-comparable-patients"} : null
  });
}

function survOf({time, event, entry}: SurvivalColumns): Surv | null {
  return time.length === 0
    ? null
    : delayedFollowUp(time.map((at, i) => ({time: at, event: event[i], entry: entry[i]})));
}
