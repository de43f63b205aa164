import {quantileSorted} from "simple-statistics";
import type {Cohort} from "../cohort/cohort.ts";
import {groupingColumns} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {TableRecord} from "../record/result.ts";
import {text} from "./group-of.ts";
import {recordsOf} from "./table-records.ts";

/** Fewest records on either side. */
const FEWEST = 5;
/** Median of whole numbers over that of fractions. */
const RATIO_OF_FRACTIONS = 10;
/** Median of one group over every other: a month has 30 days; 12 or 4 may as well be an effect. */
const RATIO_OF_GROUPS = 20;

/**
 * Stops where times of one column of ready-made follow-up look like two units: whole numbers that are ten times as long as those with fractions, or a group whose median is twenty times that of every other.
 *
 * @example
 * const rows = [3.1, 4.2, 2.5, 6.1, 5.2, 95, 120, 80, 190, 150].map((time, i) => `P${i},${time},1\n`);
 * const cohort = await readCohort([{name: "c.csv", text: `patient_id,time,event\n${rows.join("")}`}], {unit: "months"});
 * mixedUnits(cohort, {groupings: []}).map(({code, received}) => [code, received]) // [["units-mixed", "a median of 120 where times are whole numbers, and of 4.2 where they are not"]]
 */
export function mixedUnits({followUp, mapping}: Cohort, {groupings}: Pick<Question, "groupings">): Issue[] {
  if (followUp === null) return [];
  const records = recordsOf(followUp).filter(({time}) => typeof time === "number" && time > 0);
  const column = mapping["time"] ?? "time";
  const found = byFractions(records) ?? byGroups(records, groupingColumns(groupings));
  if (found === null) return [];
  return [
    issue({
      code: "units-mixed",
      severity: "error",
      stops: true,
      column,
      expected: "times in one unit",
      received: found,
      hint: "if some are in days and others in months, put them into one unit in the file",
      choices: [{line: "accept: [units-mixed]", why: "they are all in the same unit"}]
    })
  ];
}

function byFractions(records: readonly TableRecord[]): string | null {
  const whole = medianOf(records.filter(({time}) => Number.isInteger(time)));
  const fractions = medianOf(records.filter(({time}) => !Number.isInteger(time)));
  return whole === null || fractions === null || whole < RATIO_OF_FRACTIONS * fractions
    ? null
    : `a median of ${whole} where times are whole numbers, and of ${fractions} where they are not`;
}

function byGroups(records: readonly TableRecord[], columns: readonly string[]): string | null {
  for (const column of columns) {
    const groups = listsByKey(records, (cells) => text(cells[column]));
    const medians = [...groups].flatMap(([group, own]) => {
      const median = medianOf(own);
      return group === null || median === null ? [] : [{group, median}];
    });
    const [longest, next] = medians.toSorted((a, b) => b.median - a.median);
    if (longest !== undefined && next !== undefined && longest.median >= RATIO_OF_GROUPS * next.median)
      return `a median time of ${longest.median} in ${longest.group}, and of at most ${next.median} elsewhere`;
  }
  return null;
}

/** Null where there are too few. */
function medianOf(records: readonly TableRecord[]): number | null {
  const times = records.map(({time}) => Number(time)).toSorted((a, b) => a - b);
  return times.length < FEWEST ? null : Number(quantileSorted(times, 0.5).toPrecision(3));
}
