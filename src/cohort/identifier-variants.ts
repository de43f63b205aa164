import type {IssueLog} from "../record/issue-log.ts";
import type {PlanChoice} from "../record/issue.ts";
import {identifierKey, ignorable, type IgnoredSpelling} from "./identifier-spelling.ts";

/** Identifiers of a file, each once. */
export interface FileIdentifiers {
  readonly file: string;
  /** As the file spells it. */
  readonly column: string;
  readonly ids: ReadonlySet<string>;
}

/**
 * The least that has to be ignored so that the most identifiers with several spellings become one, and how many that are; null where none has several.
 *
 * @example
 * const files = [{file: "l.csv", column: "id", ids: new Set(["0001", "0002"])}, {file: "p.csv", column: "id", ids: new Set(["1", "2"])}];
 * spellingRepair(files, []) // {ignore: ["padding"], merged: 2}
 */
export function spellingRepair(
  files: readonly FileIdentifiers[],
  ignored: readonly IgnoredSpelling[]
): {readonly ignore: readonly IgnoredSpelling[]; readonly merged: number} | null {
  const ids = [...new Set(files.flatMap((file) => [...file.ids]))];
  const found = subsets(ignorable.filter((one) => !ignored.includes(one)))
    .map((added) => ({ignore: [...ignored, ...added], merged: severalSpellings(ids, [...ignored, ...added])}))
    .filter(({merged}) => merged > 0)
    .toSorted((a, b) => b.merged - a.merged || a.ignore.length - b.ignore.length);
  return found[0] ?? null;
}

/** How many identifiers have more than one spelling when this is ignored. */
function severalSpellings(ids: readonly string[], ignore: readonly IgnoredSpelling[]): number {
  const spellings = new Map<string, number>();
  for (const id of ids) {
    const key = identifierKey(id, ignore);
    spellings.set(key, (spellings.get(key) ?? 0) + 1);
  }
  return [...spellings.values()].filter((count) => count > 1).length;
}

/** Every set of these that is not empty, small ones first. */
function subsets<One>(of: readonly One[]): One[][] {
  const all = of.reduce<One[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);
  return all.filter((set) => set.length > 0).toSorted((a, b) => a.length - b.length);
}

/** Says whether identifiers differ by spelling alone, which splits patients or keeps files apart; no identifier is shown. */
export function reportVariants(
  files: readonly FileIdentifiers[],
  ignored: readonly IgnoredSpelling[],
  log: IssueLog
): boolean {
  const repair = spellingRepair(files, ignored);
  if (repair === null) return false;
  log.add({
    code: "identifiers-differ-by-spelling",
    severity: "error",
    stops: true,
    file: files.map(({file}) => file).join(", "),
    column: [...new Set(files.map(({column}) => column))].join(" / "),
    expected: "one spelling for each patient",
    count: repair.merged,
    hint: `${repair.merged} identifiers have several spellings, which differ by ${words(repair.ignore.filter((one) => !ignored.includes(one)))} alone and count as different patients`,
    choices: repairChoices(repair.ignore)
  });
  return true;
}

const meanings: Readonly<Record<IgnoredSpelling, string>> = {
  case: "upper and lower case",
  padding: "zeros before a number",
  separators: "blanks, hyphens and the like"
};

const words = (ignore: readonly IgnoredSpelling[]): string => ignore.map((one) => meanings[one]).join(" and ");

function repairChoices(ignore: readonly IgnoredSpelling[]): PlanChoice[] {
  return [
    {line: `identifiers: {ignore: [${ignore.join(", ")}]}`, why: "they are the same patients"},
    {line: "accept: [identifiers-differ-by-spelling]", why: "they are different patients"}
  ];
}
