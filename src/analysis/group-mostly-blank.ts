import type {Cohort} from "../cohort/cohort.ts";
import {groupingColumns} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {issue, type Issue} from "../record/issue.ts";
import {text} from "./group-of.ts";
import {recordsOf} from "./table-records.ts";

/** Fewest records without a group of which a run is stopped. */
const FEWEST = 5;

/**
 * Stops where most records of ready-made follow-up have no group: it stands in the first row of a block, or only those of one kind have it. What is then compared is an accident.
 *
 * @example
 * const text = `time,event,arm\n${Array.from({length: 12}, (_, i) => `${i + 1},1,${["A", "B"][i / 6] ?? ""}`).join("\n")}\n`;
 * const cohort = await readCohort([{name: "c.csv", text}]);
 * groupMostlyBlank(cohort, {groupings: [{by: "column", column: "arm"}], population: {where: null}}).map(({received}) => received) // ["10 of 12 blank"]
 */
export function groupMostlyBlank(
  {followUp}: Cohort,
  {groupings, population: {where}}: Pick<Question, "groupings" | "population">
): Issue[] {
  if (followUp === null) return [];
  const records = recordsOf(followUp).filter((cells) => where === null || where.test(cells) === true);
  return groupingColumns(groupings).flatMap((column): Issue[] => {
    if (!followUp.columnNames().includes(column)) return [];
    const groups = records.map((cells) => text(cells[column]));
    const blank = groups.filter((group) => group === null).length;
    if (blank < FEWEST || 2 * blank <= groups.length || blank === groups.length) return [];
    return [
      issue({
        code: "group-mostly-blank",
        severity: "error",
        stops: true,
        column,
        expected: "a group for most records",
        received: `${blank} of ${groups.length} blank`,
        hint: "where it stands on the first row of a block alone, let it be filled down",
        count: blank,
        choices: [
          {line: `repairs: {fillDown: [${JSON.stringify(column)}]}`, why: "a blank has the group of the row above"},
          {line: "accept: [group-mostly-blank]", why: "who has none belongs to no group"}
        ]
      })
    ];
  });
}
