import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {ValueMeanings} from "./value-meanings.ts";

/** Numbers by which files say that something is not known, does not apply or was refused. */
const codes: ReadonlySet<number> = new Set([
  77, 88, 98, 99, 666, 777, 888, 997, 998, 999, 7777, 8888, 9997, 9998, 9999, 88888, 99999
]);
/** Codes of two digits are times of many; they stand out only where they are met so often. */
const FEWEST_SHORT = 4;
const FEWEST = 2;
/** Times around a code, by which it is judged: from half of it to twice. */
const AROUND = 2;

/**
 * Stops where a number by which files say that nothing is known (999, 888, 9999) stands among times twice or more, and twice as often as any other time around it: where it is a code, patients would be followed for years.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["days"], columns: [["112", "999", "640", "999", "88"]], row: [2, 3, 4, 5, 6]};
 * checkCodesAmongTimes(table, {canonical: "time", column: "days"}, {meanings: {meaningOf: () => null}, log: {add: ({code, received, count}) => found.push([code, received, count])}});
 * found // [["codes-among-times", "999 (2)", 2]]
 */
export function checkCodesAmongTimes(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  {canonical, column}: {readonly canonical: string; readonly column: string},
  {
    meanings,
    log,
    below = Infinity,
    ids = null
  }: {
    readonly meanings: ValueMeanings;
    readonly log: Pick<IssueLog, "add">;
    readonly below?: number;
    /** The patient of each row, where a day may stand in several rows of one, which count once. */
    readonly ids?: readonly string[] | null;
  }
): void {
  const texts = (columns[header.indexOf(column)] ?? []).map((text) => text.trim());
  const counts = new Map<number, number>();
  const met = new Set<string>();
  for (const [i, text] of texts.entries()) {
    const number = numberIn(text);
    const key = `${ids?.[i] ?? i}\n${number}`;
    if (number === null || met.has(key)) continue;
    met.add(key);
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const found = [...counts].filter(([value, count]) => value < below && isCode(value, count, counts));
  const open = found.filter(([value]) => meanings.meaningOf(canonical, String(value)) === null);
  if (open.length === 0) return;
  const values = open.map(([value]) => value).toSorted((a, b) => a - b);
  const places = texts.flatMap((text, i) => (values.includes(numberIn(text) ?? -1) ? [i] : []));
  const line = (meaning: (value: number) => string): string =>
    `values: {${canonical}: {${values.map((value) => `"${value}": ${meaning(value)}`).join(", ")}}}`;
  log.add({
    code: "codes-among-times",
    severity: "error",
    stops: true,
    file,
    row: row[places[0] ?? -1] ?? null,
    rows: places.flatMap((i) => row[i] ?? []),
    column,
    count: places.length,
    expected: "times, and blanks where nothing is known",
    received: open.map(([value, count]) => `${value} (${count})`).join(", "),
    hint: "a number by which files say that nothing is known, more often than any time around it; choose",
    choices: [
      {line: line(() => '""'), why: "it is a code: these times are not known"},
      {line: "accept: [codes-among-times]", why: "they are times"}
    ]
  });
}

function isCode(value: number, count: number, counts: ReadonlyMap<number, number>): boolean {
  if (!codes.has(value) || count < (value < 100 ? FEWEST_SHORT : FEWEST)) return false;
  const others = [...counts].filter(
    ([other]) => other !== value && !codes.has(other) && other >= value / AROUND && other <= value * AROUND
  );
  return count >= 2 * Math.max(1, ...others.map(([, own]) => own));
}

const numberIn = (text: string): number | null =>
  /^\d{2,5}(?:[.,]0+)?$/.test(text) ? Math.trunc(Number(text.replace(",", "."))) : null;
