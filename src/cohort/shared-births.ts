import type {CsvTable} from "../files/csv.ts";
import {chiSquareLower} from "../math/chi-square.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import {normalName} from "./column-dictionary.ts";
import {writtenDays} from "./unread-texts.ts";

/** Names of columns with births, in normal form. */
export const births =
  /(?:^|_)(?:birth|birthdate|born|dob|yob|geb|geburt\w*|naissance|nacimiento|nascita|geboorte\w*)(?:_|$)/;
/** Below this probability of as many patients with the birth of another by chance, the run stops. */
const BY_CHANCE = 0.001;
/** Days on which patients of a cohort are born, at least: 40 years. Fewer would expect more by chance. */
const DAYS = 40 * 365.25;
/** Largest share of births on one day of the month; beyond, days were rounded. */
const MOST_ON_ONE = 0.2;

/**
 * Stops where more patients were born on the day of another patient than chance would make: somebody stands in the file under two identifiers, as after a transfer. Years and rounded days say nothing.
 *
 * @example
 * const found = [];
 * const born = ["1950-03-04", "1961-11-23", "1947-07-09", "1958-01-30", "1950-03-04", "1961-11-23", "1947-07-09"];
 * const table = {name: "c.csv", header: ["id", "dob"], columns: [[..."ABCDEFG"], born], row: [2, 3, 4, 5, 6, 7, 8]};
 * checkSharedBirths(table, [..."ABCDEFG"], {add: ({code, count, rows}) => found.push([code, count, rows])});
 * found // [["births-shared", 3, [2, 3, 4, 6, 7, 8]]]
 */
export function checkSharedBirths(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  ids: readonly string[] | null,
  log: Pick<IssueLog, "add">
): void {
  const column = header.find((one) => births.test(normalName(one)));
  if (ids === null || column === undefined) return;
  const days = writtenDays(columns[header.indexOf(column)] ?? []);
  if (days === null) return;
  const rowsOf = new Map<number, number[]>();
  const birthOf = new Map<string, number>();
  for (const [i, day] of days.entries()) {
    const id = ids[i]?.trim() ?? "";
    if (day === null || id === "") continue;
    birthOf.set(id, day);
    append(rowsOf, day, i);
  }
  const born = [...birthOf.values()];
  const ofMonth = new Map<number, number>();
  for (const day of born) {
    const date = new Date(day * 86_400_000).getUTCDate();
    ofMonth.set(date, (ofMonth.get(date) ?? 0) + 1);
  }
  const shared = born.length - new Set(born).size;
  const isRounded = born.length > 20 && Math.max(...ofMonth.values()) > MOST_ON_ONE * born.length;
  const expected = (born.length * (born.length - 1)) / 2 / DAYS;
  if (shared === 0 || isRounded || chiSquareLower(2 * expected, 2 * shared) >= BY_CHANCE) return;
  const places = [...rowsOf.values()]
    .filter((own) => new Set(own.map((i) => ids[i]?.trim())).size > 1)
    .flat()
    .toSorted((a, b) => a - b);
  log.add({
    code: "births-shared",
    severity: "error",
    stops: true,
    file,
    row: row[places[0] ?? -1] ?? null,
    rows: places.flatMap((i) => row[i] ?? []),
    column,
    expected: "each patient under one identifier",
    received: `${shared} of ${born.length} patients born on the day of another, where chance would make ${expected.toFixed(1)}`,
    hint: "somebody may stand in the file twice, as after a transfer; write one identifier for each patient in the file, or say",
    count: shared,
    choices: [{line: "accept: [births-shared]", why: "they are different patients"}]
  });
}
