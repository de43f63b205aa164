import {regimenParser} from "../adc/parse-regimen.ts";
import {asideTexts} from "../files/aside.ts";
import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import type {ProposedMapping} from "./header-mapping.ts";
import {earlySettingIn} from "./levels/therapy-setting.ts";
import {notGivenPhrase} from "./not-given-words.ts";

/** The sign of a footnote behind a drug: `a)`, `(a)`, `[1]`, `*`, `†`, raised figures and letters. */
const behindDrug =
  /^(?<drug>.*[\p{L}\d)\]])\s*(?<mark>\s[([]?[a-z\d][)\]]|(?<=\p{L}|\d)\([a-z]\)|[*†‡§¶#]+|[¹²³⁴-⁹ᵃ-ᵏ][)⁾]?)\s*$/isu;
/** The same before the text of the footnote. */
const beforeNote =
  /^\s*(?<mark>[([]?[a-z\d][)\]]|[*†‡§¶#]+|[¹²³⁴-⁹ᵃ-ᵏ][)⁾]?|[a-z\d]\s*[.:=])\s*[:=–-]?\s*(?<note>\S.*)$/isu;
/** Signs that are nothing but those of footnotes; `(1)` may be more. */
const isSign = /^(?:[a-z\d]\)|[*†‡§¶#]+|[¹²³⁴-⁹ᵃ-ᵏ][)⁾]?)$/iu;
/** Words behind which a footnote speaks of something else than its drug. */
const ofOther =
  /[\s,;:(]+(?:after|following|because|due|since|for|with|in|at|nach|wegen|bei|mit|in|im|après|pour|por|para|tras|después|dopo|per|na|wegens|após)(?![\p{L}]).*$/isu;

const plainMark = (mark: string): string =>
  mark
    .trim()
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[()[\].:=\s]/g, "");

/** The footnotes of a table by their sign. */
function notesIn(asides: readonly string[]): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const text of asides.flatMap((aside) => aside.split(/[;\n|]/)).map((part) => part.trim())) {
    const {mark = "", note = ""} = beforeNote.exec(text)?.groups ?? {};
    if (mark !== "" && !notes.has(plainMark(mark))) notes.set(plainMark(mark), note.trim().replace(/[.\s]+$/u, ""));
  }
  return notes;
}

/** What a footnote says of the giving of its drug: its setting, or that it was not given or only planned; null where it says neither. */
function saidOfDrug(note: string): string | null {
  const head = note
    .replace(ofOther, "")
    .replace(/\s+(?:only|nur|seulement|solo|slechts|apenas)$/iu, "")
    .trim();
  if (notGivenPhrase(note) !== null) return note;
  if (notGivenPhrase(head) !== null) return head;
  const setting = earlySettingIn(head);
  return setting !== null && setting !== "early" ? setting : setting === null ? null : head;
}

const parse = regimenParser({});

/**
 * The table with what a footnote below it says of a drug in place of its sign: `T-DM1 a)` with `a) adjuvant` is `T-DM1 (adjuvant)`. Signs behind conjugates of which a footnote says something else, or which none explains, are told.
 *
 * @example
 * const table = {name: "c.csv", header: ["regimen"], columns: [["T-DM1 a)", "SG"]], row: [2, 3], asides: [{cells: ["a) adjuvant after non-pCR"], row: 5}]};
 * const mapping = {mapped: [{canonical: "regimen", column: "regimen", basis: "same name"}]};
 * withDrugFootnotes(table, mapping, {add: () => undefined}).columns[0] // ["T-DM1 (adjuvant)", "SG"]
 */
export function withDrugFootnotes<Table extends Pick<CsvTable, "name" | "header" | "columns" | "row" | "asides">>(
  table: Table,
  {mapped}: Pick<ProposedMapping, "mapped">,
  log: Pick<IssueLog, "add">
): Table {
  const column = mapped.find(({canonical}) => canonical === "regimen")?.column;
  const at = column === undefined ? -1 : table.header.indexOf(column);
  const texts = table.columns[at];
  if (column === undefined || texts === undefined) return table;
  const notes = notesIn(asideTexts(table.asides));
  const read = new Map<string, number[]>();
  const open = new Map<string, number[]>();
  const cells = texts.map((text, i) => {
    const {drug = "", mark = ""} = behindDrug.exec(text)?.groups ?? {};
    if (mark === "") return text;
    const note = notes.get(plainMark(mark));
    const said = note === undefined ? null : saidOfDrug(note);
    if (said !== null) {
      append(read, `${mark.trim()}: ${said}`, i);
      return `${drug.trim()} (${said})`;
    }
    if ((note !== undefined || isSign.test(mark.trim())) && parse(text).adcs.length > 0) append(open, mark.trim(), i);
    return text;
  });
  const places = (own: readonly number[]): {readonly row: number | null; readonly rows: readonly number[]} => ({
    row: table.row[own[0] ?? 0] ?? null,
    rows: own.flatMap((i) => table.row[i] ?? [])
  });
  for (const [received, own] of read)
    log.add({
      code: "footnote-of-drug",
      severity: "note",
      file: table.name,
      ...places(own),
      column,
      expected: "what is said of a drug beside it",
      received,
      hint: "a footnote below the table says it, and the lines are read so",
      count: own.length
    });
  for (const [received, own] of open)
    log.add({
      code: "footnote-of-drug-not-read",
      severity: "warning",
      file: table.name,
      ...places(own),
      column,
      expected: "a footnote behind an ADC that says its setting, or that it was not given",
      received,
      hint: notes.has(plainMark(received))
        ? "the footnote says something else, and nothing is read from it: does it change what was given, when or where?"
        : "no footnote of the file explains the sign: does it change what was given, when or where?",
      count: own.length
    });
  return read.size === 0 ? table : {...table, columns: table.columns.with(at, cells)};
}
