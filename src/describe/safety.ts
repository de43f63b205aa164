import {escape, op, table, type ColumnTable} from "arquero";
import {toxicityKinds} from "../adc/toxicity-terms.ts";
import {toxicityNames} from "../adc/toxicity-profiles.ts";
import type {ToxicityKind} from "../adc/agent.ts";
import type {Count, CountTable, ExposedPatients} from "../record/count-table.ts";
import {eventsOnExposures, type EventRow} from "./adverse-events.ts";
import {rolledUpByKey} from "./by-labels.ts";
import {exposedGroups} from "./exposed-table.ts";
import {columnTexts} from "./column-values.ts";
import {countsOf} from "./counts-of-rows.ts";

/** A row of the table: what is counted, in whom, and whether it is counted by grade. */
interface SafetyItem {
  readonly name: string;
  readonly graded: boolean;
  readonly holds: (event: EventRow) => boolean;
}

interface FoldedItem {
  readonly graded: boolean;
  readonly by: "any" | "severe";
}

/** What was done with the drug, as recorded in words; `not …` and `no …` are none of these. */
const actions: readonly {readonly item: string; readonly pattern: RegExp}[] = [
  {item: "drug stopped for an event", pattern: /withdr|discontin|stopp/iu},
  {item: "dose reduced for an event", pattern: /reduc/iu},
  {item: "dose delayed or interrupted for an event", pattern: /delay|interrupt|\bheld\b|\bhold\b|paus/iu}
];

/** Rows of the table above the terms. */
export const ANY_EVENT = "any adverse event";
export const GRADE_THREE = "grade 3 or more";
const ANY_GRADE = "any grade";

/**
 * Adverse events of the file by drug and position, each patient with the worst grade: `of` is everyone who received that drug in that position. An event belongs to the exposure of
 * its line, or where no line is recorded, to the one in which it began, up to 30 days after the last dose and before the next line. Null where no such file was given.
 *
 * `exposed` as from `exposedTable`, `adverseEvents` as read. Layout by drug and position after Huppert 2025, npj Breast Cancer 11:34, table 4.
 */
export function observedSafety(
  exposed: ColumnTable,
  whom: ExposedPatients,
  adverseEvents: ColumnTable | null
): CountTable | null {
  if (adverseEvents === null) return null;
  const {events, notes} = eventsOnExposures(exposed, adverseEvents);
  return {
    name: "safety",
    population: whom,
    counts: [...countsOf(countedItems(events, exposed)), ...doseReductions(exposed)],
    notes: [...notes, {code: "whatever-the-cause"}]
  };
}

/** How many of each drug in its position had each item, of any grade and of grade 3 or more. */
function countedItems(events: ColumnTable, exposed: ColumnTable): ColumnTable {
  const items = itemsOf(events);
  const groups = exposedGroups(exposed).select("group", "of", "rank");
  const ranks = exposed.select("exposed_row", "group").lookup(groups, "group", ["rank"]);
  const inExposures = itemsInExposures(events, items).lookup(ranks, "exposed_row", ["rank"]);
  const keys = ["rank", "place"];
  const counted = rolledUpByKey(inExposures, keys, {any: op.count(), severe: op.sum("severe")});
  // The same rows for every drug: a term that one drug has not shown is a zero there.
  return (
    groups
      .cross(placesOf(items))
      // Keys of both tables: two names alone would be one of each.
      .lookup(counted, [keys, keys], ["any", "severe"])
      .fold(["any", "severe"], {as: ["by", "n"]})
      .filter(escape(({graded, by}: FoldedItem) => graded || by === "any"))
      .derive({value: escape(gradeHeading)})
  );
}

function gradeHeading({graded, by}: FoldedItem): string | null {
  if (!graded) return null;
  return by === "any" ? ANY_GRADE : GRADE_THREE;
}

function placesOf(items: readonly SafetyItem[]): ColumnTable {
  return table({
    place: items.map((_, place) => place),
    item: items.map(({name}) => name),
    graded: items.map(({graded}) => graded)
  });
}

/** Each exposure once for each item, with the worst grade. */
function itemsInExposures(events: ColumnTable, items: readonly SafetyItem[]): ColumnTable {
  return rolledUpByKey(
    events
      .select("exposed_row", "term", "grade", "action")
      .derive({place: escape(placesBy(items)), severe: escape(({grade}: EventRow) => ((grade ?? 0) >= 3 ? 1 : 0))})
      .select("exposed_row", "place", "severe")
      .unroll("place"),
    ["exposed_row", "place"],
    {severe: op.max("severe")}
  );
}

/** What is counted, in the order of the table: any event, what was done with the drug, kinds of which two terms or more occur, terms. */
function itemsOf(events: ColumnTable): SafetyItem[] {
  const terms = columnTexts(events.select("term").dedupe("term").orderby("term"), "term");
  const done = columnTexts(events.select("action").dedupe("action"), "action");
  return [
    {name: ANY_EVENT, graded: true, holds: () => true},
    ...actions
      .filter(({pattern}) => done.some((action) => pattern.test(action)))
      .map(({item, pattern}) => ({name: item, graded: false, holds: ({action}: EventRow) => pattern.test(action)})),
    ...kindItems(terms),
    ...terms.map((name) => ({name, graded: true, holds: ({term}: EventRow) => term === name}))
  ];
}

/** Kinds of toxicity of which two terms or more occur. */
function kindItems(terms: readonly string[]): SafetyItem[] {
  const kinds = new Map(terms.map((term) => [term, toxicityKinds(term)]));
  return (Object.keys(toxicityNames) as ToxicityKind[])
    .filter((kind) => terms.filter((term) => kinds.get(term)?.includes(kind)).length > 1)
    .map((kind) => ({
      name: `${toxicityNames[kind]}, all terms`,
      graded: true,
      holds: ({term}) => kinds.get(term)?.includes(kind) ?? false
    }));
}

/** Places of the items that an event counts under; of each term and action they are looked for once. */
function placesBy(items: readonly SafetyItem[]): (event: EventRow) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (event) => {
    const key = JSON.stringify([event.term, event.action]);
    const places = known.get(key) ?? items.flatMap(({holds}, place) => (holds(event) ? [place] : []));
    known.set(key, places);
    return places;
  };
}

/** Dose reductions of the lines, among those in whom they are recorded. */
function doseReductions(exposed: ColumnTable): Count[] {
  const recorded = exposed
    .select("group", "dose_reductions")
    .filter(escape((row: {readonly dose_reductions: number | null}) => row.dose_reductions !== null))
    .derive({reduced: escape((row: {readonly dose_reductions: number}) => (row.dose_reductions > 0 ? 1 : 0))})
    .reify();
  if (recorded.numRows() === 0) return [];
  const known = rolledUpByKey(recorded, ["group"], {of: op.count(), n: op.sum("reduced")});
  return countsOf(
    exposedGroups(exposed)
      .select("group")
      .lookup(known, "group", ["n", "of"])
      .derive({item: escape(() => "any dose reduction, as the line says")})
  );
}
