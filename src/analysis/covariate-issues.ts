import {isMissing} from "../adjustment/complete-cases.ts";
import {dictionary} from "../cohort/column-dictionary.ts";
import {issue, type Issue} from "../record/issue.ts";
import {naturalOrder} from "../record/natural-order.ts";
import {plannedColumn, type ColumnPlans} from "../record/plan-columns.ts";
import type {Subject} from "./subject.ts";

/** With a larger share of patients than this without a covariate, leaving them out is a warning, and not a note. */
const MUCH_MISSING = 0.1;

/**
 * What is wrong with the columns that a plan adjusts for, among the subjects analysed: one that does not vary, and patients whom a model leaves out because a column is blank or `unknown`.
 *
 * @example
 * const subject = (ecog) => ({patientId: null, file: null, row: null, group: "A", time: 1, event: 1, entry: null, cells: {ecog, sex: "female"}});
 * covariateIssues([subject(0), subject(1), subject(null)], ["ecog", "sex"]).map(({code, count}) => [code, count]) // [["covariate-missing", 1], ["covariate-does-not-vary", 1]]
 */
export function covariateIssues(
  subjects: readonly Subject[],
  columns: readonly string[],
  plans: ColumnPlans = {}
): Issue[] {
  return [...new Set(columns)].flatMap((column): Issue[] => {
    const recorded = subjects.filter(({cells}) => !isMissing(cells, column));
    const missing = subjects.length - recorded.length;
    const values = new Set(recorded.map(({cells}) => String(cells[column])));
    return [
      ...(missing === 0 ? [] : [missingCovariate(column, missing, subjects.length)]),
      ...(values.size > 1 || recorded.length === 0 ? [] : [constantCovariate(column)]),
      ...(plannedColumn(plans, column)?.kind === undefined && areCodes(column, [...values])
        ? [codesAsNumber(column, [...values])]
        : [])
    ];
  });
}

/** Most different whole numbers that may be codes of categories. */
const MOST_CODES = 10;

/** Whether the values of a column may be codes: few whole numbers, in a column that the dictionary does not know as a number. */
function areCodes(column: string, values: readonly string[]): boolean {
  const kind = dictionary.find(({name}) => name === column)?.kind;
  return (
    (kind === undefined || kind === "text" || kind === "level") &&
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
