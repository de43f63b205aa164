import type {Cohort} from "../cohort/cohort.ts";
import {groupingColumns} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {issue, type Issue, type PlanChoice} from "../record/issue.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {TableRecord} from "../record/result.ts";
import {text} from "./group-of.ts";
import {askedColumns} from "./planned-columns.ts";
import {recordsOf} from "./table-records.ts";

/** Fewest patients, or records, under each value; most values. */
const FEWEST_PATIENTS = 5;
const FEWEST_RECORDS = 10;
const MOST_VALUES = 60;
/** Most values of which each has a line of its own. */
const MOST_LINES = 4;

const notStacked: ReadonlySet<string> = new Set(["file", "row", "time", "event", "event_cause", "entry", "patient_id"]);

/**
 * Stops where ready-made follow-up holds the same patients once under each value of a column that the plan does not name (an endpoint, an ADC, an imputation), or, where patients are not identified, the same times and outcomes: every number of patients
 * would be as many times too large. So do sections of which one, the whole, holds the records of all others.
 *
 * @example
 * const rows = ["A", "B", "C", "D", "E"].flatMap((id, i) => [`${id},PFS,${i + 1},1`, `${id},OS,${i + 5},0`]);
 * const cohort = await readCohort([{name: "c.csv", text: ["patient_id,target,time,event", ...rows].join("\n")}]);
 * stackedRecords(cohort, null).map(({column, received}) => [column, received]) // [["target", "5 patients under each of OS, PFS"]]
 */
export function stackedRecords(
  {followUp, imputations}: Pick<Cohort, "followUp" | "imputations">,
  question: Question | null
): Issue[] {
  if (followUp === null || imputations !== undefined) return [];
  // Imputations that were not read as such are the caller's mistake, who is told so.
  if (question !== null && question.adjustment.imputation !== null) return [];
  const grouped = question === null ? [] : groupingColumns(question.groupings);
  const asked = new Set(question === null ? [] : askedColumns(question).map(([, column]) => column));
  const where = question?.population.where ?? null;
  const records = recordsOf(followUp).filter((cells) => where === null || where.test(cells) === true);
  const found = followUp.columnNames().flatMap((column): {column: string; is: Stacking}[] => {
    if (notStacked.has(column) || asked.has(column)) return [];
    const is = stacking(records, column, grouped) ?? sections(records, column, grouped);
    return is === null ? [] : [{column, is}];
  });
  // Several columns may tell the same: one of them is enough.
  return found
    .slice(0, 1)
    .map(({column, is: {values, received, areCopies}}) =>
      issue({
        code: "stacked-records",
        severity: "error",
        stops: true,
        column,
        expected: "one record for each patient, or a plan that says which is meant",
        received,
        hint: "each patient would count as many times",
        choices: choicesFor(column, values, areCopies)
      })
    );
}

/** Whether most patients stand in another group in each of their records. */
function areInOtherGroups(records: readonly TableRecord[], grouped: readonly string[]): boolean {
  const patients = [...listsByKey(records, ({patient_id: id}) => text(id) ?? "").values()];
  const group = (cells: TableRecord): string => JSON.stringify(grouped.map((column) => text(cells[column])));
  const apart = patients.filter((own) => new Set(own.map(group)).size === own.length);
  return 2 * apart.length > patients.length;
}

function choicesFor(column: string, values: readonly string[], areCopies: boolean): PlanChoice[] {
  const isNumbered = areCopies && values.every((value) => /^\d+$/.test(value));
  return [
    ...(isNumbered
      ? [{line: `adjustment: {imputation: ${JSON.stringify(column)}}`, why: "they are imputations of missing values"}]
      : []),
    ...values
      .slice(0, MOST_LINES)
      .map((value) => ({
        line: `population: {where: ${JSON.stringify(`${nameOf(column)} = ${nameOf(value)}`)}}`,
        why: value
      })),
    {line: "accept: [stacked-records]", why: "each record is an observation of its own"}
  ];
}

