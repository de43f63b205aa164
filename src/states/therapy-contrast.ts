import {likeCells, sharedCells, type LikeColumn} from "../estimate/alike.ts";
import {hrOfBreast} from "../estimate/hr-of-breast.ts";
import {armRefusal} from "../estimate/contrast.ts";
import {FEWEST_COMPARED} from "../estimate/contrast-policy.ts";
import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {ratioOfRow} from "../estimate/ratio-of-row.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf, type MatchedColumn, type Remark} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {normalTwoSided} from "../math/normal.ts";
import {confMultiplier} from "../survival/confidence-scale.ts";
import {cox, type CoxFit, type CoxRow} from "../survival/cox.ts";
import {surv} from "../survival/surv.ts";
import type {AfterProgressionColumns, TherapyArm} from "./survival-after-progression.ts";

/** What the arms of a contrast after ADC1 are called. */
export const therapyArms: Readonly<Record<TherapyArm, string>> = {
  ADC: "ADC",
  other: "other systemic therapy",
  none: "no therapy yet"
};

/** A patient with what arms are made alike in: line of ADC1, tumour, HER2 status within it and, in breast cancer, HR status, where recorded. */
export interface AlikePatient {
  readonly patientId: string;
  readonly line: number | null;
  readonly tumour: string | null;
  readonly her2: string | null;
  readonly hr: string | null;
}

/** Who is compared: patients in cells in which both arms stand. */
export interface ComparedTherapies {
  /** Cell by patient, of those compared. */
  readonly cellOf: ReadonlyMap<string, string>;
  /** Columns that somebody has on record. */
  readonly among: readonly MatchedColumn[];
  /** Those of the arms who are not compared; null where there are none. */
  readonly outside: Remark | null;
}

const columnNames = ["line", "tumour", "her2", "hr"] as const;

/**
 * The cells of line and subtype in which both an ADC and another therapy stand, with the patients of these cells, those without either included.
 *
 * `arms`: the arm of a patient in this comparison, by patient. Who lacks a column that is recorded for others of the kind is in no cell.
 *
 * @example
 * const patient = (patientId, line) => ({patientId, line, tumour: "breast", her2: null, hr: null});
 * const patients = [patient("A", 1), patient("B", 1), patient("C", 2)];
 * [...comparedTherapies(patients, new Map([["A", "ADC"], ["B", "other"], ["C", "ADC"]])).cellOf.keys()] // ["A", "B"]
 */
export function comparedTherapies(
  patients: readonly AlikePatient[],
  arms: ReadonlyMap<string, TherapyArm>
): ComparedTherapies {
  const own = patients.filter(({patientId}) => arms.has(patientId));
  const tumour = own.map((one) => one.tumour);
  const columns: LikeColumn[] = [
    {name: "line", values: own.map(({line}) => (line === null ? null : `line ${line}`))},
    {name: "tumour", values: tumour},
    {name: "her2", values: own.map(({her2}) => her2), within: tumour, shown: (value) => `HER2 ${value}`},
    {name: "hr", values: hrOfBreast(own), within: tumour, shown: (value) => `HR ${value}`}
  ];
  const {cells, lacked, recorded} = likeCells(own.length, columns);
  const armOf = own.map(({patientId}) => arms.get(patientId) ?? "none");
  const treated = armOf.flatMap((arm, i) => (arm === "none" ? [] : [i]));
  const shared = sharedCells(
    treated.map((i) => cells[i] ?? null),
    treated.map((i) => (armOf[i] === "ADC" ? 1 : 0))
  );
  const names = new Set(shared.cells.map(({cell}) => cell));
  const n = treated.length - shared.rows.length;
  const lacking = treated.filter((i) => cells[i] === null).length;
  return {
    cellOf: new Map(
      own.flatMap(({patientId}, i) => {
        const cell = cells[i] ?? null;
        return cell !== null && names.has(cell) ? [[patientId, cell] as const] : [];
      })
    ),
    among: columnNames.filter((name) => recorded.includes(name)),
    outside:
      n === 0
        ? null
        : {code: "outside-of-arms", n, lacking, columns: columnNames.filter((name) => lacked.includes(name))}
  };
}

/** Follow-up of which a contrast is made. */
export type TherapyFollowUp = Omit<AfterProgressionColumns, "leftOut">;

/** Fields that the rows of a contrast have in common. */
export type ContrastFields = Partial<Row> & Pick<Row, "analysis">;

/**
 * Hazard ratio of an ADC against another systemic therapy among those compared, by Cox regression within cells, variance robust by patient; where rows without therapy are among the follow-up, both are time-dependent
 * exposures against them, and their own hazard ratios stand behind, without a p-value. No ratio with fewer than 5 patients or without an event in an arm.
 *
 * Source: Cox 1972, JRSS B 34:187–220; Lin & Wei 1989, JASA 84:1074–8. Equals R's `coxph(Surv(entry, time, event) ~ adc + other + strata(cell), cluster = patient)`.
 *
 * @example
 * const follow = {patientId: ["A", "B"], time: [10, 20], event: [1, 1], entry: [-1, -1], arm: ["ADC", "other"]};
 * const compared = {cellOf: new Map([["A", "all"], ["B", "all"]]), among: [], outside: null};
 * therapyContrast(follow, compared, {analysis: "example"})[0].refusal.code // "few-compared"
 */
