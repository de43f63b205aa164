import {isMissing} from "../adjustment/complete-cases.ts";
import {eValueRows} from "../adjustment/e-value-rows.ts";
import type {PredictorModels} from "../record/result-parts.ts";
import type {TableRecord} from "../record/result.ts";
import {refusedRow, resultRow, withRemarks, type Row} from "../record/row.ts";
import {entryOnAdc2} from "../patients/adc-pair.ts";
import {PFS1_TERM, pfs2Predictors, type PredictorRecord} from "../estimate/predictors.ts";
import {comparability, type Comparability} from "./comparability.ts";
import {FEWEST_COMPARED} from "../estimate/contrast-policy.ts";
import {requireColumns} from "../question/condition.ts";
import {groupingColumns} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {secondAdcs} from "./contrasts.ts";
import {referenceGroup} from "./subject-groups.ts";
import type {AnalysisPart, AnalysisInput, PartOutput} from "./analysis-part.ts";
import {pairedPatients, type PairedPatient} from "./paired-patients.ts";
import type {Subject} from "./subject.ts";

/** Name of the analysis in its rows. */
export const PREDICTORS = "predictors";
/** PFS(ADC1) stands in every model as a term of its own; the same column asked for as a covariate would be it once more. */
const OWN_TERM: ReadonlySet<string> = new Set(["pfs_adc1"]);
/** Begins the terms of the transition class. */
const CLASS = "transition class";
/** Column that the transition class stands in; asked for by its own name it is the class. */
const CLASS_COLUMN = "headline";
const LINE = "line";
/** Columns that say which ADCs were given, so that a ratio between two of their levels is a contrast of treatments. */
const treatments: ReadonlySet<string> = new Set([
  CLASS,
  "subtype",
  "sequence",
  "from_label",
  "to_label",
  "from_agents",
  "to_agents",
  "target_axis",
  "payload_axis",
  "payload_direction"
]);
const chosenUnasked = ["tumour", "her2_status", "hr_status"] as const;

/** Events for each parameter that the model needs before a covariate that nobody asked for enters it. */
const EVENTS_PER_PARAMETER = 10;
/** With fewer events there is no model, whatever the penalty. */
const FEWEST_EVENTS = 10;
/** A covariate that nobody asked for has to be recorded for this share of patients. */
const RECORDED = 0.8;

/** With more than this share of two classes outside the cells that they share, their ratio in the joint model is an extrapolation and not given. */
const MOST_OUTSIDE = 0.5;