const nameOf = (name: string): string => (/^[\p{L}\p{N}_.-]+$/u.test(name) ? name : `"${name}"`);

/** Fewest records of all other sections, share of them that stand in the whole as well, and probability of that by chance. */
const FEWEST_IN_SECTIONS = 10;
const REPEATED = 0.95;
const BY_CHANCE = 1e-6;

/**
 * The section that holds the records of every other, where patients are not identified: the whole, then its subgroups. How often a record would stand there by chance is told by how many of its own stand there twice
 * (Good and Turing: what is seen once is as frequent as what is not seen).
 */
function sections(records: readonly TableRecord[], column: string, grouped: readonly string[]): Stacking | null {
  if (records.some(({patient_id: id}) => text(id) !== null)) return null;
  const levels = [...listsByKey(records, (cells) => text(cells[column]) ?? "")].toSorted(
    ([, a], [, b]) => b.length - a.length
  );
  const [whole, ...parts] = levels;
  if (whole === undefined || parts.length === 0 || levels.length > MOST_VALUES) return null;
  if (levels.some(([level]) => level === "")) return null;
  const key = (cells: TableRecord): string =>
    JSON.stringify(["time", "event", ...grouped].map((of) => text(cells[of])));
  const own = listsByKey(whole[1], key);
  const n = parts.reduce((sum, [, part]) => sum + part.length, 0);
  const found = parts.reduce((sum, [, part]) => {
    const seen = listsByKey(part, key);
    return sum + [...seen].reduce((all, [of, {length}]) => all + Math.min(length, own.get(of)?.length ?? 0), 0);
  }, 0);
  const once = [...own.values()].filter(({length}) => length === 1).length;
  const chance = 1 - Math.max(0, once - 1) / whole[1].length;
  return n >= FEWEST_IN_SECTIONS && found >= REPEATED * n && chance ** found < BY_CHANCE
    ? {
        values: levels.map(([level]) => level),
        received: `${found} of ${n} records elsewhere that stand under ${whole[0]} too`,
        areCopies: false
      }
    : null;
}

/** Values under each of which the same stands, and what. */
interface Stacking {
  readonly values: readonly string[];
  readonly received: string;
  /** Whether the same stands under each. */
  readonly areCopies: boolean;
}

const underEach = (each: string, values: readonly string[]): Stacking => ({
  values,
  received: `${each} under each of ${values.slice(0, MOST_LINES).join(", ")}${values.length > MOST_LINES ? ", …" : ""}`,
  areCopies: true
});

function stacking(records: readonly TableRecord[], column: string, grouped: readonly string[]): Stacking | null {
  const levels = listsByKey(records, (cells) => text(cells[column]) ?? "");
  if (levels.size < 2 || levels.size > MOST_VALUES || levels.has("")) return null;
  const lists = [...levels.values()];
  const [first = []] = lists;
  if (!lists.every(({length}) => length === first.length)) return null;
  const values = [...levels.keys()].toSorted();
  if (records.some(({patient_id: id}) => text(id) !== null)) {
    const ids = (own: readonly TableRecord[]): string[] => own.flatMap(({patient_id: id}) => text(id) ?? []);
    const patients = new Set(ids(first));
    const once = lists.every((own) => {
      const mine = new Set(ids(own));
      return mine.size === own.length && [...mine].every((id) => patients.has(id));
    });
    // Who stands in another group each time is compared with himself, which contrasts refuse: those are no copies.
    if (!once || areInOtherGroups(records, grouped)) return null;
    return patients.size >= FEWEST_PATIENTS ? underEach(`${patients.size} patients`, values) : null;
  }
  const observed = (own: readonly TableRecord[]): string =>
    JSON.stringify(own.map(({time, event}) => `${time} ${event}`).toSorted());
  const isSame = first.length >= FEWEST_RECORDS && new Set(lists.map(observed)).size === 1;
  return isSame ? underEach(`the same ${first.length} times and outcomes`, values) : null;
}
