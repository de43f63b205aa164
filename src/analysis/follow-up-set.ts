import type {Cohort} from "../cohort/cohort.ts";
import {CAUSE} from "../cohort/follow-up-file.ts";
import {tableColumns} from "../cohort/table-columns.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {FlowStep, TableRecord} from "../record/result.ts";
import {countLeft, type AnalysisSet, type LeftFor} from "./analysis-set.ts";
import {requireColumns, requireSomeone, type Condition} from "../question/condition.ts";
import {groupingWritten} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {patientCount} from "./group-estimates.ts";
import {groupOf, text} from "./group-of.ts";
import type {Subject} from "./subject.ts";
import {recordsOf} from "./table-records.ts";

/** The subjects of a file whose follow-up came ready-made: every usable record. */
export function followUpSet(cohort: Cohort, question: Question): AnalysisSet {
  const {column, records} = requiredRecords(cohort, question);
  const {where} = question.population;
  const judged = records.map((cells) => ({cells, left: whyLeft(cells, column, where)}));
  const subjects = judged.flatMap(({cells, left}) => (left === null ? [subjectOf(cells, column)] : []));
  const ledger = judged.flatMap(({cells, left}) => (left === null ? [] : [lineOf(cells, left)]));
  return {
    subjects,
    endpoint: "follow-up as given",
    population: where?.text ?? "all records",
    flow: flowOf(judged, {ledger, column, where}),
    ledger,
    issues: [...repeatedPatients(subjects), ...blankEntries(subjects)],
    apart: [],
    pairing: null,
    history: null,
    records: () => ({transitions: [], followUp: subjects.map(followUpOf)})
  };
}

/** Records with time and event, and those analysed; a rule that leaves nobody out is shown with its zero. */
function flowOf(
  records: readonly unknown[],
  {
    ledger,
    column,
    where
  }: {readonly ledger: readonly LedgerLine[]; readonly column: string; readonly where: Condition | null}
): FlowStep[] {
  return [
    {
      label: "records with time and event",
      unit: "records",
      count: records.length,
      left: countLeft(ledger, [
        {reason: "condition-not-met", detail: `does not meet ${where?.text ?? "a condition"}`},
        {reason: "condition-not-assessable", detail: "a column needed by the condition is blank"},
        {reason: "group-blank", detail: `column ${column} is blank`}
      ])
    },
    {label: "records analysed", unit: "records", count: records.length - ledger.length, left: []}
  ];
}

/**
 * The records with the column that groups them.
 *
 * Throws `RangeError` without ready-made follow-up, for a grouping that is not a column or a cut-off, and for columns that are not there.
 */
function requiredRecords(
  {followUp}: Cohort,
  question: Question
): {readonly column: string; readonly records: readonly TableRecord[]} {
  const {where} = question.population;
  if (followUp === null) throw new RangeError("cohort has no ready-made follow-up");
  const given = tableColumns(followUp);
  const column = requiredColumn(question, given.names);
  const records = recordsOf(followUp);
  requireColumns([column], given.names, "--by");
  if (where !== null) requireColumns(where.columns, given.names, "--where");
  if (where !== null) requireSomeone(where, records);
  return {column, records};
}

/** The column that makes the groups; ready-made follow-up has neither therapies to classify nor days to cut off. */
function requiredColumn({grouping, cutoff}: Question, names: readonly string[]): string {
  if (grouping.by !== "column")
    throw new RangeError(
      `by must be column:NAME where follow-up is already computed, got ${groupingWritten(grouping)}; ${names.includes(grouping.by) ? `the two ADCs of each record make it: write column:${grouping.by}` : "there are no lines of therapy to classify"}`
    );
  if (cutoff !== null)
    throw new RangeError(
      "cutoff cannot be applied where follow-up is already computed: the times do not tell on which day they ended"
    );
  return grouping.column;
}

/** Why a record is not analysed, and the step at which it left. */
interface RecordLeft extends LeftFor {
  readonly step: "population" | "grouping";
}

function whyLeft(cells: TableRecord, column: string, where: Condition | null): RecordLeft | null {
  const holds = where === null ? true : where.test(cells);
  const text = where?.text ?? "";
  if (holds === null)
    return {step: "population", reason: "condition-not-assessable", detail: `a column needed by ${text} is blank`};
  if (!holds) return {step: "population", reason: "condition-not-met", detail: `does not meet ${text}`};
  return groupOf({by: "column", column}, cells, cells) === null
    ? {step: "grouping", reason: "group-blank", detail: `column ${column} is blank`}
    : null;
}

function lineOf(cells: TableRecord, {step, reason, detail}: RecordLeft): LedgerLine {
  return {
    step,
    unit: "row",
    reason,
    detail,
    file: text(cells["file"]),
    row: Number(cells["row"]),
    patientId: text(cells["patient_id"])
  };
}

function subjectOf(cells: TableRecord, column: string): Subject {
  return {
    patientId: text(cells["patient_id"]),
    file: text(cells["file"]),
    row: Number(cells["row"]),
    group: groupOf({by: "column", column}, cells, cells) ?? "",
    time: Number(cells["time"]),
    event: cells["event"] === 1 ? 1 : 0,
    ...(CAUSE in cells ? {cause: text(cells[CAUSE])} : {}),
    entry: typeof cells["entry"] === "number" ? cells["entry"] : null,
    cells
  };
}

function followUpOf({patientId, row, group, time, event, entry}: Subject): TableRecord {
  return {patient_id: patientId, row, group, time, event, entry};
}

/** Patients with more than one record: their records are not independent. */
function repeatedPatients(subjects: readonly Subject[]): Issue[] {
  const repeated = subjects.length - patientCount(subjects);
  return repeated === 0
    ? []
    : [
        issue({
          code: "repeated-patients",
          severity: "warning",
          column: "patient_id",
          expected: "one record a patient",
          count: repeated,
          hint: "variances are robust to it, no log-rank test is given, and groups that share patients are not compared"
        })
      ];
}

/** Records without an entry where others have one. */
export function blankEntries(subjects: readonly Subject[]): Issue[] {
  const blank = subjects.filter(({entry}) => entry === null).length;
  return blank === 0 || blank === subjects.length
    ? []
    : [
        issue({
          code: "entry-blank",
          severity: "warning",
          column: "entry",
          expected: "a first day under observation for everyone, where some have one",
          count: blank,
          hint: "a blank is read as observed from the origin; if that is not so, leave these records out"
        })
      ];
}
