import type {Cohort} from "../cohort/cohort.ts";
import {tableColumns} from "../cohort/table-columns.ts";
import {cellsOfRow} from "../record/cell-columns.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {countLeft, type AnalysisSet} from "./analysis-set.ts";
import {requireColumns, requireSomeone} from "../question/condition.ts";
import {groupingWritten} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {patientCount} from "./group-estimates.ts";
import {groupOf, text} from "./group-of.ts";
import type {Subject} from "./subject.ts";

/** The subjects of a file whose follow-up came ready-made: every usable record. */
export function followUpSet(cohort: Cohort, {grouping, population: {where}, cutoff}: Question): AnalysisSet {
  if (cohort.followUp === null) throw new RangeError("cohort has no ready-made follow-up");
  if (grouping.by !== "column")
    throw new RangeError(
      `by must be column:NAME where follow-up is already computed, got ${groupingWritten(grouping)}; there are no lines of therapy to classify`
    );
  if (cutoff !== null)
    throw new RangeError(
      "cutoff cannot be applied where follow-up is already computed: the times do not tell on which day they ended"
    );
  const given = tableColumns(cohort.followUp);
  const columns = given.names;
  const records = Array.from({length: cohort.followUp.numRows()}, (_, row) => cellsOfRow(given, row));
  requireColumns([grouping.column], columns, "--by");
  if (where !== null) requireColumns(where.columns, columns, "--where");
  if (where !== null) requireSomeone(where, records);
  const ledger: LedgerLine[] = [];
  const subjects = records.flatMap((cells): Subject[] => {
    const leave = (step: string, reason: string, detail: string): [] => {
      ledger.push({
        step,
        unit: "row",
        reason,
        detail,
        file: text(cells["file"]),
        row: Number(cells["row"]),
        patientId: text(cells["patient_id"])
      });
      return [];
    };
    const holds = where === null ? true : where.test(cells);
    if (holds === null)
      return leave("population", "condition-not-assessable", `a column needed by ${where?.text ?? ""} is blank`);
    if (!holds) return leave("population", "condition-not-met", `does not meet ${where?.text ?? ""}`);
    const group = groupOf(grouping, cells, cells);
    if (group === null) return leave("grouping", "group-blank", `column ${grouping.column} is blank`);
    return [
      {
        patientId: text(cells["patient_id"]),
        file: text(cells["file"]),
        row: Number(cells["row"]),
        group,
        time: Number(cells["time"]),
        event: cells["event"] === 1 ? 1 : 0,
        entry: typeof cells["entry"] === "number" ? cells["entry"] : null,
        cells
      }
    ];
  });
  return {
    subjects,
    endpoint: "follow-up as given",
    population: where?.text ?? "all records",
    flow: [
      {
        label: "records with time and event",
        unit: "records",
        count: records.length,
        left: countLeft(ledger, [
          {reason: "condition-not-met", detail: `does not meet ${where?.text ?? "a condition"}`},
          {reason: "condition-not-assessable", detail: "a column needed by the condition is blank"},
          {reason: "group-blank", detail: `column ${grouping.column} is blank`}
        ])
      },
      {label: "records analysed", unit: "records", count: subjects.length, left: []}
    ],
    ledger,
    issues: [...repeatedPatients(subjects), ...blankEntries(subjects)],
    pairing: null,
    history: null,
    records: () => ({
      transitions: [],
      followUp: subjects.map(({patientId, row, group, time, event, entry}) => ({
        patient_id: patientId,
        row,
        group,
        time,
        event,
        entry
      }))
    })
  };
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
