import {classifyTransition} from "../adc/classify-transition.ts";
import {regimenParser} from "../adc/parse-regimen.ts";
import {adcLabel, type Regimen} from "../adc/regimen.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {CellValue} from "./cell-values.ts";
import {normalName} from "./column-dictionary.ts";
import type {TypedRecords} from "./typed-records.ts";

/** Names of the columns of the first and of the second ADC of a record. */
const named = (number: string): RegExp =>
  new RegExp(
    `^(?:(?:adc|index_adc)_?(?:${number})|(?:${number})_?(?:er|es|e|o|a|eme|re)?_?adc|adc_?(?:${number})_(?:drug|name|agent|regimen|substanz|medikament|product))$`
  );
const places = {
  first: named("1|1st|i|one|first|erste|erster|erstes|premier|primer|primo|eerste"),
  second: named("2|2nd|ii|two|second|zweite|zweiter|zweites|deuxieme|segundo|secondo|tweede")
} as const;

/** Share of the records whose two ADCs have to be known for them to be classified. */
const KNOWN = 2 / 3;
/** The columns that are made. */
export const readyGroups = ["transition", "sequence"] as const;

/**
 * Gives records of ready-made follow-up with a column for each of two consecutive ADCs the columns `transition` (the class of the two) and `sequence` (`T-DXd → SG`), for `by: column:transition`. Blank where one of the two is
 * not read with certainty, and of the transition where target or payload is not known, which is told; nothing is made where a column of that name is there, or fewer than two thirds of the records are read.
 *
 * @example
 * const records = {columns: new Map([["1. ADC", ["Enhertu", "T-DM1"]], ["2. ADC", ["SG", "T-DXd"]]]), unknown: new Set(["1. ADC", "2. ADC"])};
 * addReadyTransitions(records, {add: () => undefined});
 * records.columns.get("transition") // ["target-only swap", "payload swap"]
 */
export function addReadyTransitions(
  records: {readonly columns: Map<string, CellValue[]>; readonly unknown: Set<string>},
  log: Pick<IssueLog, "add">
): void {
  const [first, second] = [columnOf(records, "from", places.first), columnOf(records, "to", places.second)];
  if (first === null || second === null || readyGroups.some((name) => records.columns.has(name))) return;
  const [from, to] = [records.columns.get(first) ?? [], records.columns.get(second) ?? []];
  const parse = regimenParser({});
  const pairs = from.map((cell, i) => pairOf(parse(textOf(cell)), parse(textOf(to[i]))));
  const filled = from.filter((cell, i) => textOf(cell) !== "" && textOf(to[i]) !== "").length;
  const known = pairs.filter((pair) => pair !== null).length;
  if (known === 0 || known < KNOWN * filled) return;
  for (const name of readyGroups) {
    records.columns.set(
      name,
      pairs.map((pair) => pair?.[name] ?? null)
    );
    records.unknown.add(name);
  }
  log.add({
    code: "transitions-of-two-columns",
    severity: "note",
    column: `${first} / ${second}`,
    expected: "groups of patients",
    hint: "columns transition and sequence are made of these two, for by: column:transition or column:sequence; which line they were, and whether ADC1 had failed, the file does not tell",
    count: known
  });
  const unclassified = pairs.filter((pair) => pair?.transition === null).length;
  if (unclassified > 0)
    log.add({
      code: "pair-not-classified",
      severity: "warning",
      column: `${first} / ${second}`,
      expected: "two ADCs whose targets and payloads are known",
      received: [...new Set(pairs.flatMap((pair) => (pair?.transition === null ? [pair.sequence] : [])))]
        .slice(0, 3)
        .join(", "),
      hint: "they are in a sequence and in no transition",
      count: unclassified
    });
  if (known < filled)
    log.add({
      code: "pair-not-read",
      severity: "warning",
      column: `${first} / ${second}`,
      expected: "two ADCs that are known",
      received: [...new Set(from.flatMap((cell, i) => (pairs[i] === null ? unread(textOf(cell), textOf(to[i])) : [])))]
        .slice(0, 3)
        .join(", "),
      hint: "they are in no transition and no sequence; say what they are, e.g. values: {COLUMN: {TEXT: SG}}",
      count: filled - known
    });

  function unread(...texts: readonly string[]): string[] {
    return texts.filter((text) => text !== "" && adcOf(parse(text)) === null);
  }
}

interface Pair {
  /** Null where the target or the payload of one is not known. */
  readonly transition: string | null;
  readonly sequence: string;
}

function pairOf(from: Regimen, to: Regimen): Pair | null {
  const [a, b] = [adcOf(from), adcOf(to)];
  if (a === null || b === null) return null;
  const {headline} = classifyTransition(a, b);
  return {transition: headline === "unclassifiable" ? null : headline, sequence: `${a} → ${b}`};
}

/** The one conjugate that a text names with certainty. */
function adcOf({adcs, unresolved}: Regimen): string | null {
  const [only, ...more] = adcs;
  return only?.kind !== "adc" || more.length > 0 || unresolved.some(({adc}) => adc !== "no") ? null : adcLabel(only);
}

/** The column of the dictionary, or else the only one that it does not know and that is named so. */
function columnOf(
  {columns, unknown}: Pick<TypedRecords, "columns" | "unknown">,
  canonical: string,
  name: RegExp
): string | null {
  if (columns.has(canonical)) return canonical;
  const found = [...unknown].filter((column) => name.test(normalName(column)));
  return found.length === 1 ? (found[0] ?? null) : null;
}

const textOf = (cell: CellValue | undefined): string => (typeof cell === "string" ? cell.trim() : "");