export function therapyContrast(follow: TherapyFollowUp, compared: ComparedTherapies, fields: ContrastFields): Row[] {
  const own = follow.patientId.flatMap((patientId, i) => (compared.cellOf.has(patientId) ? [i] : []));
  const of = <T>(column: readonly T[]): T[] => own.map((i) => column[i]);
  const rows = {
    patientId: of(follow.patientId),
    time: of(follow.time),
    event: of(follow.event),
    entry: of(follow.entry),
    arm: of(follow.arm),
    cell: own.map((i) => compared.cellOf.get(follow.patientId[i] ?? "") ?? "")
  };
  const withNone = rows.arm.includes("none");
  const delayed = withDelayedEntry(firstEntries(rows));
  const shared = {
    ...fields,
    kind: "hazard-ratio" as const,
    term: "hazard ratio",
    scale: "hazard ratio",
    group: therapyArms.ADC,
    reference: therapyArms.other,
    n: new Set(rows.patientId).size,
    nEvent: rows.event.filter((event) => event === 1).length,
    method: `Cox regression${delayed}${withNone ? ", both therapies as time-dependent exposures against none yet" : ""}, stratified by ${compared.among.length === 0 ? "nothing, as nothing is recorded" : compared.among.map((name) => stratumNames[name]).join(", ")}, robust by patient`,
    remarks: remarksOf([...(fields.remarks ?? []), compared.outside])
  };
  const refusal = refusalOf(rows, follow, compared);
  if (refusal !== null) return [resultRow({...shared, refusal})];
  try {
    const fit = cox(
      surv({time: rows.time, event: rows.event, ...(rows.entry.some((day) => day > 0) ? {entry: rows.entry} : {})}),
      withNone
        ? {ADC: rows.arm.map((arm) => (arm === "ADC" ? 1 : 0)), other: rows.arm.map((arm) => (arm === "other" ? 1 : 0))}
        : {ADC: rows.arm.map((arm) => (arm === "ADC" ? 1 : 0))},
      {ties: "efron", strata: rows.cell, cluster: rows.patientId, concordance: false}
    );
    return rowsOf(fit, shared, withNone);
  } catch (error) {
    // Too few deaths in one arm is a finding about the data.
    if (!(error instanceof NotEstimable)) throw error;
    return [resultRow({...shared, refusal: error.why})];
  }
}

/** Entry of the first row of each patient: that of a later one is where a therapy begins. */
function firstEntries({patientId, entry}: Pick<TherapyFollowUp, "patientId" | "entry">): number[] {
  const first = new Map<string, number>();
  for (const [i, id] of patientId.entries()) if (!first.has(id)) first.set(id, entry[i] ?? -1);
  return [...first.values()];
}

const stratumNames: Readonly<Record<MatchedColumn, string>> = {
  adc2: "ADC2",
  line: "line of ADC1",
  tumour: "tumour",
  her2: "HER2 status",
  hr: "HR status"
};

function refusalOf(
  {patientId, event, arm}: Pick<TherapyFollowUp, "patientId" | "event" | "arm">,
  all: TherapyFollowUp,
  {among, cellOf}: ComparedTherapies
): Refusal | null {
  const missing = (["ADC", "other"] as const).find((name) => !all.arm.includes(name));
  if (missing !== undefined) return {code: "nobody-in-arm", arm: therapyArms[missing]};
  if (cellOf.size === 0) return {code: "no-combination-in-common", columns: among};
  const sizes = (["ADC", "other"] as const).map((name) => ({
    name: therapyArms[name],
    n: new Set(patientId.filter((_, i) => arm[i] === name)).size,
    nEvent: event.filter((value, i) => value === 1 && arm[i] === name).length
  }));
  return armRefusal(sizes, {fewest: FEWEST_COMPARED, among});
}

function rowsOf(fit: CoxFit, shared: Parameters<typeof resultRow>[0], withNone: boolean): Row[] {
  const said = fit.rows.flatMap(({remarks}) => remarks);
  if (said.length > 0) return [resultRow({...shared, refusal: {code: "estimator-says", remarks: said}})];
  const remarks = remarksOf([...(shared.remarks ?? []), ...fit.remarks]);
  const [adc, other] = fit.rows;
  if (adc === undefined || other === undefined || !withNone)
    return fit.rows.map((row) => resultRow({...shared, ...ratioOfRow(row), remarks}));
  return [
    resultRow({...shared, ...ratioOfRow(differenceOf(adc, other, fit.vcov)), remarks}),
    ...(
      [
        ["ADC", adc],
        ["other", other]
      ] as const
    ).map(([arm, row]) =>
      // Without a p-value: against none yet stand those who are too ill for a therapy and those who do not need one yet.
      resultRow({
        ...shared,
        group: therapyArms[arm],
        reference: therapyArms.none,
        ...ratioOfRow(row),
        statistic: null,
        pValue: null,
        remarks
      })
    )
  ];
}

/** The first coefficient less the second, with the variance of both and their covariance. */
function differenceOf(one: CoxRow, other: CoxRow, vcov: CoxFit["vcov"]): Parameters<typeof ratioOfRow>[0] {
  const at = (i: number, j: number): number => vcov[i]?.[j] ?? NaN;
  const estimate = one.estimate - other.estimate;
  const stdError = Math.sqrt(at(0, 0) + at(1, 1) - 2 * at(0, 1));
  const statistic = estimate / stdError;
  const z = confMultiplier(0.95);
  return {
    estimate,
    stdError,
    statistic,
    pValue: normalTwoSided(statistic),
    confLow: estimate - z * stdError,
    confHigh: estimate + z * stdError
  };
}
