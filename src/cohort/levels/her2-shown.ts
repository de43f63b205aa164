import {shownValue} from "../cell-values.ts";
import {her2Cell} from "./her2-cell.ts";
import type {Her2Level} from "./her2-level.ts";
import type {Her2Record} from "./her2-record.ts";

/** The name of a score of 0 of which nobody said whether it is ultralow. */
export const ULTRALOW_UNKNOWN = "zero, ultralow unknown";

/**
 * A level as the column of the status names it.
 *
 * @example
 * her2LevelName("zero?") // "zero, ultralow unknown"
 */
export const her2LevelName = (level: Her2Level): string => (level === "zero?" ? ULTRALOW_UNKNOWN : level);

/**
 * IHC of a record as its column names it; null where it is no single score.
 *
 * @example
 * ihcName({ihc: null, level: "low"}) // null
 */
export function ihcName({ihc, level}: Pick<Her2Record, "ihc" | "level">): string | null {
  const [score, other] = ihc?.scores ?? [];
  if (ihc === null || score === undefined || other !== undefined)
    return ihc !== null && level === "ultralow" ? "ultralow" : null;
  return score === 0 ? (level === "ultralow" ? "ultralow" : "0") : `${score}+`;
}

/** What a cell alone says, in words; null where it says nothing. */
export function shownHer2(record: Her2Record): string | null {
  const {level, ihc, ish} = record;
  const score = ihc === null || level === "ultralow" ? null : ihcName(record);
  const detail = [
    ...(score === null ? [] : [`IHC ${score}`]),
    ...(ish === null || ish === "unknown" ? [] : [`ISH ${ish}`])
  ].join(", ");
  // Whether zero holds ultralow is decided by the other cells.
  const name = level === "zero?" ? "zero" : level;
  return [detail, name].filter((part) => part !== null && part !== "").join(": ") || null;
}

/** A date of which day or month is told. */
const dates = /\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{4}|\d{4}-\d/;

/**
 * What of a cell on HER2 may stand in a message: all of it where every piece is known and no date is more precise than its year, else as any other cell.
 *
 * @example
 * shownHer2Text("1+ (2016 primary) / 0 (2023 liver)") // "1+ (2016 primary) / 0 (2023 liver)"
 * shownHer2Text("1+ (12.05.2016)") // "#+ (##.##.####)"
 */
export function shownHer2Text(text: string): string | null {
  return her2Cell(text).kind === "unread" || dates.test(text) ? shownValue(text) : text;
}
