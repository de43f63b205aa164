import type {Cohort} from "../cohort/cohort.ts";
import {groupingColumns} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {issue, type Issue} from "../record/issue.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {TableRecord} from "../record/result.ts";
import {text} from "./group-of.ts";
import {recordsOf} from "./table-records.ts";

/** Fewest patients whose rows agree. */
const FEWEST = 2;
/** Fewest patients whose rows go on, and their share of those with several rows. */
const FEWEST_GROWING = 5;
const GROWING = 0.9;

/**
 * Stops where rows of ready-made follow-up are one observation of a patient several times (a row a visit): of two patients or more, and of most of those with several rows, these agree in time and outcome. Every
 * number of patients and events would be as many times too large.
 *
 * @example
 * const text = "patient_id,visit,time,event\nP1,1,9,1\nP1,2,9,1\nP2,1,5,0\nP2,2,5,0\nP3,1,7,1\n";
 * const cohort = await readCohort([{name: "c.csv", text}]);
 * repeatedObservations(cohort, {groupings: [], population: {where: null}, adjustment: {imputation: null}}).map(({code, count}) => [code, count]) // [["patients-in-several-rows", 2]]
 */
export function repeatedObservations(
  {followUp, imputations}: Cohort,
  {groupings, population, adjustment}: Pick<Question, "groupings" | "population" | "adjustment">
): Issue[] {
  // Imputations that were not read as such are the caller's mistake, who is told so.
  if (adjustment.imputation !== null && imputations === undefined) return [];
  if (followUp === null || !followUp.columnNames().includes("patient_id")) return [];
  const {where} = population;
  const records = recordsOf(followUp).filter((cells) => where === null || where.test(cells) === true);
  const several = [...listsByKey(records, ({patient_id: id}) => text(id))].flatMap(([id, own]) =>
    id !== null && own.length > 1 ? [own] : []
  );
  const grouped = groupingColumns(groupings);
  // Whose every row stands in another group is compared with himself, which contrasts refuse; that is no row a visit.
  const alike = several.filter((own) => areOne(own, observed) && differing(own, grouped) < own.length);
  if (alike.length < FEWEST || 2 * alike.length <= several.length) return growing(several, grouped);
  const isOneGroup = alike.every((own) => areOne(own, grouped));
  return [
    issue({
      code: "patients-in-several-rows",
      severity: "error",
      stops: true,
      column: "patient_id",
      expected: "one row for each observation of a patient",
      received: `${alike.length} of ${several.length} patients with several rows have the same time and outcome in each`,
      hint: "rows of visits are no patients of their own, and each would count",
      count: alike.reduce((sum, own) => sum + own.length - 1, 0),
      choices: [
        {
          line: "identifiers: {rows: once}",
          why: `rows of a patient that agree in time and outcome count once, the first of them${isOneGroup ? "" : ", in whose group the patient stands"}`
        },
        {line: "accept: [patients-in-several-rows]", why: "each row is an observation of its own"}
      ]
    })
  ];
}

/** Stops where rows of patients are one observation that goes on: all but the longest are censored, so that each would be a patient who was lost early. */
function growing(several: readonly (readonly TableRecord[])[], grouped: readonly string[]): Issue[] {
  const grown = several.filter((own) => areOne(own, grouped) && goesOn(own));
  if (!areNearlyAll(grown, several)) return episodes(several, grouped);
  return [
    issue({
      code: "patients-in-several-rows",
      severity: "error",
      stops: true,
      column: "patient_id",
      expected: "one row for each patient",
      received: `${grown.length} of ${several.length} patients with several rows, censored in all but the one with the longest time`,
      hint: "rows of visits or intervals are no patients of their own, and each would count as one who was lost early",
      count: grown.reduce((sum, own) => sum + own.length - 1, 0),
      choices: [
        {
          line: "identifiers: {rows: last}",
          why: "the row with the longest time counts, observed from the first entry where entries are recorded"
        },
        {line: "accept: [patients-in-several-rows]", why: "each row is an observation of its own"}
      ]
    })
  ];
}

/** Stops where rows of patients are one observation in intervals of which several end with the event, as of one that may happen again: each interval would be a patient, and every event would count. */
function episodes(several: readonly (readonly TableRecord[])[], grouped: readonly string[]): Issue[] {
  const ofOne = several.filter((own) => areOne(own, grouped));
  const columns = [...new Set(several.flatMap((own) => own.flatMap((cells) => Object.keys(cells))))];
  const [found] = columns.flatMap((column) => {
    const joined = ofOne.filter((own) => areJoined(own, column));
    return areNearlyAll(joined, several) ? [{column, joined}] : [];
  });
  if (found === undefined) return [];
  const {column, joined} = found;
  return [
    issue({
      code: "patients-in-several-rows",
      severity: "error",
      stops: true,
      column: "patient_id",
      expected: "one row for each patient",
      received: `${joined.length} of ${several.length} patients with several rows, of which each begins (${column}) where the one before ends`,
      hint: "rows of intervals are no patients of their own; write one row for each patient, up to the first event or the last contact",
      count: joined.reduce((sum, own) => sum + own.length - 1, 0),
      choices: [{line: "accept: [patients-in-several-rows]", why: "each row is an observation of its own"}]
    })
  ];
}

const areNearlyAll = (found: readonly unknown[], several: readonly unknown[]): boolean =>
  found.length >= FEWEST_GROWING && found.length >= GROWING * several.length;

/** Whether each row but the first begins where the one before ends. */
function areJoined(own: readonly TableRecord[], column: string): boolean {
  const byTime = own.toSorted((a, b) => Number(a["time"]) - Number(b["time"]));
  return byTime.slice(1).every((cells, i) => {
    const begin = cells[column];
    return (
      begin !== null && begin !== undefined && String(begin).trim() !== "" && Number(begin) === byTime[i]?.["time"]
    );
  });
}

/** Whether times differ and no row but the one with the longest has the event. */
function goesOn(own: readonly TableRecord[]): boolean {
  const byTime = own.toSorted((a, b) => Number(a["time"]) - Number(b["time"]));
  return (
    new Set(own.map((cells) => cells["time"])).size === own.length &&
    byTime.slice(0, -1).every((cells) => Number(cells["event"]) === 0)
  );
}

const observed = ["time", "event", "event_cause", "entry"];

/** Whether records agree in columns. */
const areOne = (own: readonly TableRecord[], columns: readonly string[]): boolean => differing(own, columns) === 1;

/** How many of the records differ in columns. */
const differing = (own: readonly TableRecord[], columns: readonly string[]): number =>
  new Set(own.map((cells) => JSON.stringify(columns.map((column) => cells[column] ?? null)))).size;
