import {SMALL_GROUP} from "./contrast-policy.ts";
import {withDelayedEntry} from "./delayed-entry.ts";
import {armColumns, type ArmColumns} from "./arms.ts";
import {contrast, refusedContrast} from "./contrast.ts";
import {rowsOfContrast} from "./contrast-rows.ts";
import {remarksOf} from "../record/remark.ts";
import {contrastAnalysis, resultRow, type Row} from "../record/row.ts";
import {kaplanMeier} from "../survival/kaplan-meier.ts";
import {median} from "../survival/quantile.ts";
import type {ContrastSelection} from "./contrast-selection.ts";
import {delayedFollowUp} from "../survival/delayed-follow-up.ts";

export interface ClassContrastContext {
  readonly endpoint?: string | null;
  readonly population?: string | null;
  readonly unit?: string;
  /** Adjust the hazard ratio for PFS(ADC1), as PFS(ADC2) between sequences has to be where PFS(ADC1) is truncated differently. */
  readonly adjustForPfs1?: boolean;
  readonly confLevel?: number;
  /** With fewer patients than this in an arm there is no contrast. */
  readonly fewest?: number;
}

/**
 * PFS(ADC2) between the arms of a contrast: median of each arm, hazard ratio stratified by the shared cells (and adjusted for PFS(ADC1)) with its test of proportional hazards and its E-value, stratified log-rank test.
 *
 * A refused contrast gives rows whose `refusal` says why, beside the medians where an arm has no event; what stays confounded stands in the remarks. Rows are in the unit of the records.
 * Source: `kaplanMeier`, `contrast`.
 *
 * @example
 * const record = (payloadAxis, time) => ({patientId: "", time, event: 1, pfs1: 100, adc2: "SG", headline: "", targetAxis: "T2", payloadAxis, tumour: "breast", her2: null, hr: null, line: null, year: null});
 * const kept = [record("P1", 30), record("P1", 60), record("P2", 90), record("P2", 120)].map((one, i) => ({record: one, arm: i < 2 ? "A" : "B", cell: "SG"}));
 * const rows = contrastRows({contrast: {name: "x", arms: [{label: "A"}, {label: "B"}], matchOn: [], confounded: ""}, kept, cells: [], outside: 0, inNeitherArm: 0, refusal: null}, {adjustForPfs1: false});
 * rows.filter(({term}) => term === "median").map(({estimate}) => estimate) // [45, 105]
 */
export function contrastRows(
  {contrast: contrastOf, kept, outside, lacking, columns, apart = [], refusal}: ContrastSelection,
  context: ClassContrastContext = {}
): Row[] {
  const {
    endpoint = null,
    population = null,
    unit = "days",
    adjustForPfs1 = true,
    confLevel = 0.95,
    fewest = 1
  } = context;
  const among = columns ?? contrastOf.matchOn;
  const [reference, other] = [contrastOf.arms[0].label, contrastOf.arms[1].label];
  const analysis = contrastAnalysis(contrastOf.name);
  const base = {endpoint, population, grouping: contrastOf.name};
  if (refusal !== null)
    return rowsOfContrast(refusedContrast(reference, other, refusal), {
      shared: base,
      analyses: {ratio: analysis, logRank: analysis},
      methods: {ratio: "Cox regression", logRank: "log-rank test, two-sided", proportional: ""},
      uncounted: true,
      remarks: []
    });
  const found = contrast(armsOf(kept, [reference, other], adjustForPfs1), {confLevel, fewest, among});
  const smallest = Math.min(found.arms.reference.patients, found.arms.group.patients);
  const remarks = remarksOf([
    smallest < SMALL_GROUP ? {code: "few-patients", fewest: SMALL_GROUP, where: "an-arm"} : null,
    ...apart,
    {code: "still-different", what: contrastOf.confounded},
    outside > 0
      ? {code: "outside-of-arms", n: outside, lacking: lacking?.n ?? 0, columns: lacking?.columns ?? []}
      : null
  ]);
  const medians = [reference, other].map((arm) => {
    const own = kept.filter((row) => row.arm === arm).map(({record}) => record);
    const events = own.filter(({event}) => event === 1).length;
    return resultRow({
      ...base,
      analysis,
      kind: "median",
      group: arm,
      term: "median",
      scale: "time",
      unit,
      ...median(kaplanMeier(delayedFollowUp(own), {confLevel})),
      n: own.length,
      nEvent: events,
      nCensored: own.length - events,
      counts: [own.length, events],
      method: `Kaplan-Meier${withDelayedEntry(own.map(({entry}) => entry))}, log-log limits`,
      remarks: own.length < SMALL_GROUP ? [{code: "few-patients", fewest: SMALL_GROUP, where: "arm"}] : []
    });
  });
  const delayed = withDelayedEntry(kept.map(({record}) => record.entry));
  const stratified = found.cells > 1 ? `, stratified by ${found.cells} cells` : "";
  const adjusted = adjustForPfs1 ? ", adjusted for PFS(ADC1)" : "";
  return [
    // An arm that is too small for a ratio is too small for a median beside it.
    ...(found.refusal?.code === "few-compared" ? [] : medians),
    ...rowsOfContrast(found, {
      shared: base,
      analyses: {ratio: analysis, logRank: analysis, eValue: analysis, proportional: analysis},
      parts: ["ratio", "eValue", "logRank", "proportional"],
      methods: {
        ratio: `Cox regression${delayed}, Efron ties${stratified}${adjusted}, Wald limits`,
        logRank: `log-rank test${delayed}, two-sided${stratified}`,
        test: `log-rank test${delayed}`,
        proportional: `score test of proportional hazards${delayed}${stratified}${adjusted}, time transformed by the Kaplan-Meier estimate (Grambsch & Therneau 1994)`
      },
      remarks
    }).filter(({kind}) => kind !== "covariate-hazard-ratio")
  ];
}

/** The records kept as arms; the model takes those whose PFS(ADC1) is known, and is adjusted for it where it varies. */
function armsOf(
  kept: ContrastSelection["kept"],
  labels: readonly [reference: string, other: string],
  adjustForPfs1: boolean
): ArmColumns {
  const modelled = kept.flatMap(({record}, row) => (adjustForPfs1 && record.pfs1 === null ? [] : [row]));
  const pfs1 = modelled.map((row) => kept[row]?.record.pfs1 ?? 0);
  return armColumns(
    labels,
    kept.map(({arm}) => arm),
    delayedFollowUp(kept.map(({record}) => record)),
    {
      cells: kept.map(({cell}) => cell),
      modelled: modelled.length === kept.length ? null : modelled,
      covariates: adjustForPfs1 && new Set(pfs1).size > 1 ? {pfs1} : {},
      patients: kept.map(({record}) => (record.patientId === "" ? null : record.patientId))
    }
  );
}
