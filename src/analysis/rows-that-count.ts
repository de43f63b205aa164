import {normalName} from "../cohort/column-dictionary.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {issue, type Issue} from "../record/issue.ts";

/** Names of columns that say how many records a row stands for. */
const counts: ReadonlySet<string> = new Set(
  "n|n_patients|n_pat|no_of_patients|number_of_patients|count|counts|freq|frequency|frequencies|weight|weights|fweight|anzahl|haufigkeit|patientenzahl|anzahl_patienten|effectif|nombre_de_patients|numero_de_pacientes|frequence|frecuencia|frequenza|aantal|frequencia".split(
    "|"
  )
);

/**
 * Stops where a row of ready-made follow-up may stand for several records: a column that is called a count holds whole numbers, some above 1, and no column tells patients.
 *
 * @example
 * const cohort = await readCohort([{name: "c.csv", text: "arm,months,event,n\nA,2,1,3\nB,5,0,3\nB,6,1,1\n"}], {unit: "months"});
 * rowsThatCount(cohort).map(({column, received}) => [column, received]) // [["n", "7 records in 3 rows"]]
 */
export function rowsThatCount({shape, followUp}: Pick<Cohort, "shape" | "followUp">): Issue[] {
  if (shape !== "follow-up" || followUp === null || hasPatients(followUp)) return [];
  return followUp.columnNames().flatMap((column): Issue[] => {
    if (!counts.has(normalName(column))) return [];
    const cells = Array.from(followUp.array(column) as ArrayLike<unknown>).map(Number);
    const sum = cells.reduce((total, cell) => total + cell, 0);
    const isCount = cells.every((cell) => Number.isInteger(cell) && cell > 0) && sum > cells.length;
    if (!isCount || isRunning(cells)) return [];
    return [
      issue({
        code: "counted-rows",
        severity: "error",
        stops: true,
        column,
        expected: "one row for each record",
        received: `${sum} records in ${cells.length} rows`,
        hint: "write each row as often as it counts, or say that it is no count of records",
        choices: [{line: "accept: [counted-rows]", why: "each row is one record, whatever the column says"}]
      })
    ];
  });
}

/** Whether numbers are those of rows, 1 to n, in any order. */
const isRunning = (cells: readonly number[]): boolean =>
  new Set(cells).size === cells.length && cells.every((cell) => cell <= cells.length);

const hasPatients = (followUp: NonNullable<Cohort["followUp"]>): boolean =>
  followUp.columnNames().includes("patient_id") &&
  Array.from(followUp.array("patient_id") as ArrayLike<unknown>).some((id) => typeof id === "string" && id !== "");
