import {ratioOfRow} from "./ratio-of-row.ts";
import {COMMON_OUTCOME} from "../adjustment/e-value-rows.ts";
import {eValue, type EValue} from "../adjustment/e-value.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import type {Surv} from "../record/surv.ts";
import {cox, type CoxFit, type CoxOptions, type CoxRow} from "../survival/cox.ts";
import {design} from "../survival/design.ts";
import {tableOf} from "../survival/event-table.ts";
import {firth, type FirthRow} from "../survival/firth.ts";
import {fewEventLogRank} from "./few-event-log-rank.ts";
import {proportionalHazards} from "../survival/proportional-hazards.ts";
import {patientsRepeat, type ArmColumns, type Arms} from "./arms.ts";
import {usualPolicy, type ContrastPolicy} from "./contrast-policy.ts";
import {countedRows} from "./counted-rows.ts";
import {penalisedForSeparation} from "./penalised-for-separation.ts";
import {rowsOfSurv, singleEvents} from "./single-events.ts";
import {standingRows} from "./standing-covariance.ts";
import {namedTerm, unusedTerm} from "./term-names.ts";

/** How many rows, with and without the event; of frequencies their sum. */
export interface ArmCounts {
  readonly n: number;
  readonly nEvent: number;
  readonly nCensored: number;
}

/** Something that was estimated, or why it was not. */
export type Finding<T> = (T & {readonly refusal: null}) | {readonly refusal: Refusal};

/** Hazard ratio of the group against the reference; `stdError` and `statistic` are of its logarithm. */
export interface HazardRatio {
  readonly estimate: number;
  readonly stdError: number;
  readonly statistic: number;
  readonly pValue: number;
  readonly confLow: number;
  readonly confHigh: number;
  /** Whether Firth's penalty was needed, because events are separated. */
  readonly penalised: boolean;
  /** What is said of the model, and that its hazards are not proportional. */
  readonly remarks: readonly Remark[];
}

/** A chi-square test. */
export interface ContrastTest {
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
  /** How p is made where events are few. */
  readonly remarks?: readonly Remark[];
}

/** E-value of the hazard ratio and of its limit nearer to 1. */
export interface ContrastEValue extends EValue {
  /** Whether the hazard ratio was taken for a risk ratio, the event being rare. */
  readonly outcome: "common" | "rare";
}

/** What is said of two arms, by whichever way they were made: the same findings each time, or why one is not given. */
export interface ContrastEstimate {
  readonly reference: string;
  readonly group: string;
  /** Of each arm and of both, in the log-rank test; patients, not their records, are what `fewest` counts. */
  readonly arms: {
    readonly reference: ArmCounts & {readonly patients: number};
    readonly group: ArmCounts & {readonly patients: number};
  };
  readonly compared: ArmCounts;
  /** Of those who are in the model. */
  readonly modelled: ArmCounts;
  readonly modelledArms: ContrastEstimate["arms"];
  /** Cells in which like is set against like. */
  readonly cells: number;
  readonly clustered: boolean;
  /** Cox model with Efron's ties, stratified by cell; its errors allow for the curves behind a standing on ADC1; robust by patient where patients repeat, robust for probability weights. With Firth's penalty and profile limits where events are separated, which a remark says; refused there where it would be robust. */
  readonly hazardRatio: Finding<HazardRatio>;
  /** Log hazard ratios of what the model adjusts for. */
  readonly covariates: readonly Omit<CoxRow, "remarks">[];
  /** Two-sided, stratified by cell; with probability weights its variance is robust. With fewer than 20 events p is by permutation, as a remark says (`fewEventLogRank`). */
  readonly logRank: Finding<ContrastTest>;
  /** Score test of Grambsch and Therneau of the group's term, on Kaplan-Meier time. */
  readonly proportionalHazards: Finding<ContrastTest>;
  readonly eValue: Finding<ContrastEValue>;
  /** The model behind the hazard ratio and its term of the group, for residuals; null where there is none. */
  readonly model: {readonly fit: CoxFit; readonly term: string} | null;
  /** Why nothing is given; null where something is. */
  readonly refusal: Refusal | null;
}

/** A limit beyond this is infinite in all but name. */
const BEYOND = 1e6;

/** With a p-value below this the hazard ratio is called an average over time. */
const NOT_PROPORTIONAL = 0.05;

