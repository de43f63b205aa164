import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {Plan} from "../record/plan.ts";

/** Zeros of the scripts whose digits stand in tables: Arabic-Indic, Persian, N'Ko, Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada, Malayalam, Thai, Lao, Tibetan, Myanmar, Khmer, Mongolian, full-width. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810, 0xff10
];
/** Signs of numbers and dates that go with them. */
const signs: Readonly<Record<string, string>> = {
  "．": ".",
  "，": ",",
  "－": "-",
  "＋": "+",
  "／": "/",
  "：": ":",
  "％": "%",
  "＞": ">",
  "＜": "<",
  "～": "~",
  "（": "(",
  "）": ")",
  "٫": ".",
  "٬": ""
};

const beyondAscii = /[^\u0020-\u007e]/u;
const foreign = /[\p{Nd}．，－＋／：％＞＜～（）٫٬]/gu;

/**
 * A number, date or code with the digits 0–9 in place of those of another script, and the signs that go with them; a cell that begins with a letter stays.
 *
 * @example
 * ["３．５", "٦٫٢٥", "۱۴", "２＋", "第２群"].map(plainDigits) // ["3.5", "6.25", "14", "2+", "第２群"]
 */
export function plainDigits(cell: string): string {
  if (!beyondAscii.test(cell)) return cell;
  const plain = cell.replace(foreign, (sign) => signs[sign] ?? digitOf(sign));
  return /^[^\p{L}\d]*\d/u.test(plain) ? plain : cell;
}

function digitOf(sign: string): string {
  const point = sign.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => point >= first && point < first + 10);
  return zero === undefined ? sign : String(point - zero);
}

/**
 * The table with the digits 0–9 in every column but that of the identifier and texts that the plan explains; the cells of each column are counted in a note.
 *
 * @example
 * const told = [];
 * const table = {name: "c.csv", header: ["id", "months"], columns: [["P１"], ["３.5"]]};
 * withPlainDigits(table, {identifier: "id", mapping: {}, values: {}}, {add: ({code, column, count}) => told.push([code, column, count])}).columns // [["P１"], ["3.5"]]
 * told // [["digits-of-other-script", "months", 1]]
 */
export function withPlainDigits(
  table: CsvTable,
  {
    identifier,
    mapping,
    values
  }: {readonly identifier: string | null; readonly mapping: ColumnMapping} & Pick<Plan, "values">,
  log: Pick<IssueLog, "add">
): CsvTable {
  let anywhere = false;
  const columns = table.columns.map((texts, k) => {
    const name = table.header[k] ?? "";
    if (name === identifier) return texts;
    const explained = explainedTexts(name, mapping, values);
    let count = 0;
    const own = texts.map((text) => {
      if (explained.has(text.trim())) return text;
      const plain = plainDigits(text);
      if (plain !== text) count += 1;
      return plain;
    });
    if (count === 0) return texts;
    anywhere = true;
    log.add({
      code: "digits-of-other-script",
      severity: "note",
      file: table.name,
      column: name,
      expected: "the digits 0 to 9",
      hint: "digits of another script are read as these",
      count
    });
    return own;
  });
  return anywhere ? {...table, columns} : table;
}

function explainedTexts(name: string, mapping: ColumnMapping, values: Plan["values"]): ReadonlySet<string> {
  const canonical = Object.keys(mapping).filter((own) => mapping[own] === name);
  return new Set([name, ...canonical].flatMap((own) => Object.keys(values[own] ?? {}).map((text) => text.trim())));
}
