import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {dictionary, followUpDictionary, normalName} from "./column-dictionary.ts";
import {isWrittenDate} from "./date-forms.ts";
import {proposeMapping, type ProposedMapping} from "./header-mapping.ts";
import {answerOf} from "./outcome-words.ts";

/** Columns whose second version is looked for: what happened, when, and under which drug. */
const critical: ReadonlySet<string> = new Set(
  "time|event|regimen|start|end|progression|last_assessment|death|last_contact|stop_reason|line".split("|")
);
/** Words of a name, in normal form, by which a column says that it holds another version. */
const versions =
  /(?:^|_)(?:corr|corrected|correction|korr|korrigiert\w*|korrektur|berichtigt\w*|corrigee?|corregid[oa]|corrett[oa]|corrigid[oa]|gecorrigeerd|revised|revidiert\w*|amended|adjudicated|adjudication|adjudiziert\w*|actual|actually|tatsachlich\w*|reel(?:le)?|reelle?ment|effettiv[oa]|(?:new|neuer?|nouvelle|nuevo|nuovo|novo)_(?:value|wert|valeur|valor|valore))(?=_|$)/g;
/** Words beside these that change nothing. */
const beside =
  /(?:^|_)(?:of|the|for|by|after|value|given|gegeben|received|administered|monitoring|review|audit|query|nach|von|de|du|del|di|da|apres|dopo|tras|central|committee)(?=_|$)/g;
/** Share of the cells from which on a second version holds all of them. */
const WHOLE = 0.95;

/**
 * Stops where a column that nothing reads holds another version of one that is read, by its name (`pfs_months_corrected`, `event adjudicated`, `regimen actually given`), and says otherwise of some records.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["pfs", "pfs_corrected"], columns: [["5", "7"], ["", "9"]], row: [2, 3]};
 * const mapping = {mapped: [{canonical: "time", column: "pfs", basis: "plan"}], unknown: [{column: "pfs_corrected", perhaps: null}]};
 * checkCorrectedColumns(table, mapping, {add: ({code, count, rows}) => found.push([code, count, rows])});
 * found // [["corrected-beside", 1, [3]]]
 */
export function checkCorrectedColumns(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  {mapped, unknown}: Pick<ProposedMapping, "mapped" | "unknown">,
  log: Pick<IssueLog, "add">
): void {
  const textsOf = (column: string): readonly string[] =>
    (columns[header.indexOf(column)] ?? []).map((text) => text.trim());
  for (const {column} of unknown) {
    const base = baseOf(column);
    if (base === null) continue;
    const own = mapped.find((one) => critical.has(one.canonical) && isOf(base, one));
    if (own === undefined) continue;
    const [second, first] = [textsOf(column), textsOf(own.column)];
    if (!areAlike(second, first)) continue;
    const differ = second.flatMap((text, i) => (text !== "" && !isSame(text, first[i] ?? "") ? [i] : []));
    const [place] = differ;
    if (place === undefined) continue;
    const isWhole = second.filter((text) => text !== "").length >= WHOLE * first.filter((text) => text !== "").length;
    log.add({
      code: "corrected-beside",
      severity: "error",
      stops: true,
      file,
      row: row[place] ?? null,
      rows: differ.flatMap((i) => row[i] ?? []),
      column: own.column,
      expected: "one version of what happened, or a plan that says which is meant",
      received: `${column} says otherwise of ${differ.length} records`,
      hint: isWhole ? "choose" : "it holds some records alone; choose",
      count: differ.length,
      choices: [
        ...(isWhole
          ? [
              {
                line: `mapping: {${own.canonical}: ${JSON.stringify(column)}}`,
                why: "beside the other columns of mapping"
              }
            ]
          : [
              {
                line: `mapping: {${own.canonical}: {firstOf: [${JSON.stringify(column)}, ${JSON.stringify(own.column)}]}}`,
                why: `${column} where it is filled, else ${own.column}; beside the other columns of mapping`
              }
            ]),
        {line: "accept: [corrected-beside]", why: `${own.column} is meant`}
      ]
    });
  }
}

/** What a name says without the words of another version; null where it has none of these. */
function baseOf(column: string): string | null {
  const name = normalName(column);
  const rest = name.replace(versions, "");
  if (rest === name) return null;
  return rest
    .replace(beside, "")
    .replace(/^_+|_+$/g, "")
    .replace(/_{2,}/g, "_");
}

/** Whether what is left of a name is that of a column, by its words or what the dictionary calls so. */
function isOf(base: string, {canonical, column}: {readonly canonical: string; readonly column: string}): boolean {
  const [words, own] = [base, normalName(column)].map((name) => new Set(name.split("_")));
  if (base === "" || words === undefined || own === undefined) return false;
  const isPart = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every((word) => b.has(word));
  if (isPart(words, own) || isPart(own, words)) return true;
  return [dictionary, followUpDictionary].some((known) =>
    [base, `${base}_date`].some((name) =>
      proposeMapping([name], {columns: known}).mapped.some((one) => one.canonical === canonical)
    )
  );
}

const kindOf = (text: string): string =>
  isWrittenDate(text)
    ? "date"
    : /^[+-]?\d+(?:[.,]\d+)?$/.test(text)
      ? "number"
      : answerOf(text) === null
        ? "text"
        : "answer";

/** Whether the cells of a column are of the kinds that stand in another: a flag beside days is no second version of them. */
function areAlike(second: readonly string[], first: readonly string[]): boolean {
  const kinds = new Set(first.filter((text) => text !== "").map(kindOf));
  const filled = second.filter((text) => text !== "");
  return filled.length > 0 && filled.every((text) => kinds.has(kindOf(text)));
}

/** Whether two cells are the same, as texts or as numbers. */
function isSame(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => Number(text.replace(",", ".")));
  return a.toLowerCase() === b.toLowerCase() || (x !== undefined && x === y && a !== "" && b !== "");
}