/**
 * Two arms compared: hazard ratio with Wald test and limits, log-rank test, test of proportional hazards, E-value, and the counts of both arms; from rows, from frequencies of covariate patterns, or from event tables.
 *
 * What cannot be given stands as a refusal in its place; nothing is given with fewer than `fewest` patients in an arm or without any event, and no ratio with fewer in an arm of the model, or without an event there; the log-rank test stands where one of the arms has events. Throws `RangeError` as `surv`, `cox` and `countedRows` for arguments that do not fit each other.
 * Source: Cox 1972; Heinze & Schemper 2001, Biometrics 57:114; Mantel 1966; Grambsch & Therneau 1994, Biometrika 81:515; VanderWeele & Ding 2017, Ann Intern Med 167:268.
 *
 * @example
 * const follow = surv({time: [5, 8, 12, 20, 31, 9, 14, 22, 40, 41], event: [1, 1, 1, 1, 0, 1, 1, 1, 1, 0]});
 * const found = contrast(armColumns(["A", "B"], [..."AAAAABBBBB"], follow));
 * [found.hazardRatio.estimate, found.logRank.pValue, found.compared.nEvent] // [0.4707, 0.3254, 8]
 */
export function contrast(arms: Arms, how: Partial<ContrastPolicy> = {}): ContrastEstimate {
  const policy = {...usualPolicy, ...how};
  const rows = arms.kind === "counts" ? countedRows(arms) : arms;
  const clustered = policy.clustered ?? patientsRepeat(rows);
  const sides = sidesOf(arms, rows, clustered);
  const small = armRefusal(armsToCheck(arms, sides.arms), policy);
  // An arm without an event beside one with events has no ratio, and its log-rank test all the same.
  const still = small?.code === "no-event-in-group" && sides.compared.nEvent > 0;
  if (small !== null && !still) return refused(sides, small);
  const tooFew = small ?? (rows.modelled === null ? null : armRefusal(armsToCheck(arms, sides.modelledArms), policy));
  const fitted: Fitted = tooFew === null ? modelOf(singleEvents(rows), clustered, policy.confLevel) : {refusal: tooFew};
  return {...sides, ...findingsOf(fitted, rows, sides), refusal: null};
}

/** What is known of two arms before anything is estimated. */
type Sides = Omit<
  ContrastEstimate,
  "hazardRatio" | "covariates" | "logRank" | "proportionalHazards" | "eValue" | "model" | "refusal"
>;

type Findings = Omit<ContrastEstimate, keyof Sides | "refusal">;

function findingsOf(fitted: Fitted, rows: ArmColumns, {compared, modelled, clustered}: Sides): Findings {
  const proportional = proportionalOf(fitted, rows, clustered);
  const hazardRatio = ratioOf(fitted, proportional, compared.n - modelled.n);
  return {
    hazardRatio,
    covariates: fitted.refusal === null ? fitted.rows.filter(({term}) => term !== fitted.term) : [],
    logRank: logRankOf(rows, clustered),
    proportionalHazards: proportional,
    eValue: strengthOf(hazardRatio, modelled),
    model: fitted.refusal === null && fitted.fit !== null ? {fit: fitted.fit, term: fitted.term} : null
  };
}

function sidesOf(arms: Arms, rows: ArmColumns, clustered: boolean): Sides {
  const sizes = arms.kind === "counts" ? tableSizes(arms) : rowSizes(arms);
  const modelledArms = rows.modelled === null ? sizes : rowSizes(rows, rows.modelled);
  return {
    reference: arms.reference,
    group: arms.group,
    arms: sizes,
    compared: sumOf(sizes.reference, sizes.group),
    modelled: sumOf(modelledArms.reference, modelledArms.group),
    modelledArms,
    cells: Math.max(1, rows.strata.length),
    clustered
  };
}

function refused(sides: Sides, refusal: Refusal): ContrastEstimate {
  return {
    ...sides,
    hazardRatio: {refusal},
    covariates: [],
    logRank: {refusal},
    proportionalHazards: {refusal},
    eValue: {refusal},
    model: null,
    refusal
  };
}

const nobody: ArmCounts = {n: 0, nEvent: 0, nCensored: 0};

/**
 * A contrast of which nothing is given, e.g. because the arms are not comparable; with the counts of its arms where they mean something.
 *
 * @example
 * refusedContrast("A", "B", {code: "unpaired-and-truncated"}).logRank.refusal.code // "unpaired-and-truncated"
 */
export function refusedContrast(
  reference: string,
  group: string,
  refusal: Refusal,
  compared: ArmCounts = nobody
): ContrastEstimate {
  const arm = {...nobody, patients: 0};
  return refused(
    {
      reference,
      group,
      arms: {reference: arm, group: arm},
      compared,
      modelled: compared,
      modelledArms: {reference: arm, group: arm},
      cells: 1,
      clustered: false
    },
    refusal
  );
}

