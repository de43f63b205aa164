import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import {unitOfWord} from "./header-unit.ts";
import {isRemarkColumn} from "./outcome-remarks.ts";
import {plainWord} from "./outcome-words.ts";

/** Words of what a record holds: times, values, their unit. */
const values =
  /^(?:angaben?|werte?|zeit(?:en|angaben?)?|dauer|einheit|pfs|rwpfs|os|ttp|times?|values?|durations?|units?|given|recorded|entered|data|umrechnen|umgerechnet|convert(?:ed)?|temps|durees?|valeurs?|unite|saisie?|slp|ssp|tiempos?|valor(?:es)?|unidad|duracion|datos?|tempi|tempo|valor[ei]|unita|durata|dat[oi]|tijd(?:en)?|waarden?|eenheid|duur|alles|all|everything|tout|todo|tutto|hier|here|ici|aqui|qui)$/;
/** Words between such a word and a unit, or in front of the unit where nothing else stands. */
const links =
  /^(?:in|en|em|is|are|ist|sind|als|as|est|sont|es|son|e|sono|given|recorded|entered|angegeben|erfasst|eingetragen|exprime\w*|expresad\w*|espress\w*|full|ganzen?|vollen?)$/;
/** Most words between a word of values and the unit. */
const MOST_BETWEEN = 4;

/**
 * The unit that a remark says of the time of its record: `Angabe in Wochen!`, `in weeks`, `PFS in days, not months`. Null where it says none: how long something lasted, or in how many weeks something is done, is none.
 *
 * @example
 * ["Angabe in Wochen!", "months", "CT in 6 weeks", "pain for months"].map(unitInRemark) // ["weeks", "months", null, null]
 */
export function unitInRemark(remark: string): TimeUnit | null {
  for (const clause of remark.split(/[,;.!?()\n]|\s[-–]\s/)) {
    const words = plainWord(clause).split(" ");
    const at = words.findIndex((word) => word.length > 2 && unitOfWord(word) !== null);
    const unit = unitOfWord(words[at] ?? "");
    if (at < 0 || unit === null || /^\d/.test(words[at + 1] ?? "")) continue;
    const before = words.slice(0, at).toReversed();
    const between = before.findIndex((word) => !links.test(word));
    // Nothing but the unit, or nothing but links, or a word of values in front of them.
    const own = between < 0 ? null : (before[between] ?? "");
    const isAlone = own === null && (before.length > 0 || words.length === 1);
    if (isAlone || (own !== null && between <= MOST_BETWEEN && values.test(own))) return unit;
  }
  return null;
}

/**
 * Stops where remarks say of single records that their times are in another unit than the plan says.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["PFS", "note"], columns: [["12", "5"], ["in weeks", ""]], row: [2, 3]};
 * checkUnitsInRemarks(table, {time: "PFS", unit: "months"}, {add: ({code, rows, received}) => found.push([code, rows, received])});
 * found // [["unit-in-remark", [2], "1 of 2 records whose remark says weeks"]]
 */
export function checkUnitsInRemarks(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  {time, unit}: {readonly time: string; readonly unit: TimeUnit},
  log: Pick<IssueLog, "add">
): void {
  for (const [k, column] of header.entries()) {
    if (column === time || !isRemarkColumn(column)) continue;
    const said = (columns[k] ?? []).map(unitInRemark);
    const places = said.flatMap((one, i) => (one !== null && one !== unit ? [i] : []));
    const [first] = places;
    if (first === undefined) continue;
    log.add({
      code: "unit-in-remark",
      severity: "error",
      stops: true,
      file,
      row: row[first] ?? null,
      rows: places.flatMap((i) => row[i] ?? []),
      column,
      expected: `times in ${unit}, as declared`,
      received: `${places.length} of ${row.length} records whose remark says ${[...new Set(places.map((i) => said[i]))].join(" or ")}`,
      hint: "write the times of these records in the unit of the others, and take the remark away; or say",
      count: places.length,
      choices: [{line: "accept: [unit-in-remark]", why: `they are in ${unit} whatever the remarks say`}]
    });
  }
}
