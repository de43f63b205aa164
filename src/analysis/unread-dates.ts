import {isWrittenDate} from "../cohort/date-forms.ts";
import {dictionary} from "../cohort/column-dictionary.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {issue, type Issue} from "../record/issue.ts";

/** Fewest dates of a column that is told of, and the share of its filled cells that they are. */
const FEWEST = 3;
const MOSTLY = 0.8;

const canonical: ReadonlySet<string> = new Set(dictionary.map(({name}) => name));

/**
 * Columns of dates that nothing is read from, where no day of death is recorded at all and some patients have none in them: they may be the deaths, under a name that is not known.
 *
 * @example
 * const text = "patient_id,regimen,start,Exitus\nA,SG,2020-01-01,2020-05-01\nB,SG,2020-01-02,2020-05-02\nC,SG,2020-01-03,2020-05-03\nD,SG,2020-01-04,\n";
 * const cohort = await readCohort([{name: "c.csv", text}], {dateMode: "real"});
 * unreadDates(cohort).map(({column, count}) => [column, count]) // [["Exitus", 3]]
 */
export function unreadDates({shape, patients, lines}: Pick<Cohort, "shape" | "patients" | "lines">): Issue[] {
  if (shape !== "lines" || hasDeaths(patients)) return [];
  const found = [patients, lines].flatMap((table) =>
    table.columnNames().flatMap((column) => {
      if (canonical.has(column)) return [];
      const cells = Array.from(table.array(column) as ArrayLike<unknown>);
      const filled = cells.filter((cell) => typeof cell === "string" && cell.trim() !== "");
      const dates = filled.filter((cell) => isWrittenDate(String(cell)));
      return dates.length >= FEWEST && dates.length >= MOSTLY * filled.length && filled.length < cells.length
        ? [{column, count: dates.length}]
        : [];
    })
  );
  return [...new Map(found.map((one) => [one.column, one])).values()].map(({column, count}) =>
    issue({
      code: "dates-not-read",
      severity: "warning",
      column,
      count,
      expected: "a column of days of death, as no death is recorded",
      hint: `if these are the deaths, write mapping: {death: ${JSON.stringify(column)}}`
    })
  );
}

const hasDeaths = (patients: Cohort["patients"]): boolean =>
  patients.columnNames().includes("death") &&
  Array.from(patients.array("death") as ArrayLike<unknown>).some((day) => typeof day === "number");
