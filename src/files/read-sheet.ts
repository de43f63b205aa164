import {sha256} from "../platform/sha256.ts";
import {issue} from "../record/issue.ts";
import type {Source} from "../record/source.ts";
import {readCsvSheet} from "./csv-sheet.ts";
import type {Sheet} from "./sheet.ts";
import {wholeSource} from "./source-pieces.ts";
import {workbookSheet} from "./workbook-sheet.ts";
import {looksLikeWorkbook, workbookSheets} from "./workbook-sheets.ts";
import {WorkbookFault} from "./workbook.ts";

/**
 * Whether a file is to be read as a spreadsheet, as far as it can be told before it is read: by its name, by a sheet that is wanted, by its first bytes.
 *
 * @example
 * ["c.xlsx", "c.ods", "c.csv"].map((name) => isWorkbook({name, text: ""})) // [true, true, false]
 */
export function isWorkbook({name, sheet, bytes}: Source): boolean {
  return /\.(?:xlsx|xlsm|ods)$/i.test(name) || sheet !== undefined || (bytes !== undefined && looksLikeWorkbook(bytes));
}

/**
 * A file as rows of cells: delimited text, or one sheet of a spreadsheet (.xlsx, .xlsm, .ods). A spreadsheet that cannot be read is a sheet without
 * rows and a finding that says why.
 *
 * @example
 * (await readSheet({name: "c.csv", text: "id,n\nP1,2\n"})).rows.length // 2
 */
export async function readSheet(given: Source): Promise<Sheet> {
  const source = await wholeSource(given);
  const {name, bytes, sheet} = source;
  if (bytes === undefined || !looksLikeWorkbook(bytes)) return readCsvSheet(source);
  const hash = sha256();
  hash.add(bytes);
  const wanted = {name, sheet, sha256: hash.hex()};
  try {
    return workbookSheet(workbookSheets(bytes), wanted);
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    const nothing = workbookSheet([], wanted);
    return {...nothing, issues: [faultIssue(name, error)]};
  }
}

const hints: Readonly<Record<WorkbookFault["code"], string>> = {
  "encrypted-workbook": "open it with its password and save a copy without one",
  "unreadable-workbook": "open it in its program and save it as .xlsx or CSV UTF-8",
  "workbook-too-large": "save the sheet that holds the cohort as CSV UTF-8"
};

function faultIssue(file: string, {code, message}: WorkbookFault): Sheet["issues"][number] {
  return issue({
    code,
    severity: "error",
    file,
    expected: "a spreadsheet that can be read",
    received: message,
    hint: hints[code]
  });
}