type Left = PredictorModels["left"][number];

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
    const columns = Object.keys(patients[0]?.cells ?? {});
    requireColumns(question.sequential.predictors ?? [], columns, "sequential.predictors");
    const population = `${set.population}; PFS known on both ADCs`;
    const endpoint = `PFS(ADC2), ${set.pairing.endpoint}`;
    const nEvent = patients.filter(({event2}) => event2 === 1).length;
    if (nEvent < FEWEST_EVENTS)
      return {
        rows: ["univariable", "multivariable"].map((stratum) =>
          resultRow({
            analysis: PREDICTORS,
            kind: "covariate-hazard-ratio",
            endpoint,
            population,
            stratum,
            term: PFS1_TERM,
            scale: "hazard ratio",
            n: patients.length,
            nEvent,
            nCensored: patients.length - nEvent,
            method: `Cox regression, ${stratum}`,
            refusal: {code: "too-few-events", events: nEvent, fewest: FEWEST_EVENTS}
          })
        )
      };
    const asked =
      (question.sequential.predictors ?? (question.adjust.length > 0 ? question.adjust : null))?.map((name) =>
        name === CLASS_COLUMN ? CLASS : name
      ) ?? null;
    const candidates = [LINE, CLASS, ...(asked ?? chosenUnasked)].filter(
      (name, index, all) => all.indexOf(name) === index && !OWN_TERM.has(name)
    );
    const found = candidates.map((name) => ({name, ...valuesOf(patients, name)}));
    const usable = found.filter(({levels}) => levels > 1);
    const left: Left[] = found
      .filter(
        ({name, levels, recorded}) =>
          levels < 2 && (asked?.includes(name) === true || (columns.includes(columnOf(name)) && recorded > 0))
      )
      .map(({name, recorded}) => ({name, why: {code: recorded === 0 ? "not-recorded" : "same-in-everyone"}}));
    const contrasted = new Set([...treatments, ...groupingColumns(question.groupings)]);
    const judges = new Map(
      usable
        .filter(({name, reference}) => reference !== null && contrasted.has(name))
        .map((candidate) => [candidate.name, levelJudge(patients, candidate)])
    );
    const offered = judges.get(CLASS)?.someComparable === true ? usable : usable.filter(({name}) => name !== CLASS);
    if (offered.length < usable.length) left.push({name: CLASS, why: {code: "classes-not-comparable"}});
    const together = entering(offered, {nEvent, n: patients.length, asked, knots: question.sequential.pfs1Knots}, left);
    const records = patients.map((patient, index): PredictorRecord => ({
      patientId: patient.patientId,
      time: patient.pfs2,
      event: patient.event2,
      entry: entryOnAdc2(patient),
      pfs1: patient.pfs1,
      covariates: Object.fromEntries(usable.map(({name, values}) => [name, values[index] ?? null]))
    }));
    const {rows, incomplete} = pfs2Predictors(records, {
      // Pairs are those who reached ADC2 in time, whoever else is in the file.
      endpoint,
      population,
      together,
      receivedBoth: true,
      reference: Object.fromEntries(
        usable.flatMap(({name, reference}) => (reference === null ? [] : [[name, reference]]))
      ),
      ...(question.sequential.pfs1Knots === null ? {} : {splineKnots: question.sequential.pfs1Knots})
    });
    const judged = rows.map((row) => {
      const sized = tinyLevels(row, usable);
      const of = usable.find(({name}) => row.term.startsWith(`${name}: `));
      return withReference(judges.get(of?.name ?? "")?.of(sized, together) ?? sized, usable);
    });
    return {
      rows: judged.flatMap((row) => [row, ...strengthOf(row)]),
      shown: {
        predictors: {
          chosenBy:
            question.sequential.predictors !== null
              ? "sequential.predictors"
              : question.adjust.length > 0
                ? "adjust"
                : "unasked",
          together,
          left,
          incomplete: incomplete.length
        }
      },
      ledger: incomplete.map(({patientId, missing}) => ({
        step: "predictors",
        unit: "patient",
        reason: "missing-covariate",
        detail: `missing: ${missing.join(", ")}; not in the joint model of PFS(ADC2)`,
        file: null,
        row: null,
        patientId
      }))
    };
  }
};

interface Candidate {
  readonly name: string;
  /** Value of each patient; null = not recorded. */
  readonly values: readonly (number | string | null)[];
  readonly recorded: number;
  /** Distinct values; a measurement has as many as it takes. */
  readonly levels: number;
  readonly parameters: number;
  /** Level that others are set against: the commonest; null for a measurement. */
  readonly reference: string | null;
}

const columnOf = (name: string): string => (name === CLASS ? CLASS_COLUMN : name);

function valuesOf(patients: readonly PairedPatient[], name: string): Omit<Candidate, "name"> {
  const cells = patients.map((patient): TableRecord[string] =>
    name === LINE
      ? (patient.line2 ?? patient.cells[LINE] ?? null)
      : isMissing(patient.cells, columnOf(name))
        ? null
        : (patient.cells[columnOf(name)] ?? null)
  );
  const recorded = cells.filter((cell) => cell !== null);
  const numeric =
    recorded.length > 0 && recorded.every((cell) => String(cell).trim() !== "" && Number.isFinite(Number(cell)));
  const counts = new Map<string, number>();
  for (const cell of recorded) counts.set(String(cell), (counts.get(String(cell)) ?? 0) + 1);
  const [commonest] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const reference = numeric
    ? null
    : name === CLASS
      ? referenceGroup(new Map([...counts].map(([level]) => [level, []])), {
          reference: null,
          grouping: {by: "transition"}
        })
      : (commonest?.[0] ?? null);
  return {
    values: cells.map((cell) => (cell === null ? null : numeric ? Number(cell) : String(cell))),
    recorded: recorded.length,
    levels: counts.size,
    parameters: numeric ? 1 : Math.max(1, counts.size - 1),
    reference
  };
}

