import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {TimeUnit} from "../record/time-unit.ts";

/** What may stand behind the point where it counts the smaller unit, and how many such cells, and different ones, have to stand there. */
interface Parts {
  readonly most: number;
  readonly cells: number;
  readonly different: number;
  readonly written: (whole: string, part: string) => string;
}

/** Of hundredths three in ten are at most 30, and one in nine at most 11: twenty, and ten, are never so by chance. */
const partsOf: Readonly<Partial<Record<TimeUnit, Parts>>> = {
  months: {most: 30, cells: 20, different: 10, written: (whole, part) => `${whole} months and ${Number(part)} days`},
  years: {most: 11, cells: 10, different: 6, written: (whole, part) => `${whole} years and ${Number(part)} months`}
};

/**
 * Stops where what stands behind the point of a time is days of a month, or months of a year: of two digits none is above 30, or 11.
 *
 * @example
 * const found = [];
 * const texts = Array.from({length: 24}, (_, i) => `${i}.${String(7 + i).padStart(2, "0")}`);
 * checkMonthsAndDays({name: "c.csv", header: ["pfs"], columns: [texts], row: texts.map((_, i) => i + 2)}, "pfs", "months", {add: ({code, received}) => found.push([code, received])});
 * found // [["months-and-days", "0.07, perhaps 0 months and 7 days"]]
 */
export function checkMonthsAndDays(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  time: string,
  unit: TimeUnit,
  log: Pick<IssueLog, "add">
): void {
  const parts = partsOf[unit];
  if (parts === undefined) return;
  const cells = (columns[header.indexOf(time)] ?? []).flatMap((text, i) => {
    const [, whole, part] = /^(\d+)[.,](\d+)$/.exec(text.trim()) ?? [];
    return whole === undefined || part === undefined ? [] : [{i, text: text.trim(), whole, part}];
  });
  const two = cells.filter(({part}) => part.length === 2);
  const [first] = two;
  if (first === undefined || two.length < parts.cells || cells.some(({part}) => part.length > 2)) return;
  if (two.some(({part}) => Number(part) > parts.most)) return;
  if (new Set(two.map(({part}) => part)).size < parts.different) return;
  log.add({
    code: "months-and-days",
    severity: "error",
    stops: true,
    file,
    row: row[first.i] ?? null,
    column: time,
    expected: `times in ${unit} as decimal numbers`,
    received: `${first.text}, perhaps ${parts.written(first.whole, first.part)}`,
    hint: `of ${two.length} times with two digits behind the point none is above .${String(parts.most)}: write them as decimal numbers, or in the smaller unit`,
    count: cells.length,
    choices: [{line: "accept: [months-and-days]", why: `they are decimal numbers of ${unit}`}]
  });
}
