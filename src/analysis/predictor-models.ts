import {eValueRows} from "../adjustment/e-value-rows.ts";
import {FEWEST_COMPARED} from "../estimate/contrast-policy.ts";
import {PFS1_TERM, pfs2Predictors, type PredictorRecord, type Predictors} from "../estimate/predictors.ts";
import {entryOnAdc2} from "../patients/adc-pair.ts";
import {requireColumns} from "../question/condition.ts";
import type {Question} from "../question/question.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {PredictorModels} from "../record/result-parts.ts";
import {refusedRow, resultRow, type Row} from "../record/row.ts";
import type {AnalysisPart, AnalysisInput, PartOutput} from "./analysis-part.ts";
import {judgesOf, type LevelJudge} from "./level-judge.ts";
import {pairedPatients, type PairedPatient} from "./paired-patients.ts";
import {
  askedFor,
  candidatesOf,
  CLASS,
  entering,
  withoutLevels,
  type Candidate,
  type LeftOutOfModel
} from "./predictor-candidates.ts";

/** Name of the analysis in its rows. */
export const PREDICTORS = "predictors";
/** With fewer events there is no model, whatever the penalty. */
const FEWEST_EVENTS = 10;

/**
 * Cox models of PFS(ADC2): PFS(ADC1) continuous, line of ADC2, transition class and the covariates of the plan, each alone and together, with the E-value of each ratio of the joint model.
 * What was left out of the joint model and why is said beside; patients without a covariate are on the ledger.
 */
export const predictorModels: AnalysisPart = {
  name: PREDICTORS,
  of: (input: AnalysisInput): PartOutput => {
    const {question, set} = input;
    const patients = pairedPatients(input);
    if (patients.length === 0 || set.pairing === null) return {};
    const labels = {
      endpoint: `PFS(ADC2), ${set.pairing.endpoint}`,
      population: `${set.population}; PFS known on both ADCs`
    };
    return modelsOf(patients, question, labels);
  }
};

function modelsOf(patients: readonly PairedPatient[], question: Question, labels: ModelLabels): PartOutput {
  const columns = Object.keys(patients[0]?.cells ?? {});
  requireColumns(question.sequential.predictors ?? [], columns, "sequential.predictors");
  const nEvent = patients.filter(({event2}) => event2 === 1).length;
  if (nEvent < FEWEST_EVENTS) return {rows: refusedModels(patients.length, nEvent, labels)};
  const models = chosenModels(patients, columns, question, nEvent);
  const {together, left} = models;
  const {rows, incomplete} = fittedModels(patients, models, question, labels);
  const judged = rows.map((row) => judgedRow(row, models));
  return {
    rows: judged.flatMap((row) => [row, ...strengthOf(row)]),
    shown: {predictors: {chosenBy: chosenBy(question), together, left, incomplete: incomplete.length}},
    ledger: linesOfIncomplete(incomplete)
  };
}

interface ModelLabels {
  readonly endpoint: string;
  readonly population: string;
}

/** Rows that stand in for both models where there are too few events for any. */
function refusedModels(n: number, nEvent: number, {endpoint, population}: ModelLabels): Row[] {
  return ["univariable", "multivariable"].map((stratum) =>
    resultRow({
      analysis: PREDICTORS,
      kind: "covariate-hazard-ratio",
      endpoint,
      population,
      stratum,
      term: PFS1_TERM,
      scale: "hazard ratio",
      n,
      nEvent,
      nCensored: n - nEvent,
      method: `Cox regression, ${stratum}`,
      refusal: {code: "too-few-events", events: nEvent, fewest: FEWEST_EVENTS}
    })
  );
}

/** What enters the models, and how ratios between levels of a treatment are judged. */
interface ChosenModels {
  /** Covariates that have a model each. */
  readonly usable: readonly Candidate[];
  /** Names of those that enter the joint model. */
  readonly together: readonly string[];
  readonly left: readonly LeftOutOfModel[];
  readonly judges: ReadonlyMap<string, LevelJudge>;
}

