import {isMissing} from "../adjustment/complete-cases.ts";
import {dictionary} from "../cohort/column-dictionary.ts";
import {issue, type Issue} from "../record/issue.ts";
import {naturalOrder} from "../record/natural-order.ts";
import {plannedColumn, type ColumnPlans} from "../record/plan-columns.ts";
import type {Subject} from "./subject.ts";

/** With a larger share of patients than this without a covariate, leaving them out is a warning, and not a note. */
const MUCH_MISSING = 0.1;

/**
 * What is wrong with the columns that a plan adjusts for, among the subjects analysed: one that does not vary, and patients whom a model leaves out because a column is blank or `unknown`; and of those that are
 * terms of a model, codes that it would take for a quantity.
 *
 * @example
 * const subject = (ecog) => ({patientId: null, file: null, row: null, group: "A", time: 1, event: 1, entry: null, cells: {ecog, sex: "female"}});
 * covariateIssues([subject(0), subject(1), subject(null)], ["ecog", "sex"]).map(({code, count}) => [code, count]) // [["covariate-missing", 1], ["covariate-does-not-vary", 1]]
 */
export function covariateIssues(
  subjects: readonly Subject[],
  columns: readonly string[],
  plans: ColumnPlans = {},
  terms: readonly string[] = columns
): Issue[] {
  const valuesOf = (column: string): readonly string[] =>
    subjects.filter(({cells}) => !isMissing(cells, column)).map(({cells}) => String(cells[column]));
  return [
    ...[...new Set(columns)].flatMap((column): Issue[] => {
      const recorded = valuesOf(column);
      const missing = subjects.length - recorded.length;
      return [
        ...(missing === 0 ? [] : [missingCovariate(column, missing, subjects.length)]),
        ...(new Set(recorded).size > 1 || recorded.length === 0 ? [] : [constantCovariate(column)])
      ];
    }),
    ...[...new Set(terms)].flatMap((column): Issue[] => {
      const values = [...new Set(valuesOf(column))];
      return plannedColumn(plans, column)?.kind === undefined && areCodes(column, values)
        ? [codesAsNumber(column, values)]
        : [];
    })
  ];
}

/** Most different whole numbers that may be codes of categories. */
const MOST_CODES = 10;

/** Columns that the program makes and that are a quantity. */
const quantities: ReadonlySet<string> = new Set(["pfs_adc1", "adc1_start_year"]);

/** Whether the values of a column may be codes: few whole numbers, in a column of grades or one that the dictionary does not know as a number. */
function areCodes(column: string, values: readonly string[]): boolean {
  const known = dictionary.find(({name}) => name === column);
  const isQuantity = known !== undefined && known.kind !== "text" && known.kind !== "level" && known.graded !== true;
  return (
    !isQuantity &&
    !quantities.has(column) &&
    values.length > 2 &&
    values.length <= MOST_CODES &&
    values.every((value) => /^-?\d{1,4}$/.test(value))
  );
}

function codesAsNumber(column: string, values: readonly string[]): Issue {
  return issue({
    code: "codes-as-number",
    severity: "warning",
    column,
    expected: "a quantity, because a model takes the column as a straight line, per 1",
    received: values.toSorted(naturalOrder).join(", "),
    hint: `if these are codes of categories, write columns: {${column}: {kind: categorical}}; if they are a quantity, columns: {${column}: {kind: number}}`
  });
}

function missingCovariate(column: string, missing: number, all: number): Issue {
  const share = ((100 * missing) / all).toFixed(0);
  return issue({
    code: "covariate-missing",
    severity: missing > MUCH_MISSING * all ? "warning" : "note",
    column,
    expected: `a value in each of the ${all} analysed, because a model adjusts for the column`,
    count: missing,
    hint: `${share} % do not enter the model: who lacks a value may differ from who has one. Complete the column, leave it out of the model, or supply imputations (adjustment: {imputation: COLUMN})`
  });
}

function constantCovariate(column: string): Issue {
  return issue({
    code: "covariate-does-not-vary",
    severity: "warning",
    column,
    expected: "more than one value among those analysed, because a model adjusts for the column",
    hint: "a column with one value adjusts for nothing and stops the model; leave it out of the plan"
  });
}
