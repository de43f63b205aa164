import {fromMonths, toMonths} from "../math/calendar-days.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import {readCell, shownValue, type CellRules, type ReadCell} from "./cell-values.ts";
import {followUpDictionary} from "./column-dictionary.ts";
import {isMissingCode} from "./missing-codes.ts";
import {decoratedNumber, type DecoratedNumber} from "./decorated-number.ts";
import type {CellReader} from "./typed-records.ts";
import type {ValueMeanings} from "./value-meanings.ts";

/** How the cells of a column of ready-made times are read. */
export interface TimeRules extends CellRules {
  /** Unit that the plan declares; null where it declares none yet, and the unit behind a time is read as it. */
  readonly unit: TimeUnit | null;
}

/**
 * Reads times of ready-made follow-up with what may stand around the number: a limit from below (`12.3+`, `>12`: censored there), a doubt (`~5`), the unit where it is that of the plan.
 * A limit from above and another unit are faults.
 *
 * @example
 * const rules = {decimalComma: false, unit: "months"};
 * const read = timeReader("time", {meaningOf: () => null}, rules);
 * ["4.7 mo", "> 12", "~5"].map((text) => read(text).value) // [4.7, 12, 5]
 * ["279 days", "<3"].map((text) => read(text).fault.code) // ["time-in-other-unit", "limit-of-time"]
 */
export function timeReader(
  name: "time" | "entry",
  meanings: Pick<ValueMeanings, "meaningOf">,
  rules: TimeRules
): CellReader {
  const column = followUpDictionary.find((known) => known.name === name) ?? {kind: "number" as const};
  return (text) => {
    const meant = meanings.meaningOf(name, text);
    const decorated = meant === null ? decoratedNumber(text) : null;
    if (decorated === null) return readCell(meant ?? text, column, rules);
    const read = readCell(decorated.number, column, rules);
    if (typeof read.value !== "number") return read;
    const fault = faultOf(text.trim(), read.value, decorated, rules.unit, name);
    return fault === null ? {...read, remark: remarkOf(decorated, name)} : {value: null, fault};
  };
}

/**
 * The unit that stands behind every time of a column; null where some have none, or another.
 *
 * @example
 * [unitOfCells(["5 mo", "", "> 12 months"]), unitOfCells(["5 mo", "12"])] // ["months", null]
 */
export function unitOfCells(texts: readonly string[]): TimeUnit | null {
  const full = texts.filter((text) => text.trim() !== "" && !isMissingCode(text.trim()));
  const units = new Set(full.map((text) => decoratedNumber(text)?.unit ?? null));
  const [only = null] = units;
  return units.size === 1 ? only : null;
}

function faultOf(
  cell: string,
  value: number,
  {limit, unit}: DecoratedNumber,
  declared: TimeUnit | null,
  name: "time" | "entry"
): NonNullable<ReadCell["fault"]> | null {
  const shown = shownValue(cell) === cell ? JSON.stringify(cell) : "TEXT OF THE CELL";
  if (limit === "at most" || (limit === "at least" && name === "entry"))
    return {
      code: "limit-of-time",
      expected: "a time, not a limit",
      hint: `the time itself is not known; with the right one: values: {${name}: {${shown}: TIME}}`
    };
  if (unit === null || declared === null || unit === declared) return null;
  const converted = Number(fromMonths(toMonths(value, unit), declared).toPrecision(6));
  return {
    code: "time-in-other-unit",
    expected: `a time in ${declared}, as declared`,
    hint: `the cell says ${unit}; in ${declared} it is ${converted}: values: {${name}: {${shown}: ${converted}}}`
  };
}

/** What is said once of all cells that have the same around their number. */
function remarkOf({limit, about, unit, word}: DecoratedNumber, name: string): NonNullable<ReadCell["remark"]> {
  if (word !== null)
    return {
      code: "time-with-word",
      expected: `a ${name} alone`,
      received: null,
      hint: "the number is read, and the word behind it is compared with the outcome"
    };
  if (limit === "at least")
    return {
      code: "time-at-least",
      expected: "a time",
      received: null,
      hint: "a + behind the time or a sign before it (>12) says censored there"
    };
  return about
    ? {
        code: "time-approximate",
        expected: `a ${name} that is known exactly`,
        received: null,
        hint: "~ and the like are not read; the time is taken as it stands"
      }
    : {code: "time-with-unit", expected: `a ${name} without its unit`, received: null, hint: `read as ${unit ?? ""}`};
}