/**
 * Why arms of these sizes are not compared: fewer than `fewest` patients, or no event in one of them; null where they are.
 *
 * @example
 * armRefusal([{name: "B", n: 4, nEvent: 4}, {name: "A", n: 9, nEvent: 3}], {fewest: 5, among: []}).code // "few-compared"
 */
export function armRefusal(
  sizes: readonly {readonly name: string; readonly n: number; readonly nEvent: number}[],
  {fewest, among}: Pick<ContrastPolicy, "fewest" | "among">
): Refusal | null {
  const short = sizes.find(({n}) => n < fewest);
  if (short !== undefined) return {code: "few-compared", fewest, group: {name: short.name, n: short.n}, among};
  const still = sizes.find(({nEvent}) => nEvent === 0);
  return still === undefined ? null : {code: "no-event-in-group", group: {name: still.name, n: still.n}, among};
}

const armsToCheck = (
  {reference, group}: Arms,
  sizes: ContrastEstimate["arms"]
): readonly {readonly name: string; readonly n: number; readonly nEvent: number}[] => [
  {name: group, n: sizes.group.patients, nEvent: sizes.group.nEvent},
  {name: reference, n: sizes.reference.patients, nEvent: sizes.reference.nEvent}
];

type Fitted = Finding<{
  /** Null where Firth's penalty stands in for it. */
  readonly fit: CoxFit | null;
  readonly rows: readonly Omit<CoxRow, "remarks">[];
  readonly remarks: readonly Remark[];
  readonly term: string;
  readonly labels: ReadonlyMap<string, string>;
}>;

function modelOf(rows: ArmColumns, clustered: boolean, confLevel: number): Fitted {
  if (rows.noModel !== null) return {refusal: rows.noModel};
  const {modelled, follow, inGroup} = rows;
  const term = unusedTerm(rows.covariates);
  const labels = new Map([[term, rows.group]]);
  try {
    const own = modelled === null ? follow : rowsOfSurv(follow, modelled);
    const columns = design({[term]: picked(inGroup, modelled), ...rows.covariates});
    const options = {confLevel, ...stratumAndCluster(rows, clustered)};
    const fit = cox(own, columns, {ties: "efron", concordance: false, ...options});
    const remarks = fit.remarks.map((remark) => namedTerm(remark, labels));
    if (fit.converged) {
      const own = rows.standing === null ? fit.rows : standingRows(fit, rows.standing, confLevel);
      return {fit, rows: own, remarks, term, labels, refusal: null};
    }
    if (options.cluster !== undefined || isWeighted(own)) return {refusal: {code: "estimator-says", remarks}};
    return {
      fit: null,
      rows: firth(own, columns, options).rows.map(withSignedRoot),
      remarks: penalisedForSeparation(remarks),
      term,
      labels,
      refusal: null
    };
  } catch (error) {
    // Separated or collinear data are a finding about the data here, not a mistake of the caller.
    if (!(error instanceof NotEstimable)) throw error;
    return {refusal: namedTerm(error.why, labels)};
  }
}

/** The penalised likelihood ratio of a row as a z, its root with the sign of the estimate. */
function withSignedRoot(row: FirthRow): FirthRow {
  return {...row, statistic: Math.sign(row.estimate) * Math.sqrt(row.statistic)};
}

/** Cells and patients of the rows that are modelled. */
function stratumAndCluster(rows: ArmColumns, clustered: boolean): Pick<CoxOptions, "strata" | "cluster"> {
  const pick = (column: Int32Array): number[] => picked(column, rows.modelled);
  return {
    ...(rows.stratum === null ? {} : {strata: pick(rows.stratum)}),
    ...(clustered && rows.patient !== null ? {cluster: pick(rows.patient)} : {})
  };
}

/** Some rows of a column; all of them where null. */
function picked(column: Int32Array | Uint8Array, rows: Int32Array | null): number[] {
  return rows === null
    ? Array.from(column)
    : Array.from(rows, (row) => column[row]).filter((value) => value !== undefined);
}

/** `incomplete` of those compared are not in the model. */
function ratioOf(fitted: Fitted, proportional: Finding<ContrastTest>, incomplete: number): Finding<HazardRatio> {
  if (fitted.refusal !== null) return fitted;
  const {fit, rows, term, remarks} = fitted;
  const row = rows.find((one) => one.term === term);
  if (row === undefined || !Number.isFinite(row.estimate)) return {refusal: {code: "no-estimate"}};
  return {
    ...ratioOfRow(row),
    penalised: fit === null,
    remarks: remarksOf([
      ...remarks,
      incomplete > 0 ? {code: "incomplete", n: incomplete, lacking: "covariate"} : null,
      proportional.refusal === null && proportional.pValue < NOT_PROPORTIONAL
        ? {code: "hazards-not-proportional"}
        : null
    ]),
    refusal: null
  };
}

