import {SMALL_GROUP} from "./contrast-policy.ts";
import {withDelayedEntry} from "./delayed-entry.ts";
import {armColumns, type ArmColumns} from "./arms.ts";
import type {ClassContrast} from "./class-contrast.ts";
import {contrast, refusedContrast, type ContrastEstimate} from "./contrast.ts";
import {rowsOfContrast, type ContrastLabels} from "./contrast-rows.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
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
export function contrastRows(selection: ContrastSelection, context: ClassContrastContext = {}): Row[] {
  const settings = settingsOf(context);
  const {contrast: contrastOf, refusal} = selection;
  return refusal === null ? givenRows(selection, settings) : refusedRows(contrastOf, refusal, settings);
}

function givenRows(selection: ContrastSelection, settings: Settings): Row[] {
  const {contrast: contrastOf} = selection;
  const found = armsCompared(selection, settings);
  const analysis = contrastAnalysis(contrastOf.name);
  const rows = rowsOfContrast(found, {
    shared: sharedBy(contrastOf, settings),
    analyses: {ratio: analysis, logRank: analysis, eValue: analysis, proportional: analysis},
    parts: ["ratio", "eValue", "logRank", "proportional"],
    methods: methodsOf(selection, found.cells, settings),
    remarks: remarksOn(selection, found)
  });
  // An arm that is too small for a ratio is too small for a median beside it.
  const medians =
    found.refusal?.code === "few-compared"
      ? []
      : labelsOf(contrastOf).map((arm) => medianRow(selection, arm, settings));
  return [...medians, ...rows.filter(({kind}) => kind !== "covariate-hazard-ratio")];
}

function armsCompared(
  {contrast: contrastOf, kept, columns}: ContrastSelection,
  {adjustForPfs1, confLevel, fewest}: Settings
): ContrastEstimate {
  const among = columns ?? contrastOf.matchOn;
  return contrast(armsOf(kept, labelsOf(contrastOf), adjustForPfs1), {confLevel, fewest, among});
}

type Settings = Required<ClassContrastContext>;

function settingsOf({
  endpoint = null,
  population = null,
  unit = "days",
  adjustForPfs1 = true,
  confLevel = 0.95,
  fewest = 1
}: ClassContrastContext): Settings {
  return {endpoint, population, unit, adjustForPfs1, confLevel, fewest};
}

function labelsOf({arms: [reference, other]}: ClassContrast): readonly [reference: string, other: string] {
  return [reference.label, other.label];
}

function sharedBy({name}: ClassContrast, {endpoint, population}: Settings) {
  return {endpoint, population, grouping: name};
}

/** Rows that stand in for those of a contrast that is refused. */
function refusedRows(contrastOf: ClassContrast, refusal: Refusal, settings: Settings): Row[] {
  const [reference, other] = labelsOf(contrastOf);
  const analysis = contrastAnalysis(contrastOf.name);
  return rowsOfContrast(refusedContrast(reference, other, refusal), {
    shared: sharedBy(contrastOf, settings),
    analyses: {ratio: analysis, logRank: analysis},
    methods: {ratio: "Cox regression", logRank: "log-rank test, two-sided", proportional: ""},
    uncounted: true,
    remarks: []
  });
}

/** What is said of who is compared: how few they are, what they do not share, and who stands outside. */
function remarksOn(
  {contrast: {confounded}, outside, lacking, apart = []}: ContrastSelection,
  {arms: {reference, group}}: ContrastEstimate
): readonly Remark[] {
  const smallest = Math.min(reference.patients, group.patients);
  return remarksOf([
    smallest < SMALL_GROUP ? {code: "few-patients", fewest: SMALL_GROUP, where: "an-arm"} : null,
    ...apart,
    {code: "still-different", what: confounded},
    outside > 0
      ? {code: "outside-of-arms", n: outside, lacking: lacking?.n ?? 0, columns: lacking?.columns ?? []}
      : null
  ]);
}

function medianRow({contrast: contrastOf, kept}: ContrastSelection, arm: string, settings: Settings): Row {
  const {unit, confLevel} = settings;
  const own = kept.filter((row) => row.arm === arm).map(({record}) => record);
  const events = own.filter(({event}) => event === 1).length;
  return resultRow({
    ...sharedBy(contrastOf, settings),
    analysis: contrastAnalysis(contrastOf.name),
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
}

function methodsOf({kept}: ContrastSelection, cells: number, {adjustForPfs1}: Settings): ContrastLabels["methods"] {
  const delayed = withDelayedEntry(kept.map(({record}) => record.entry));
  const stratified = cells > 1 ? `, stratified by ${cells} cells` : "";
  const adjusted = adjustForPfs1 ? ", adjusted for PFS(ADC1)" : "";
  return {
    ratio: `Cox regression${delayed}, Efron ties${stratified}${adjusted}, Wald limits`,
    logRank: `log-rank test${delayed}, two-sided${stratified}`,
    test: `log-rank test${delayed}`,
    proportional: `score test of proportional hazards${delayed}${stratified}${adjusted}, time transformed by the Kaplan-Meier estimate (Grambsch & Therneau 1994)`
  };
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