function chosenModels(
  patients: readonly PairedPatient[],
  columns: readonly string[],
  question: Question,
  nEvent: number
): ChosenModels {
  const asked = askedFor(question);
  const found = candidatesOf(patients, asked, question.columns);
  const usable = found.filter(({levels}) => levels > 1);
  const left = withoutLevels(found, columns, asked);
  const judges = judgesOf(patients, usable, question);
  const offered = judges.get(CLASS)?.someComparable === true ? usable : usable.filter(({name}) => name !== CLASS);
  if (offered.length < usable.length) left.push({name: CLASS, why: {code: "classes-not-comparable"}});
  const together = entering(offered, {nEvent, n: patients.length, asked, knots: question.sequential.pfs1Knots}, left);
  return {usable, together, left, judges};
}

function chosenBy({sequential, adjust}: Question): PredictorModels["chosenBy"] {
  if (sequential.predictors !== null) return "sequential.predictors";
  return adjust.length > 0 ? "adjust" : "unasked";
}

function fittedModels(
  patients: readonly PairedPatient[],
  {usable, together}: ChosenModels,
  {sequential: {pfs1Knots}}: Question,
  labels: ModelLabels
): Predictors {
  const records = patients.map((patient, index): PredictorRecord => ({
    patientId: patient.patientId,
    time: patient.pfs2,
    event: patient.event2,
    entry: entryOnAdc2(patient),
    pfs1: patient.pfs1,
    covariates: Object.fromEntries(usable.map(({name, values}) => [name, values[index] ?? null]))
  }));
  return pfs2Predictors(records, {
    ...labels,
    together,
    // Pairs are those who reached ADC2 in time, whoever else is in the file.
    receivedBoth: true,
    reference: Object.fromEntries(
      usable.flatMap(({name, reference}) => (reference === null ? [] : [[name, reference]]))
    ),
    ...(pfs1Knots === null ? {} : {splineKnots: pfs1Knots})
  });
}

/** A row as it may stand: without the ratio of a tiny level or of levels that are not comparable, and with the level that it is measured against. */
function judgedRow(row: Row, {usable, together, judges}: ChosenModels): Row {
  const sized = tinyLevels(row, usable);
  const of = usable.find(({name}) => row.term.startsWith(`${name}: `));
  return withReference(judges.get(of?.name ?? "")?.of(sized, together) ?? sized, usable);
}

function linesOfIncomplete(incomplete: Predictors["incomplete"]): LedgerLine[] {
  return incomplete.map(({patientId, missing}) => ({
    step: "predictors",
    unit: "patient",
    reason: "missing-covariate",
    detail: `missing: ${missing.join(", ")}; not in the joint model of PFS(ADC2)`,
    file: null,
    row: null,
    patientId
  }));
}

/** A ratio of a level that fewer than 5 patients have is not given. */
function tinyLevels(row: Row, usable: readonly Candidate[]): Row {
  const of = usable.find(({name, reference}) => reference !== null && row.term.startsWith(`${name}: `));
  if (of === undefined || row.refusal !== null) return row;
  const level = row.term.slice(of.name.length + 2);
  const n = of.values.filter((value) => value === level).length;
  const fewest = Math.min(n, of.values.filter((value) => value === of.reference).length);
  return fewest >= FEWEST_COMPARED
    ? row
    : refusedRow(row, {
        code: "few-in-level",
        fewest: FEWEST_COMPARED,
        level: {name: n === fewest ? level : String(of.reference), n: fewest}
      });
}

/** The level that a ratio of a level is measured against, in its own column. */
function withReference(row: Row, usable: readonly Candidate[]): Row {
  const of = usable.find(({name, reference}) => reference !== null && row.term.startsWith(`${name}: `));
  return of === undefined
    ? row
    : {...row, grouping: of.name === CLASS ? "transition" : of.name, reference: of.reference};
}

/** E-value of a ratio of the joint model. */
function strengthOf(row: Row): Row[] {
  const {estimate, confLow, confHigh, stratum, term} = row;
  if (
    stratum !== "multivariable" ||
    estimate === null ||
    confLow === null ||
    confHigh === null ||
    !(confLow > 1e-6) ||
    !(confHigh < 1e6)
  )
    return [];
  return eValueRows(
    {...row, stdError: null, statistic: null, pValue: null, confLow: null, confHigh: null, remarks: []},
    {hazardRatio: estimate, confLow, confHigh}
  ).map((strength) => ({...strength, term: `${strength.term}: ${term}`}));
}
