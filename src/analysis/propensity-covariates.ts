import type {Covariate} from "../survival/design.ts";
import {factor} from "../survival/factor.ts";
import {plannedColumn, type ColumnPlans} from "../record/plan-columns.ts";
import {columnsBesideCells} from "./columns-beside-cells.ts";
import {entersAsNumber} from "./covariates.ts";
import type {Subject} from "./subject.ts";

/** Covariates of a propensity model, for any rows of the subjects. */
export interface PropensityCovariates {
  /** Terms for some rows; one that does not vary among these rows is left out, since it tells nothing about them. */
  readonly of: (rows: readonly number[]) => Record<string, Covariate>;
  readonly names: readonly string[];
  /** Columns that have one value in everybody. */
  readonly constant: readonly string[];
}

/** The cell of each subject, and what the cells are made of. */
interface CellsOfSubjects {
  readonly cells: readonly string[];
  readonly by: readonly string[];
}

/**
 * The columns of a propensity model of n subjects: numbers as they are, anything else as a factor; with more than one cell of tumour, HER2 and HR status the cell is a factor too, in the
 * place of the columns that it is made of; HR status stands beside it where it differs within a cell, as among patients without breast cancer it may.
 *
 * Needs every column recorded in every subject.
 *
 * @example
 * const subject = (age) => ({patientId: null, file: null, row: null, group: "A", time: 1, event: 1, entry: null, cells: {age, sex: "female"}});
 * propensityCovariates([subject(50), subject(60)], ["age", "sex"], {cells: ["all", "all"], by: []}).constant // ["sex"]
 */
export function propensityCovariates(
  subjects: readonly Subject[],
  columns: readonly string[],
  comparedIn: CellsOfSubjects,
  plans: ColumnPlans = {}
): PropensityCovariates {
  const given = givenColumns(subjects, columns, comparedIn, plans);
  return {
    names: [...given].filter(([, values]) => varies(values)).map(([name]) => name),
    constant: [...given].filter(([, values]) => !varies(values)).map(([name]) => name),
    of: (rows) =>
      Object.fromEntries(
        [...given].flatMap(([name, values]): [string, Covariate][] => {
          const own = rows.map((row) => values[row] ?? "");
          return varies(own) ? [[name, typeof own[0] === "number" ? own.map(Number) : factor(own.map(String))]] : [];
        })
      )
  };
}

function varies(values: readonly (string | number)[]): boolean {
  return values.some((value) => value !== values[0]);
}

/** Values of each subject by the name of the term: the cells where there are several, and the columns that make none. */
function givenColumns(
  subjects: readonly Subject[],
  columns: readonly string[],
  {cells, by}: CellsOfSubjects,
  plans: ColumnPlans
): ReadonlyMap<string, readonly (string | number)[]> {
  return new Map<string, readonly (string | number)[]>([
    ...(new Set(cells).size > 1 ? [[by.join(" and "), cells] as const] : []),
    ...columnsBesideCells([...new Set(columns)], {kept: subjects, cells, by}).map(
      (column) =>
        [
          column,
          numbersOrWords(
            subjects.map((subject) => String(subject.cells[column])),
            plannedColumn(plans, column)
          )
        ] as const
    )
  ]);
}

function numbersOrWords(
  values: readonly string[],
  planned: ColumnPlans[string] | undefined
): readonly (string | number)[] {
  return entersAsNumber(values, planned) ? values.map(Number) : values;
}
