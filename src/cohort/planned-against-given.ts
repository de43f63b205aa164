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
  const baseOf = (column: string, words: RegExp): string =>
    normalName(column)
      .replace(words, "")
      .replace(/^_+|_+$/g, "");
  for (const [k, first] of header.entries()) {
    if (!planned.test(normalName(first))) continue;
    const base = baseOf(first, planned);
    const at = header.findIndex((column) => given.test(normalName(column)) && baseOf(column, given) === base);
    const [meant, had] = [columns[k] ?? [], columns[at] ?? []];
    const isGroups = [meant, had].every(
      (texts) => texts.some((text) => /\p{L}/u.test(text)) && new Set(texts).size <= MOST_LEVELS
    );
    if (at < 0 || base === "" || !isGroups) continue;
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
