import type {Cohort} from "../cohort/cohort.ts";
import {EARLIER_HER2} from "../cohort/levels/her2-status.ts";
import {tableColumns} from "../cohort/table-columns.ts";
import {columnOf, dayOfCell, textOf} from "../cohort/therapy-lines.ts";
import {
  cellColumn,
  cellAt,
  columnsAt,
  joinedColumns,
  lazyColumns,
  type Cell,
  type CellColumns
} from "../record/cell-columns.ts";
import type {Exposure} from "./exposure.ts";
import type {Patient} from "./patient.ts";

/** What is carried forward of HER2: its last status, or one that outweighs those after it. */
export type Her2Carried = "last" | "ever-low" | "ever-positive";

/** Carried forward from the latest earlier line that has them. */
const carriedForward: ReadonlySet<string> = new Set(["tumour", "her2_status", "hr_status"]);

/** What a cohort records of its patients and lines, as columns that are made once and shared by all who read them. */
export interface PatientColumns {
  /** By the patient's place in the table of patients. */
  readonly patients: CellColumns;
  /** By place in the table of lines, as recorded. */
  readonly lines: CellColumns;
  /**
   * Columns of the patient and of the first line of each exposure, one row an exposure: as recorded there, or with tumour, HER2 and HR status, where blank, from the latest earlier line that has them.
   * A column of the line stands before one of the patient that has its name.
   */
  readonly atStart: (of: readonly Start[], how: Recorded) => CellColumns;
  /** Those of the lines alone. */
  readonly linesAt: (of: readonly Start[], how: Recorded) => CellColumns;
}

type Recorded = "as recorded" | "carried forward";

/** An exposure of a patient. */
export interface Start {
  readonly patient: Pick<Patient, "index">;
  readonly exposure: Exposure;
}

/** The columns of a cohort's patients and lines, HER2 carried forward by its last status unless another rule is given. */
export function patientColumns(cohort: Cohort, her2: Her2Carried = "last"): PatientColumns {
  const patients = tableColumns(cohort.patients);
  const lines = tableColumns(cohort.lines);
  const carried = joinedColumns([lines, carriedColumns(cohort, lines, her2)]);
  const placeOf = places(cohort);
  const linesAt = (of: readonly Start[], how: Recorded): CellColumns =>
    columnsAt(
      how === "as recorded" ? lines : carried,
      Int32Array.from(of, ({exposure}) => placeOf(exposure))
    );
  const patientsAt = (of: readonly Start[]): CellColumns =>
    columnsAt(
      patients,
      Int32Array.from(of, ({patient}) => patient.index)
    );
  return {patients, lines, linesAt, atStart: (of, how) => joinedColumns([patientsAt(of), linesAt(of, how)])};
}

/** Where the first line of an exposure stands in the table of lines. */
function places({lines}: Cohort): (exposure: Exposure) => number {
  const key = (patientId: string, file: string | null, row: number | null): string =>
    JSON.stringify([patientId, file, row]);
  const [ids, files, rows] = ["patient_id", "file", "row"].map((name) => columnOf(lines, name));
  const place = new Map<string, number>();
  for (const [i, id] of (ids ?? []).entries()) {
    const own = key(String(id), textOf(files?.[i]), dayOfCell(rows?.[i]));
    if (!place.has(own)) place.set(own, i);
  }
  return ({patientId, file, rows: [row = null]}) => place.get(key(patientId, file, row)) ?? -1;
}

/** The columns that are carried forward, each with its own cell or, where that is blank or unknown, the latest earlier one of the patient that is known. */
function carriedColumns({lines: table}: Cohort, lines: CellColumns, her2: Her2Carried): CellColumns {
  const names = lines.names.filter((name) => carriedForward.has(name));
  return lazyColumns(names, (name) => {
    const column = lines.column(name);
    const earlier = name === "her2_status" && her2 !== "last" ? lines.column(EARLIER_HER2) : undefined;
    const known = new Map<string, Cell>();
    return cellColumn(
      columnOf(table, "patient_id").map((id, i) => {
        const patientId = String(id);
        const own = column === undefined ? null : cellAt(column, i);
        const dated = earlier === undefined ? null : textOf(cellAt(earlier, i));
        for (const level of dated?.split("|") ?? []) known.set(patientId, her2After(known.get(patientId), level, her2));
        const before = known.get(patientId);
        // "unknown" says no more than a blank does.
        if (own !== null && own !== "" && (own !== "unknown" || before === undefined))
          known.set(patientId, name === "her2_status" ? her2After(before, own, her2) : own);
        return known.get(patientId) ?? own;
      })
    );
  });
}

/** The HER2 status that stands after one more: a positive one outweighs all others, a low one those that are not positive, where the rule says so. */
function her2After(before: Cell | undefined, own: Cell, rule: Her2Carried): Cell {
  if (rule === "ever-positive") return before === "positive" ? before : own;
  if (rule === "ever-low") return before === "low" && own !== "positive" ? before : own;
  return own;
}
