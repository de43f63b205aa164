import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import {numberPart} from "./decorated-number.ts";
import {isMissingCode} from "./missing-codes.ts";

/** A number with a sign before each three digits; a zero stands before none of these. */
const grouped = /^[1-9]\d{0,2}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+$/;
/** Units in which nobody writes three decimals. */
const coarse: ReadonlySet<TimeUnit> = new Set(["days", "weeks"]);

/**
 * Stops where times in days (or weeks) that are whole numbers stand beside some with a sign and three digits behind it, `1.012`: days have no thousandths, so that the sign is one between thousands.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["days"], columns: [["296", "1.012", "87"]], row: [2, 3, 4]};
 * checkThousandsInDays(table, "days", "days", {add: ({code, received, count}) => found.push([code, received, count])});
 * found // [["thousands-in-days", "1.012 beside whole numbers", 1]]
 */
export function checkThousandsInDays(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  time: string,
  unit: TimeUnit,
  log: Pick<IssueLog, "add">
): void {
  if (!coarse.has(unit)) return;
  const cells = (columns[header.indexOf(time)] ?? []).flatMap((text, i) =>
    text.trim() === "" || isMissingCode(text.trim()) ? [] : [{i, number: numberPart(text).trim()}]
  );
  const signed = cells.filter(({number}) => /\d\D+\d/.test(number));
  const [first] = signed;
  if (first === undefined || signed.length === cells.length) return;
  if (
    !signed.every(({number}) => grouped.test(number)) ||
    !cells.every((cell) => signed.includes(cell) || /^\d+$/.test(cell.number))
  )
    return;
  log.add({
    code: "thousands-in-days",
    severity: "error",
    stops: true,
    file,
    row: row[first.i] ?? null,
    column: time,
    expected: `${unit} without a sign between thousands`,
    received: `${first.number} beside whole numbers`,
    hint: `${unit} have no thousandths; with a sign between thousands it is ${first.number.replaceAll(/\D/g, "")}`,
    count: signed.length,
    choices: [
      {
        line: `repairs: {thousands: [${JSON.stringify(time)}]${first.number.includes(".") ? `, decimalComma: [${JSON.stringify(time)}]` : ""}}`,
        why: "the sign stands between thousands"
      },
      {line: "accept: [thousands-in-days]", why: `they are decimal numbers of ${unit}`}
    ]
  });
}
