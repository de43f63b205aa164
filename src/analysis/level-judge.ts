import {isMissing} from "../adjustment/complete-cases.ts";
import {groupingColumns} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {refusedRow, withRemarks, type Row} from "../record/row.ts";
import {cellColumnSources, comparability, subjectCells, type Comparability} from "./comparability.ts";
import {secondAdcs} from "./contrasts.ts";
import type {PairedPatient} from "./paired-patients.ts";
import {CLASS, columnOfCovariate, type Candidate} from "./predictor-candidates.ts";
import type {Subject} from "./subject.ts";

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

/** With more than this share of two classes outside the cells that they share, their ratio in the joint model is an extrapolation and not given. */
const MOST_OUTSIDE = 0.5;

export interface LevelJudge {
  /** Whether any level shares a cell of tumour type, HER2 and HR status with the reference. */
  readonly someComparable: boolean;
  readonly of: (row: Row, together: readonly string[]) => Row;
}

/** Judges of the levels of treatments, and of columns that the plan groups by. */
export function judgesOf(
  patients: readonly PairedPatient[],
  usable: readonly Candidate[],
  {groupings}: Question
): ReadonlyMap<string, LevelJudge> {
  const contrasted = new Set([...treatments, ...groupingColumns(groupings)]);
  return new Map(
    usable
      .filter(({name, reference}) => reference !== null && contrasted.has(name))
      .map((candidate) => [candidate.name, levelJudge(patients, candidate)])
  );
}

/**
 * Levels of a treatment, or of a column that the plan groups by, that share no tumour type, HER2 or HR status are not set against each other here either; where some stand alone, the joint model has to hold both
 * columns, and no ratio is given where most do.
 */
function levelJudge(patients: readonly PairedPatient[], {name, reference}: Candidate): LevelJudge {
  const subjects = subjectsByLevel(patients, columnOfCovariate(name));
  const grouping = treatments.has(name) ? null : columnOfCovariate(name);
  const verdicts = verdictsOf(subjects, reference, grouping);
  const varying = cellColumnsOf(subjects, grouping);
  return {
    someComparable: [...verdicts.values()].some(({kind}) => kind === "comparable"),
    of: (row, together) => {
      const level = row.term.slice(name.length + 2);
      const overlap = verdicts.get(level);
      if (overlap === undefined || reference === null || row.refusal !== null) return row;
      const controlled = row.stratum === "multivariable" && varying.every((one) => together.includes(one));
      return judgedLevel(row, overlap, {column: name, level, reference, controlled});
    }
  };
}

/** Columns that levels have to share, those that make cells, where they vary. */
function cellColumnsOf(subjects: readonly Subject[], grouping: string | null): readonly string[] {
  return subjectCells(subjects, grouping)
    .recorded.map((column) => cellColumnSources[column])
    .filter((one) => new Set(subjects.map(({cells}) => cells[one] ?? null)).size > 1);
}

/** Patients as subjects whose group is their level of a column; none of those who lack it. */
function subjectsByLevel(patients: readonly PairedPatient[], column: string): Subject[] {
  return patients
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
}

/** Whether each level may be set against the reference. */
function verdictsOf(
  subjects: readonly Subject[],
  reference: string | null,
  grouping: string | null
): ReadonlyMap<string, Comparability> {
  if (reference === null) return new Map();
  const of = (group: string): Subject[] => subjects.filter((subject) => subject.group === group);
  return new Map(
    [...new Set(subjects.map(({group}) => group))]
      .filter((group) => group !== reference)
      .map((group) => [group, comparability(of(reference), of(group), grouping)])
  );
}

/** A ratio between a level and its reference. */
interface LevelRatio {
  readonly column: string;
  readonly level: string;
  readonly reference: string;
  /** Whether the model holds the columns that the levels have to share. */
  readonly controlled: boolean;
}

function judgedLevel(row: Row, overlap: Comparability, {column, level, reference, controlled}: LevelRatio): Row {
  if (overlap.kind === "not comparable") return refusedRow(row, {code: "not-comparable", why: overlap.why});
  const levels = column === CLASS ? "classes" : "groups";
  const {n: outside, lacking} = overlap.outside;
  const all = outside + overlap.shared.length;
  if (outside > 0 && !controlled) return refusedRow(row, {code: "levels-apart", outside, lacking, all, levels});
  if (outside > MOST_OUTSIDE * all)
    return refusedRow(row, {code: "model-more-than-patients", outside, lacking, all, levels});
  return withRemarks(row, [
    column === "to_label" || column === "to_agents" ? null : secondAdcs(level, reference, overlap.shared),
    outside > 0 ? {code: "outside-of-levels", ...overlap.outside, levels} : null
  ]);
}
