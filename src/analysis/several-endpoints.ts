import type {Cohort} from "../cohort/cohort.ts";
import type {Question} from "../question/question.ts";
import {issue, type Issue} from "../record/issue.ts";
import {text} from "./group-of.ts";
import {recordsOf} from "./table-records.ts";

/** Names of columns that say of which endpoint a record is; `PARAMCD` and `PARAM` are CDISC's. */
const names = /^(?:paramcd|param|endpoint|end_point|endpunkt|outcome_type|measure)$/i;
/** Most endpoints of a file. */
const MOST = 8;

/**
 * Stops where ready-made follow-up holds several endpoints one below the other, and the plan neither picks one nor compares them: overall and progression-free survival would be one curve.
 *
 * @example
 * const text = "patient_id,paramcd,time,event\nP1,OS,9,1\nP1,PFS,5,1\nP2,OS,8,0\nP2,PFS,4,1\n";
 * const cohort = await readCohort([{name: "c.csv", text}]);
 * severalEndpoints(cohort, {groupings: [], population: {where: null}}).map(({code, received}) => [code, received]) // [["several-endpoints", "OS, PFS"]]
 */
export function severalEndpoints(
  {followUp}: Cohort,
  {groupings, population}: Pick<Question, "groupings" | "population">
): Issue[] {
  if (followUp === null) return [];
  const picked = new Set(population.where?.columns ?? []);
  const grouped = new Set(groupings.flatMap((grouping) => (grouping.by === "column" ? [grouping.column] : [])));
  const records = recordsOf(followUp);
  const columns = followUp.columnNames().filter((column) => names.test(column));
  // A code and its label stand side by side: who picks by one has picked by the other.
  if (columns.some((column) => picked.has(column) || grouped.has(column))) return [];
  return columns.flatMap((column): Issue[] => {
    const found = [...new Set(records.flatMap((cells) => text(cells[column]) ?? []))];
    if (found.length < 2 || found.length > MOST) return [];
    return [
      issue({
        code: "several-endpoints",
        severity: "error",
        stops: true,
        column,
        expected: "records of one endpoint",
        received: found.join(", "),
        hint: "say which is meant",
        choices: found.map((one) => ({line: `population: {where: ${JSON.stringify(`${column} = ${one}`)}}`, why: one}))
      })
    ];
  });
}
