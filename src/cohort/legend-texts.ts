import type {Aside} from "../files/aside.ts";
import type {CsvTable} from "../files/csv.ts";
import {plainWord} from "./outcome-words.ts";

/** A text that may say what the codes or units of a table mean. */
export interface LegendText {
  readonly text: string;
  /** Where it stands, for people: `row 1`, `sheet Legend, row 3`, `the comment on E1`, `column note`. */
  readonly where: string;
  /** Texts with one of these that follow each other may be one legend over several rows. */
  readonly block: string;
  /** Whether it stands among the records, where a remark may speak of one of them. */
  readonly amongRecords: boolean;
}

/** Longest text that is looked at. */
const LONGEST = 500;

/** Names of sheets that say what columns and codes mean. */
const legendSheet =
  /legend|codebook|code ?book|dictionar|data ?dict|variab|codes?\b|coding|kodier|codier|schluessel|schlussel|erlauter|erklar|beschreib|leseme|read ?me|info|note|hinweis|anmerk|label|key|metadata|descri|leyenda|diccionar|codific|dizionar|legenda|dicionar|toelicht|about/;

/**
 * Every text of a file that is none of its records': rows that repairs took away, lines of comment, comments on cells, sheets beside that are legends; names of columns that are no name, rows that were refused, and what stands in cells.
 * Rows of a sheet beside are heard where its name says that it is a legend, or it lists the columns of the table.
 *
 * @example
 * const table = {header: ["id", "status"], columns: [["P1"], ["1"]], refused: [], asides: [{cells: ["status", "0 = PD, 1 = censored"], row: 3, sheet: "Legend"}]};
 * legendTexts(table)[0] // {text: "status: 0 = PD, 1 = censored", where: "sheet Legend, row 3", block: "sheet Legend", amongRecords: false}
 */
export function legendTexts({
  header,
  columns,
  asides = [],
  refused = []
}: Pick<CsvTable, "header" | "columns" | "asides"> & Partial<Pick<CsvTable, "refused">>): LegendText[] {
  const heard = asides.filter(({sheet}) => sheet === undefined || isLegend(sheet, asides, header));
  return [
    ...heard.map((aside): LegendText => ({
      text: rowText(aside.cells),
      where: whereOf(aside),
      block:
        aside.comment === undefined
          ? aside.sheet === undefined
            ? "rows"
            : `sheet ${aside.sheet}`
          : `comment ${aside.comment}`,
      amongRecords: false
    })),
    ...refused.flatMap(({row, fields}): LegendText[] => {
      const [first, ...others] = fields.map((field) => field.trim()).filter((field) => field !== "");
      return first === undefined
        ? []
        : [{text: rowText([first, ...others]), where: `row ${row}`, block: "refused rows", amongRecords: true}];
    }),
    ...header.flatMap((column, k) =>
      [column, ...new Set(columns[k] ?? [])]
        .filter((text) => /\d/.test(text) && /\p{L}/u.test(text))
        .map((text): LegendText => ({text, where: `column ${column}`, block: `column ${k}`, amongRecords: true}))
    )
  ].filter(({text}) => text.length <= LONGEST);
}

function whereOf({row, comment, sheet}: Aside): string {
  if (comment !== undefined) return comment === "" ? "a comment on a cell" : `the comment on ${comment}`;
  return [...(sheet === undefined ? [] : [`sheet ${sheet}`]), ...(row === null ? [] : [`row ${row}`])].join(", ");
}

/** The cells of a row as one text: a name or number goes before what it is of. */
const rowText = ([first, ...others]: Aside["cells"]): string => {
  let text = first;
  let last = first;
  for (const cell of others) {
    text += (/[=:→]/u.test(last) || last.length > LONGEST_NAME ? "; " : ": ") + cell;
    last = cell;
  }
  return text;
};
const LONGEST_NAME = 40;

/** Whether a sheet says what columns and codes mean: by its name, or because it lists columns of the table below its first row. */
function isLegend(sheet: string, asides: readonly Aside[], header: readonly string[]): boolean {
  if (legendSheet.test(plainWord(sheet))) return true;
  const names = new Set(header.map(plainWord));
  const [, ...below] = asides.filter((one) => one.sheet === sheet);
  return below.some(({cells}) => cells.slice(0, 2).some((cell) => names.has(plainWord(cell))));
}
