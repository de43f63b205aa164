import {odsSheets} from "./ods.ts";
import {WorkbookFault, type WorkbookSheet} from "./workbook.ts";
import {xlsxSheets} from "./xlsx.ts";
import {zipNames} from "./zip-parts.ts";

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** The container of old spreadsheets, and of those that a password protects. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Whether bytes begin as a spreadsheet does, be it one that cannot be read.
 *
 * @example
 * looksLikeWorkbook(new Uint8Array([0x50, 0x4b, 0x03, 0x04])) // true
 * looksLikeWorkbook(new TextEncoder().encode("id,n")) // false
 */
export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, ZIP) || startsWith(bytes, COMPOUND);
}

/** Kinds of archives by the names of their parts: how they are read, or why not. */
const kinds: readonly {readonly has: RegExp; readonly read: (bytes: Uint8Array) => WorkbookSheet[]}[] = [
  {has: /^xl\/workbook\.bin$/, read: () => refused("it is a binary workbook (.xlsb); save it as .xlsx")},
  {has: /^xl\//, read: xlsxSheets},
  {has: /^content\.xml$/, read: odsSheets},
  {has: /^Index\//, read: () => refused("it is a Numbers document; export it as .xlsx")}
];

/**
 * The sheets of a spreadsheet: .xlsx, .xlsm or .ods, told by what it holds and not by its name.
 *
 * Throws `WorkbookFault` where it cannot be read: protected by a password, of another kind, damaged.
 */
export function workbookSheets(bytes: Uint8Array): WorkbookSheet[] {
  if (startsWith(bytes, COMPOUND)) {
    if (holdsUtf16(bytes, "EncryptedPackage"))
      throw new WorkbookFault("encrypted-workbook", "it is protected by a password");
    return refused("it is an old spreadsheet (.xls); save it as .xlsx");
  }
  const names = zipNames(bytes);
  const kind = kinds.find(({has}) => names.some((name) => has.test(name)));
  if (kind === undefined) return refused("it is an archive, and no spreadsheet");
  try {
    return kind.read(bytes);
  } catch (error) {
    if (error instanceof WorkbookFault) throw error;
    return refused(`it is damaged: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function refused(why: string): never {
  throw new WorkbookFault("unreadable-workbook", why);
}

function holdsUtf16(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length - (bytes.length % 2))).includes(text);
}
