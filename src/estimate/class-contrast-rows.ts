import {SMALL_GROUP} from "./contrast-policy.ts";
import {withDelayedEntry} from "./delayed-entry.ts";
import {armColumns, type ArmColumns} from "./arms.ts";
import type {ClassContrast} from "./class-contrast.ts";
import {adjustedColumns, adjustmentOf, adjustedFor, besideNames, contrastAdjustments} from "./contrast-adjustment.ts";
import {contrast, refusedContrast, type ContrastEstimate} from "./contrast.ts";
import {rowsOfContrast, type ContrastLabels} from "./contrast-rows.ts";
import type {ContrastAdjustmentName} from "../record/contrast-adjustment-name.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {contrastAnalysis, resultRow, type Row} from "../record/row.ts";
import {fewLeftAtRisk, limitedCurve, procedureOf} from "./limited-curve.ts";
import type {ContrastSelection} from "./contrast-selection.ts";
import type {Adc1Time} from "./standing-on-adc1.ts";
import {delayedFollowUp} from "../survival/delayed-follow-up.ts";

export interface ClassContrastContext {
  readonly endpoint?: string | null;
  readonly population?: string | null;
  readonly unit?: string;
  /** How the hazard ratio is adjusted; unless told, for the standing on ADC1 and for calendar time as far as the records have them, without a standing for PFS(ADC1). */
  readonly adjustment?: ContrastAdjustmentName;
  /** All who started an ADC1, among whom `standing` says a record's place; standard errors then allow for their curves. */
  readonly starters?: readonly Adc1Time[];
  /** Why no ratio is given and no test made whatever the arms are; medians stand. */
  readonly withheld?: Refusal | null;
  readonly confLevel?: number;
  /** With fewer patients than this in an arm there is no contrast. */
  readonly fewest?: number;
}

/**
 * How the rows of a contrast are adjusted.
 *
 * @example
 * contrastAdjustmentOf({kept: []}) // "pfs1"
 */
export function contrastAdjustmentOf({kept}: Pick<ContrastSelection, "kept">): ContrastAdjustmentName {
  return adjustmentOf(kept.map(({record}) => record));
}

/**
 * PFS(ADC2) between the arms of a contrast: median of each arm, hazard ratio stratified by the shared cells and adjusted, with its test of proportional hazards and its E-value, stratified log-rank test; beside a ratio that is adjusted for the standing on ADC1 the ratios under other adjustments, without p-values.
 *
 * A refused contrast gives rows whose `refusal` says why, beside the medians where an arm has no event; what stays confounded stands in the remarks. Rows are in the unit of the records.
 * Source: `kaplanMeier`, `contrast`.
 *
 * @example
 * const record = (payloadAxis, time) => ({patientId: "", time, event: 1, pfs1: 100, adc2: "SG", headline: "", targetAxis: "T2", payloadAxis, tumour: "breast", her2: null, hr: null, line: null, year: null});
 * const kept = [record("P1", 30), record("P1", 60), record("P2", 90), record("P2", 120)].map((one, i) => ({record: one, arm: i < 2 ? "A" : "B", cell: "SG"}));
 * const rows = contrastRows({contrast: {name: "x", arms: [{label: "A"}, {label: "B"}], matchOn: [], confounded: ""}, kept, cells: [], outside: 0, inNeitherArm: 0, refusal: null}, {adjustment: "none"});
 * rows.filter(({term}) => term === "median").map(({estimate}) => estimate) // [45, 105]
 */
export function contrastRows(selection: ContrastSelection, context: ClassContrastContext = {}): Row[] {
  const settings = settingsOf(selection, context);
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
    remarks: remarksOn(selection, found, settings)
  });
  // An arm that is too small for a ratio is too small for a median beside it.
  const medians =
    found.refusal?.code === "few-compared"
      ? []
      : labelsOf(contrastOf).map((arm) => medianRow(selection, arm, settings));
  if (settings.withheld !== null) return [...medians, ...refusedRows(contrastOf, settings.withheld, settings)];
  const [ratio, ...others] = rows.filter(({kind}) => kind !== "covariate-hazard-ratio");
  return [...medians, ...(ratio === undefined ? [] : [ratio, ...ratiosBeside(selection, settings)]), ...others];
}

function armsCompared(
  {contrast: contrastOf, kept, columns}: ContrastSelection,
  {adjustment, starters, confLevel, fewest}: Settings
): ContrastEstimate {
  const among = columns ?? contrastOf.matchOn;
  return contrast(armsOf(kept, labelsOf(contrastOf), {adjustment, starters}), {confLevel, fewest, among});
}

/** The ratio adjusted otherwise, and among those who went from ADC1 to ADC2 directly; none beside a ratio that is not adjusted for the standing. */
function ratiosBeside(selection: ContrastSelection, settings: Settings): Row[] {
  const own = settings.adjustment;
  if (!contrastAdjustments[own].columns.some((column) => column === "standing")) return [];
  const direct = selection.kept.filter(({record}) => record.isDirect === true);
  return [
    ...besideNames
      .filter((name) => name !== own && (name !== "gap" || own === "standing-and-calendar"))
      .map((adjustment) => ratioBeside(selection, {...settings, adjustment}, `adjusted: ${adjustment}`)),
    ...(direct.length > 0 && direct.length < selection.kept.length
      ? [ratioBeside({...selection, kept: direct}, settings, "direct sequences only")]
      : [])
  ];
}

function ratioBeside(selection: ContrastSelection, settings: Settings, term: string): Row {
  const found = armsCompared(selection, settings);
  const [row] = rowsOfContrast(found, {
    shared: sharedBy(selection.contrast, settings),
    analyses: {ratio: contrastAnalysis(selection.contrast.name)},
    parts: ["ratio"],
    methods: methodsOf(selection, found.cells, settings),
    remarks: []
  });
  return {...row, kind: "hazard-ratio-beside", term, statistic: null, pValue: null};
}

