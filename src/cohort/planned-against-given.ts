import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {normalName} from "./column-dictionary.ts";

/** Words of a name by which a column says what was meant, and what was given. */
const planned =
  /(?:^|_)(?:planned|intended|assigned|allocated|randomi[sz]ed|geplant\w*|zugeteilt\w*|randomisiert\w*|prevue?|planifiee?|planead[oa]|asignad[oa]|previst[oa]|assegnat[oa]|gepland\w*)(?=_|$)/;
const given =
  /(?:^|_)(?:received|actual|given|administered|treated|as_treated|erhalten\w*|gegeben\w*|tatsachlich\w*|recue?|administree?|recibid[oa]|administrad[oa]|ricevut[oa]|somministrat[oa]|gekregen|ontvangen)(?=_|$)/;
/** Most values of a column of groups. */
const MOST_LEVELS = 12;

const baseOf = (column: string, words: RegExp): string =>
  normalName(column)
    .replace(words, "")
    .replace(/^_+|_+$/g, "");

/**
 * The column of what was given that stands in a table beside one of what was meant; null where there is none, or the column is of nothing that was meant.
 *
 * @example
 * givenBeside("Sequence planned", ["Sequence planned", "Sequence received"]) // "Sequence received"
 * givenBeside("Sequence received", ["Sequence planned", "Sequence received"]) // null
 */
export function givenBeside(column: string, header: readonly string[]): string | null {
  const base = baseOf(column, planned);
  if (!planned.test(normalName(column)) || base === "") return null;
  return header.find((other) => given.test(normalName(other)) && baseOf(other, given) === base) ?? null;
}

/**
 * Tells where a column of groups as they were meant stands beside one of groups as they were given (`arm_planned`, `arm_received`) and says otherwise of some records: what a group is depends on which of them is asked for.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["id", "arm_planned", "arm_received"], columns: [["P1", "P2"], ["SG", "SG"], ["SG", "T-DXd"]], row: [2, 3]};
 * checkPlannedAgainstGiven(table, {add: ({code, rows, column}) => found.push([code, rows, column])});
 * found // [["planned-against-given", [3], "arm_planned / arm_received"]]
 */
export function checkPlannedAgainstGiven(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  log: Pick<IssueLog, "add">
): void {
  for (const [k, first] of header.entries()) {
    const received = givenBeside(first, header);
    if (received === null) continue;
    const at = header.indexOf(received);
    const [meant, had] = [columns[k] ?? [], columns[at] ?? []];
    const isGroups = [meant, had].every(
      (texts) => texts.some((text) => /\p{L}/u.test(text)) && new Set(texts).size <= MOST_LEVELS
    );
    if (!isGroups) continue;
    const differ = meant.flatMap((text, i) => {
      const other = had[i] ?? "";
      return text.trim() !== "" && other.trim() !== "" && text.trim() !== other.trim() ? [i] : [];
    });
    const [place] = differ;
    if (place === undefined) continue;
    log.add({
      code: "planned-against-given",
      severity: "warning",
      file,
      row: row[place] ?? null,
      rows: differ.flatMap((i) => row[i] ?? []),
      column: `${first} / ${header[at] ?? ""}`,
      expected: "what was meant and what was given to agree",
      hint: "say by which of them patients are grouped (by: column:NAME)",
      count: differ.length
    });
  }
}
