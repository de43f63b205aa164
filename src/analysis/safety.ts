import {toxicityKinds} from "../adc/toxicity-terms.ts";
import {toxicityNames} from "../adc/toxicity-profiles.ts";
import type {ToxicityKind} from "../adc/agent.ts";
import type {Cohort} from "../cohort/cohort.ts";
import type {Count, CountNote, CountTable} from "../record/count-table.ts";
import {append, listsByKey} from "../record/lists-by-key.ts";
import type {TableRecord} from "../record/result.ts";
import {exposureKey, type ClinicalRecords, type ExposureRecord} from "./clinical-records.ts";
import {text} from "./group-of.ts";
import {byDrugAndPosition} from "./stop-reasons.ts";
import {objectsOf} from "./table-rows.ts";

/** Days after the last dose in which an event still counts to the drug, where its line is not recorded. */
export const DAYS_AFTER_LAST_DOSE = 30;

/** One adverse event on one exposure. */
interface ObservedEvent {
  readonly term: string;
  readonly kinds: readonly ToxicityKind[];
  /** CTCAE grade; null where not recorded. */
  readonly grade: number | null;
  readonly action: string;
}

/** What was done with the drug, as recorded in words; `not …` and `no …` are none of these. */
const actions: readonly {readonly item: string; readonly pattern: RegExp}[] = [
  {item: "drug stopped for an event", pattern: /withdr|discontin|stopp/iu},
  {item: "dose reduced for an event", pattern: /reduc/iu},
  {item: "dose delayed or interrupted for an event", pattern: /delay|interrupt|\bheld\b|\bhold\b|paus/iu}
];
const NOTHING_DONE = /\b(?:no|not|none|unchanged)\b/iu;

/** Rows of the table above the terms. */
export const ANY_EVENT = "any adverse event";
export const GRADE_THREE = "grade 3 or more";
const ANY_GRADE = "any grade";

/**
 * Adverse events of the file by drug and position, each patient with the worst grade: `of` is everyone who received that drug in that position. An event belongs to the exposure of
 * its line, or where no line is recorded, to the one in which it began, up to 30 days after the last dose and before the next line. Null where no such file was given.
 *
 * Layout by drug and position after Huppert 2025, npj Breast Cancer 11:34, table 4.
 */
export function observedSafety(
  {exposed, whom}: Pick<ClinicalRecords, "exposed" | "whom">,
  {adverseEvents}: Pick<Cohort, "adverseEvents">
): CountTable | null {
  if (adverseEvents === null) return null;
  const {byExposure, notes} = attributed(exposed, objectsOf(adverseEvents));
  // The same rows for every drug: a term that one drug has not shown is a zero there.
  const events = [...byExposure.values()].flat();
  const terms = [...new Set(events.map(({term}) => term))].sort();
  const kinds = (Object.keys(toxicityNames) as ToxicityKind[]).filter(
    (kind) => new Set(events.filter((event) => event.kinds.includes(kind)).map(({term}) => term)).size > 1
  );
  const done = actions.filter(({pattern}) => events.some(({action}) => pattern.test(action)));
  const counts = [...byDrugAndPosition(exposed)].flatMap(([group, own]) => {
    const patients = own.map((record) => byExposure.get(exposureKey(record)) ?? []);
    const counted = (item: string, value: string | null, has: (event: ObservedEvent) => boolean): Count => ({
      group,
      item,
      value,
      n: patients.filter((theirs) => theirs.some(has)).length,
      of: own.length
    });
    const graded = (item: string, has: (event: ObservedEvent) => boolean): Count[] => [
      counted(item, ANY_GRADE, has),
      counted(item, GRADE_THREE, (event) => has(event) && (event.grade ?? 0) >= 3)
    ];
    return [
      ...graded(ANY_EVENT, () => true),
      ...done.map(({item, pattern}) => counted(item, null, ({action}) => pattern.test(action))),
      ...kinds.flatMap((kind) => graded(`${toxicityNames[kind]}, all terms`, (event) => event.kinds.includes(kind))),
      ...terms.flatMap((term) => graded(term, (event) => event.term === term))
    ];
  });
  return {
    name: "safety",
    population: whom,
    counts: [...counts, ...doseReductions(exposed)],
    notes: [...notes, {code: "whatever-the-cause"}]
  };
}

/** Dose reductions of the lines, among those in whom they are recorded. */
function doseReductions(exposed: readonly ExposureRecord[]): Count[] {
  if (exposed.every((record) => record.doseReductions === null)) return [];
  return [...byDrugAndPosition(exposed)].map(([group, own]) => {
    const known = own.filter((record) => record.doseReductions !== null);
    return {
      group,
      item: "any dose reduction, as the line says",
      value: null,
      n: known.filter((record) => (record.doseReductions ?? 0) > 0).length,
      of: known.length
    };
  });
}

function attributed(
  exposed: readonly ExposureRecord[],
  events: readonly TableRecord[]
): {readonly byExposure: ReadonlyMap<string, readonly ObservedEvent[]>; readonly notes: readonly CountNote[]} {
  const byPatient = listsByKey(exposed, ({patientId}) => patientId);
  const byExposure = new Map<string, ObservedEvent[]>();
  const left = {outside: 0, undated: 0, ungraded: 0};
  for (const event of events) {
    const own = byPatient.get(String(event["patient_id"])) ?? [];
    const record = own.findLast((one) => holds(one, event));
    if (typeof event["line"] !== "number" && typeof event["onset"] !== "number") left.undated += 1;
    else if (record === undefined) left.outside += 1;
    if (record === undefined) continue;
    const term = sentenceCase(text(event["term"]) ?? "");
    const grade = typeof event["ctcae_grade"] === "number" ? event["ctcae_grade"] : null;
    if (grade === null) left.ungraded += 1;
    const action = text(event["action"]) ?? "";
    append(byExposure, exposureKey(record), {
      term,
      kinds: toxicityKinds(term),
      grade,
      action: NOTHING_DONE.test(action) ? "" : action
    });
  }
  const notes = [
    {code: "events-outside", n: left.outside},
    {code: "events-undated", n: left.undated},
    {code: "events-ungraded", n: left.ungraded}
  ] as const;
  return {byExposure, notes: notes.filter(({n}) => n > 0)};
}

/** Whether an event belongs to an exposure: by its line, else by the day on which it began. */
function holds({firstLine, lastLine, start, end, nextStart}: ExposureRecord, {line, onset}: TableRecord): boolean {
  if (typeof line === "number") return firstLine !== null && lastLine !== null && line >= firstLine && line <= lastLine;
  return (
    typeof onset === "number" &&
    onset >= start &&
    onset < (nextStart ?? Infinity) &&
    onset <= (end ?? Infinity) + DAYS_AFTER_LAST_DOSE
  );
}

/** Spellings that differ in case and spaces alone are one term. */
function sentenceCase(term: string): string {
  const plain = term.trim().replace(/\s+/gu, " ");
  const lower = /^[A-Z]{2,5}$/u.test(plain) ? plain : plain.toLowerCase();
  return lower.slice(0, 1).toUpperCase() + lower.slice(1);
}