type Settings = Required<ClassContrastContext>;

function settingsOf(
  {kept}: Pick<ContrastSelection, "kept">,
  {
    endpoint = null,
    population = null,
    unit = "days",
    adjustment = contrastAdjustmentOf({kept}),
    starters = [],
    withheld = null,
    confLevel = 0.95,
    fewest = 1
  }: ClassContrastContext
): Settings {
  return {endpoint, population, unit, adjustment, starters, withheld, confLevel, fewest};
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
  selection: ContrastSelection,
  {arms: {reference, group}}: ContrastEstimate,
  {adjustment}: Settings
): readonly Remark[] {
  const {
    contrast: {confounded},
    outside,
    lacking,
    apart = []
  } = selection;
  const smallest = Math.min(reference.patients, group.patients);
  return remarksOf([
    smallest < SMALL_GROUP ? {code: "few-patients", fewest: SMALL_GROUP, where: "an-arm"} : null,
    ...apart,
    {code: "still-different", what: confounded},
    ...adjustmentRemarks(selection, adjustment),
    outside > 0
      ? {code: "outside-of-arms", n: outside, lacking: lacking?.n ?? 0, columns: lacking?.columns ?? []}
      : null
  ]);
}

/** What is said of the adjustment: censored standings, and calendar time that is not known or hardly in common. */
function adjustmentRemarks(
  {contrast: contrastOf, kept}: ContrastSelection,
  adjustment: ContrastAdjustmentName
): readonly (Remark | null)[] {
  const {columns} = contrastAdjustments[adjustment];
  if (!columns.includes("standing")) return [];
  const {modelled} = adjustedColumns(
    kept.map(({record}) => record),
    {columns}
  );
  const inModel = modelled.map((row) => kept[row]);
  const censored = inModel.filter(({record}) => record.standing?.isCensored === true).length;
  return [
    censored > 0 ? {code: "standing-censored", n: censored, of: inModel.length} : null,
    columns.includes("calendar")
      ? calendarApart(
          labelsOf(contrastOf).map((label) =>
            inModel.flatMap(({arm, record}) => (arm === label ? (record.calendar ?? []) : []))
          )
        )
      : {code: "calendar-not-known"}
  ];
}

/** That fewer than half started ADC2 while both arms did; null where more did. */
function calendarApart(arms: readonly (readonly number[])[]): Remark | null {
  const from = Math.max(...arms.map((starts) => Math.min(...starts)));
  const to = Math.min(...arms.map((starts) => Math.max(...starts)));
  const all = arms.flat();
  const shared = all.filter((start) => start >= from && start <= to).length;
  return 2 * shared < all.length ? {code: "calendar-apart", n: shared, of: all.length} : null;
}

function medianRow({contrast: contrastOf, kept}: ContrastSelection, arm: string, settings: Settings): Row {
  const {unit, confLevel} = settings;
  const own = kept.filter((row) => row.arm === arm).map(({record}) => record);
  const events = own.filter(({event}) => event === 1).length;
  const {fit, limits, median: middle, cautions} = limitedCurve(delayedFollowUp(own), {confLevel});
  return resultRow({
    ...sharedBy(contrastOf, settings),
    analysis: contrastAnalysis(contrastOf.name),
    kind: "median",
    group: arm,
    term: "median",
    scale: "time",
    unit,
    ...middle,
    n: own.length,
    nEvent: events,
    nCensored: own.length - events,
    counts: [own.length, events],
    ...procedureOf(limits),
    method: `Kaplan-Meier${withDelayedEntry(own.map(({entry}) => entry))}, ${limits} limits`,
    remarks: remarksOf([
      own.length < SMALL_GROUP ? {code: "few-patients", fewest: SMALL_GROUP, where: "arm"} : null,
      fewLeftAtRisk(fit, middle.estimate),
      ...cautions
    ])
  });
}

function methodsOf({kept}: ContrastSelection, cells: number, {adjustment}: Settings): ContrastLabels["methods"] {
  const delayed = withDelayedEntry(kept.map(({record}) => record.entry));
  const stratified = cells > 1 ? `, stratified by ${cells} cells` : "";
  const adjusted = adjustedFor[adjustment] === null ? "" : `, adjusted for ${adjustedFor[adjustment]}`;
  return {
    ratio: `Cox regression${delayed}, Efron ties${stratified}${adjusted}, Wald limits`,
    logRank: `log-rank test${delayed}, two-sided${stratified}`,
    test: `log-rank test${delayed}`,
    proportional: `score test of proportional hazards${delayed}${stratified}${adjusted}, time transformed by the Kaplan-Meier estimate (Grambsch & Therneau 1994)`
  };
}

/** The records kept as arms; the model takes those that have what it is adjusted for, as far as that varies. */
function armsOf(
  kept: ContrastSelection["kept"],
  labels: readonly [reference: string, other: string],
  {adjustment, starters}: Pick<Settings, "adjustment" | "starters">
): ArmColumns {
  const records = kept.map(({record}) => record);
  const {modelled, covariates} = adjustedColumns(records, contrastAdjustments[adjustment]);
  const places = modelled.map((row) => records[row].standing?.place ?? 0);
  return armColumns(
    labels,
    kept.map(({arm}) => arm),
    delayedFollowUp(records),
    {
      cells: kept.map(({cell}) => cell),
      modelled: modelled.length === kept.length ? null : modelled,
      covariates,
      standing:
        covariates.standing === undefined || starters.length === 0 ? null : {term: "standing", times: starters, places},
      patients: records.map(({patientId}) => (patientId === "" ? null : patientId))
    }
  );
}
