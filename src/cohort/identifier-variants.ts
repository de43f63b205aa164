import type {IssueLog} from "../record/issue-log.ts";
import type {PlanChoice} from "../record/issue.ts";
import {append} from "../record/lists-by-key.ts";
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
  const open = ignorable.filter((one) => !ignored.includes(one));
  // Most files have one spelling of everything, and few have many: only identifiers that may be one with another are looked at again and again.
  const alike = inSeveralSpellings(ids, [...ignored, ...open]);
  if (alike.length === 0) return null;
  const found = subsets(open)
    .map((added) => ({
      ignore: inOrder([...ignored, ...added]),
      merged: severalSpellings(alike, [...ignored, ...added])
    }))
    .filter(({merged}) => merged > 0)
    .toSorted((a, b) => b.merged - a.merged || a.ignore.length - b.ignore.length || cost(a.ignore) - cost(b.ignore));
  return found[0] ?? null;
}

/** As plans have long written them. */
const usual: readonly IgnoredSpelling[] = ["case", "padding", "separators", "lookalikes", "prefix", "suffix"];
const inOrder = (ignore: readonly IgnoredSpelling[]): IgnoredSpelling[] => usual.filter((one) => ignore.includes(one));
/** Of two that do the same, the one that says less. */
const cost = (ignore: readonly IgnoredSpelling[]): number =>
  ignore.reduce((sum, one) => sum + 2 ** usual.indexOf(one), 0);

/** Identifiers by what they have in common when this is ignored. */
function byKey(ids: readonly string[], ignore: readonly IgnoredSpelling[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const id of ids) append(groups, identifierKey(id, ignore), id);
  return groups;
}

/** Identifiers that may be one with another when as much as possible is ignored. */
function inSeveralSpellings(ids: readonly string[], ignore: readonly IgnoredSpelling[]): string[] {
  const others = ignore.filter((one) => one !== "suffix");
  return [...new Set([...groupsOfSeveral(ids, others), ...groupsOfSeveral(ids, ignore)].flat())];
}

/** How many identifiers have more than one spelling when this is ignored, and may well be one. */
const severalSpellings = (ids: readonly string[], ignore: readonly IgnoredSpelling[]): number =>
  groupsOfSeveral(ids, ignore).length;

function groupsOfSeveral(ids: readonly string[], ignore: readonly IgnoredSpelling[]): string[][] {
  const others = ignore.filter((one) => one !== "suffix");
  return [...byKey(ids, ignore)]
    .filter(([key, own]) => own.length > 1 && (others.length === ignore.length || isNumberedOn(key, own, others)))
    .map(([, own]) => own);
}

/**
 * Whether a number at the end may be no part of the identifier: the identifier stands without one too, or the numbers behind a stroke are 1, 2, … of a name with letters. 01-1 and 01-2 are patients
 * of a centre.
 */
function isNumberedOn(key: string, ids: readonly string[], others: readonly IgnoredSpelling[]): boolean {
  const kept = new Set(ids.map((id) => identifierKey(id, others)));
  if (kept.size === 1 || kept.has(key)) return true;
  const numbers = ids.map((id) => Number(/\p{L}.*\/\s*([1-9])$/u.exec(id)?.[1] ?? NaN)).toSorted((a, b) => a - b);
  return numbers.every((number, i) => number === i + 1);
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
    hint: `${repair.merged} ${repair.merged === 1 ? "identifier has" : "identifiers have"} several spellings, which differ by ${words(repair.ignore.filter((one) => !ignored.includes(one)))} alone and ${repair.merged === 1 ? "counts" : "count"} as different patients`,
    choices: repairChoices(repair.ignore)
  });
  return true;
}

const meanings: Readonly<Record<IgnoredSpelling, string>> = {
  case: "upper and lower case",
  padding: "zeros before a number",
  separators: "blanks, hyphens and the like",
  lookalikes: "letters that look like digits (O for 0, l for 1)",
  prefix: "a word before the number (Pt, P, Nr)",
  suffix: "a number behind a sign, or a letter from a to f, at the end (P01/1, P01b)"
};

const words = (ignore: readonly IgnoredSpelling[]): string => ignore.map((one) => meanings[one]).join(" and ");

function repairChoices(ignore: readonly IgnoredSpelling[]): PlanChoice[] {
  return [
    {line: `identifiers: {ignore: [${ignore.join(", ")}]}`, why: "they are the same patients"},
    {line: "accept: [identifiers-differ-by-spelling]", why: "they are different patients"}
  ];
}
