import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {normalName} from "./column-dictionary.ts";
import {unitOfHeader} from "./header-unit.ts";
import {answerOf, outcomeWord} from "./outcome-words.ts";

/** What rounding may do: a tenth of the unit, and what a sum of decimals may be off. */
const ROUNDING = 0.1 + 1e-9;

const pfsTime =
  /^(?:rw_?)?(?:pfs|progression_free_survival)(?:_(?:time|t|days?|weeks?|months?|mo|years?|yrs?|d|w|m|y))*$/;
const osTime = /^(?:rw_?)?(?:os|overall_survival)(?:_(?:time|t|days?|weeks?|months?|mo|years?|yrs?|d|w|m|y))*$/;
const pfsEvent = /^(?:rw_?)?(?:pfs|progression_free_survival)_(?:event|status)$/;
const osEvent = /^(?:rw_?)?(?:os|overall_survival)_(?:event|status)$/;

/**
 * Compares progression-free with overall survival of the same row of ready-made follow-up, where both stand in it in one unit: nobody progresses after death, nor is followed longer without
 * progression than for survival. Rows with an event of either stop the run.
 */
export function checkPfsAgainstOs({name: file, header, columns, row}: CsvTable, log: Pick<IssueLog, "add">): void {
  const only = (pattern: RegExp): string | null => onlyColumn(header, pattern);
  const [pfs, os] = [only(pfsTime), survivalTimeOf(header)];
  if (pfs === null || os === null || unitOfHeader(pfs) !== unitOfHeader(os)) return;
  const texts = (column: string | null): readonly string[] =>
    column === null ? [] : (columns[header.indexOf(column)] ?? []);
  const [pfsTexts, osTexts, pfsEvents, osEvents] = [pfs, os, only(pfsEvent), only(osEvent)].map(texts);
  const longer = row.flatMap((_, i) => {
    const [short, long] = [numberIn(pfsTexts?.[i]), numberIn(osTexts?.[i])];
    return short !== null && long !== null && short > long + ROUNDING ? [i] : [];
  });
  const isEvent = (i: number): boolean => mayBeEvent(pfsEvents?.[i]) || mayBeEvent(osEvents?.[i]);
  for (const [code, places] of [
    ["pfs-after-os", longer.filter(isEvent)],
    ["pfs-beyond-os", longer.filter((i) => !isEvent(i))]
  ] as const) {
    const [first] = places;
    if (first === undefined) continue;
    const stops = code === "pfs-after-os";
    log.add({
      code,
      severity: stops ? "error" : "warning",
      ...(stops ? {stops: true} : {}),
      file,
      row: row[first] ?? null,
      column: pfs,
      expected: `${pfs} no longer than ${os} of the same row`,
      received: `${pfsTexts?.[first]?.trim() ?? ""} against ${osTexts?.[first]?.trim() ?? ""}`,
      hint: "one of the two is wrong",
      count: places.length,
      ...(stops ? {choices: [{line: "accept: [pfs-after-os]", why: "the times are taken as they stand"}]} : {})
    });
  }
}

/**
 * The one column of a header that holds overall survival; null where none does, or several.
 *
 * @example
 * survivalTimeOf(["pfs_months", "OS months", "os_event"]) // "OS months"
 */
export function survivalTimeOf(header: readonly string[]): string | null {
  return onlyColumn(header, osTime);
}

function onlyColumn(header: readonly string[], pattern: RegExp): string | null {
  const found = header.filter((column) => pattern.test(normalName(column)));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * A number without anything around it; null where something else stands.
 *
 * @example
 * ["4,5", "12+", undefined].map(numberIn) // [4.5, null, null]
 */
export function numberIn(text: string | undefined): number | null {
  const cell = text?.trim() ?? "";
  return /^\d+(?:[.,]\d+)?$/.test(cell) ? Number(cell.replace(",", ".")) : null;
}

/** Whether an outcome is an event, or nobody knows. */
function mayBeEvent(text: string | undefined): boolean {
  const cell = text?.trim() ?? "";
  if (/^\d/.test(cell)) return !/^0(?:\D|$)/.test(cell);
  return outcomeWord(cell) === "event" || answerOf(cell) === "yes";
}