/** Names that enter the joint model; those asked for all do, the others as far as events and records allow. What does not enter goes to `left`. */
function entering(
  usable: readonly Candidate[],
  {
    nEvent,
    n,
    asked,
    knots
  }: {
    readonly nEvent: number;
    readonly n: number;
    readonly asked: readonly string[] | null;
    readonly knots: Question["sequential"]["pfs1Knots"];
  },
  left: Left[]
): string[] {
  let parameters = knots === null ? 1 : knots - 1;
  return usable
    .filter((candidate) => {
      const {name} = candidate;
      if (asked?.includes(name) !== true) {
        const rare = candidate.recorded < RECORDED * n;
        if (rare || nEvent < EVENTS_PER_PARAMETER * (parameters + candidate.parameters)) {
          left.push({
            name,
            why: rare
              ? {code: "rarely-recorded", recorded: candidate.recorded, of: n}
              : {code: "few-events", events: nEvent, parameters: Math.floor(nEvent / EVENTS_PER_PARAMETER)}
          });
          return false;
        }
      }
      parameters += candidate.parameters;
      return true;
    })
    .map(({name}) => name);
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

interface LevelJudge {
  /** Whether any level shares a cell of tumour type and HER2 status with the reference. */
  readonly someComparable: boolean;
  readonly of: (row: Row, together: readonly string[]) => Row;
}

/**
 * Levels of a treatment, or of a column that the plan groups by, that share no tumour type or HER2 status are not set against each other here either; where some stand alone, the joint model has to hold both
 * columns, and no ratio is given where most do.
 */
function levelJudge(patients: readonly PairedPatient[], {name, reference}: Candidate): LevelJudge {
  const column = columnOf(name);
  const levels = name === CLASS ? "classes" : "groups";
  const grouping = treatments.has(name) ? null : column;
  const subjects = patients
    .filter(({cells}) => !isMissing(cells, column))
    .map(({patientId, pfs2, event2, cells}): Subject => ({
      patientId,
      file: null,
      row: null,
      group: String(cells[column]),
      time: pfs2,
      event: event2,
      entry: null,
      cells
    }));
  const of = (group: string): Subject[] => subjects.filter((subject) => subject.group === group);
  const varying = (["tumour", "her2_status"] as const).filter(
    (one) => one !== grouping && new Set(subjects.map(({cells}) => cells[one] ?? null)).size > 1
  );
  const verdicts =
    reference === null
      ? new Map<string, Comparability>()
      : new Map(
          [...new Set(subjects.map(({group}) => group))]
            .filter((group) => group !== reference)
            .map((group) => [group, comparability(of(reference), of(group), grouping)])
        );
  return {
    someComparable: [...verdicts.values()].some(({kind}) => kind === "comparable"),
    of: (row, together) => {
      const level = row.term.slice(name.length + 2);
      const overlap = verdicts.get(level);
      if (overlap === undefined || reference === null || row.refusal !== null) return row;
      if (overlap.kind === "not comparable") return refusedRow(row, {code: "not-comparable", why: overlap.why});
      const {n: outside, lacking} = overlap.outside;
      const all = outside + overlap.shared.length;
      const controlled = row.stratum === "multivariable" && varying.every((one) => together.includes(one));
      if (outside > 0 && !controlled) return refusedRow(row, {code: "levels-apart", outside, lacking, all, levels});
      if (outside > MOST_OUTSIDE * all)
        return refusedRow(row, {code: "model-more-than-patients", outside, lacking, all, levels});
      return withRemarks(row, [
        column === "to_label" || column === "to_agents" ? null : secondAdcs(level, reference, overlap.shared),
        outside > 0 ? {code: "outside-of-levels", ...overlap.outside, levels} : null
      ]);
    }
  };
}

/** E-value of a ratio of the joint model. */
function strengthOf(row: Row): Row[] {
  const {estimate, confLow, confHigh, stratum, term} = row;
  if (
    stratum !== "multivariable" ||
    estimate === null ||
    confLow === null ||
    confHigh === null ||
    !(confLow > 0) ||
    !(confHigh < 1e6)
  )
    return [];
  return eValueRows(
    {...row, stdError: null, statistic: null, pValue: null, confLow: null, confHigh: null, remarks: []},
    {hazardRatio: estimate, confLow, confHigh}
  ).map((strength) => ({...strength, term: `${strength.term}: ${term}`}));
}