function proportionalOf(fitted: Fitted, {follow}: ArmColumns, clustered: boolean): Finding<ContrastTest> {
  if (fitted.refusal !== null) return fitted;
  // The test takes the variance of the model, which holds for neither.
  if (clustered) return {refusal: {code: "records-not-independent", instead: "none"}};
  if (isWeighted(follow)) return {refusal: {code: "variance-of-model-only"}};
  if (fitted.fit === null)
    return {refusal: {code: "no-finite-estimate", terms: [fitted.labels.get(fitted.term) ?? fitted.term]}};
  const row = proportionalHazards(fitted.fit).find(({term}) => term === fitted.term);
  if (row === undefined || row.df === 0) return {refusal: {code: "too-few-event-times"}};
  return {statistic: row.statistic, df: row.df, pValue: row.pValue, refusal: null};
}

function logRankOf(
  {follow, inGroup, reference, group, stratum}: ArmColumns,
  clustered: boolean
): Finding<ContrastTest> {
  if (clustered) return {refusal: {code: "records-not-independent", instead: "robust-cox"}};
  try {
    const {statistic, df, pValue, few} = fewEventLogRank(
      follow,
      Array.from(inGroup, (one) => (one === 1 ? group : reference)),
      stratum
    );
    return {statistic, df, pValue, remarks: few === null ? [] : [few], refusal: null};
  } catch (error) {
    // Arms that are never at risk together, or in which every event comes at once, are a finding about the data.
    if (!(error instanceof NotEstimable)) throw error;
    return {refusal: error.why};
  }
}

function strengthOf(ratio: Finding<HazardRatio>, {n, nEvent}: ArmCounts): Finding<ContrastEValue> {
  if (ratio.refusal !== null) return ratio;
  const {estimate, confLow, confHigh} = ratio;
  if (!(confLow > 0 && confHigh < BEYOND)) return {refusal: {code: "no-estimate"}};
  const outcome = nEvent < COMMON_OUTCOME * n ? "rare" : "common";
  return {...eValue({hazardRatio: estimate, confLow, confHigh}, {outcome}), outcome, refusal: null};
}

const isWeighted = ({weight, weightKind}: Surv): boolean => weight !== null && weightKind === "probability";

function countsOf({event, weight, weightKind}: Surv, rows: Iterable<number>): ArmCounts {
  let n = 0;
  let nEvent = 0;
  for (const row of rows) {
    const count = weight === null || weightKind === "probability" ? 1 : (weight[row] ?? 0);
    n += count;
    if (event[row] === 1) nEvent += count;
  }
  return {n, nEvent, nCensored: n - nEvent};
}

function sumOf(a: ArmCounts, b: ArmCounts): ArmCounts {
  return {n: a.n + b.n, nEvent: a.nEvent + b.nEvent, nCensored: a.nCensored + b.nCensored};
}

/** Sizes of the arms among some of the rows; all of them unless told. */
function rowSizes(
  {follow, inGroup, patient}: ArmColumns,
  among: Iterable<number> = inGroup.keys()
): ContrastEstimate["arms"] {
  const chosen = [...among];
  const of = (arm: 0 | 1): ContrastEstimate["arms"]["group"] => {
    const rows = chosen.filter((row) => inGroup[row] === arm);
    const counts = countsOf(follow, rows);
    return {...counts, patients: patient === null ? counts.n : new Set(rows.map((row) => patient[row])).size};
  };
  return {reference: of(0), group: of(1)};
}

function tableSizes({cells, reference, group}: Extract<Arms, {kind: "counts"}>): ContrastEstimate["arms"] {
  const of = (arm: "reference" | "group", name: string): ContrastEstimate["arms"]["group"] => {
    const tables = cells.map((cell) => tableOf(cell[arm], `table of ${name}`));
    const total = (column: "nEntered" | "nEvent"): number =>
      tables.reduce((sum, table) => sum + table[column].reduce((own, count) => own + count, 0), 0);
    const [n, nEvent] = [total("nEntered"), total("nEvent")];
    return {n, nEvent, nCensored: n - nEvent, patients: n};
  };
  return {reference: of("reference", reference), group: of("group", group)};
}
