import {listsByKey} from "../../record/lists-by-key.ts";
import type {Grouping} from "../../question/grouping.ts";
import type {TableRecord} from "../../record/result.ts";

/** Most partners that are named. */
const MOST_NAMED = 3;

const partnersIn = (record: TableRecord, column: string): string[] =>
  String(record[column] ?? "")
    .split("|")
    .filter((drug) => drug !== "");

/**
 * How many of the transitions analysed had another drug beside an ADC, by group where transitions or sequences make the groups, with the drugs that were given most; null where nobody had one, or partners are not told.
 *
 * @example
 * const of = (to_partners) => ({analysed: true, headline: "payload swap", from_partners: "", to_partners});
 * partnerNote([of("pembrolizumab"), of("")], {by: "transition"})
 * // "With another drug beside ADC1 or ADC2: payload swap 0 and 1 of 2. Most often pembrolizumab (1)."
 */
export function partnerNote(transitions: readonly TableRecord[], grouping: Grouping): string | null {
  const analysed = transitions.filter(({analysed: taken}) => taken === true);
  const drugs = [
    ...listsByKey(
      analysed.flatMap((record) => [...partnersIn(record, "from_partners"), ...partnersIn(record, "to_partners")]),
      (drug) => drug
    )
  ]
    .map(([drug, own]) => ({drug, count: own.length}))
    .toSorted((a, b) => b.count - a.count || (a.drug < b.drug ? -1 : 1));
  if (drugs.length === 0) return null;
  const column = grouping.by === "transition" ? "headline" : grouping.by === "sequence" ? "sequence" : null;
  const groups = [...listsByKey(analysed, (record) => (column === null ? "" : String(record[column] ?? "")))];
  const counts = groups.flatMap(([group, own]) => {
    const [first, second] = ["from_partners", "to_partners"].map(
      (side) => own.filter((record) => partnersIn(record, side).length > 0).length
    );
    return first === 0 && second === 0
      ? []
      : [`${group === "" ? "" : `${group} `}${first} and ${second} of ${own.length}`];
  });
  const named = drugs.slice(0, MOST_NAMED).map(({drug, count}) => `${drug} (${count})`);
  return `With another drug beside ADC1 or ADC2: ${counts.join("; ")}. Most often ${named.join(", ")}.`;
}
