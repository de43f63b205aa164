import {table, type ColumnTable} from "arquero";
import {catalogue as ownCatalogue, type Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, dayOfCell} from "../cohort/therapy-lines.ts";
import {groupingColumn} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {stopping} from "../record/stopped.ts";
import {findingsBefore} from "./findings-before.ts";
import {boundsByGroup, type OutcomeBounds, type TimedOutcome} from "./outcome-bounds.ts";
import {sequencesOf} from "./sequences.ts";
import type {Subject} from "./subject.ts";
import {transitionSet} from "./transition-set.ts";

/** Why a bound cannot be had. */
export type NoBound = "other findings stop" | "no times" | "no grouping";

/** Both bounds that patients leave who are lost by a cell that tells what happened, and of how many none can be had. */
export interface LinesBounds {
  readonly bounds: readonly OutcomeBounds[];
  /** Patients lost with two ADCs. */
  readonly lost: number;
  /** Those of them of whom no time can be had, or who are outside the population of the plan: they are in neither bound. */
  readonly untimed: number;
  /** Null where there are bounds. */
  readonly refused: NoBound | null;
}

/**
 * What the plan's endpoint would show if nobody who is lost by a cell that tells what happened had had an event, and if everybody had had one on the last day known without: overall and in each group. For the keeper of
 * the data, and nothing to publish. What is readable of the lost and in order counts as it stands in both. Null where the files are no lines of therapy, or nobody with two ADCs is lost.
 *
 * @example
 * linesOutcomeBounds({shape: "follow-up"}, {}) // null
 */
export function linesOutcomeBounds(
  cohort: Cohort,
  question: Question,
  catalogue: Catalogue = ownCatalogue
): LinesBounds | null {
  if (cohort.shape !== "lines" || cohort.lost === undefined) return null;
  const gone = {...cohort, ...inOrderAlone(cohort.lost)};
  const {patients} = sequencesOf(gone, question, catalogue);
  const lost = patients.filter(({transitions}) => transitions.length > 0).length;
  if (lost === 0) return null;
  const others = stopping(findingsBefore(cohort, question, catalogue), question.accept);
  if (others.some(({code}) => code !== "outcome-loss"))
    return {bounds: [], lost, untimed: lost, refused: "other findings stop"};
  if (!canBeGrouped(cohort, question)) return {bounds: [], lost, untimed: lost, refused: "no grouping"};
  const known = transitionSet(cohort, question, catalogue).subjects;
  const unknown = transitionSet(gone, question, catalogue).subjects;
  const decided = unknown.filter(({event}) => event === 1);
  const open = unknown.filter(({event}) => event === 0);
  const timed = new Set(unknown.map(({patientId}) => patientId)).size;
  const bounds = boundsByGroup([...known, ...decided].map(timedOf), open.map(timedOf), cohort.unit);
  return {bounds, lost, untimed: lost - timed, refused: bounds.length === 0 ? "no times" : null};
}

const timedOf = ({group, time, event}: Subject): TimedOutcome => ({group, time, event});

/** Whether the groups of a question can be made of lines that were left out: a condition may be told of nobody among them. */
function canBeGrouped({lines, patients}: Cohort, {grouping, population}: Question): boolean {
  const column = groupingColumn(grouping);
  const isThere = column === null || [lines, patients].some((table) => table.columnNames().includes(column));
  return population.where === null && isThere;
}

/** The lines and patients that are lost, without the days of what happened that cannot have been: a progression not after the start of its line or after the death, a death before a day on which the patient was alive. */
function inOrderAlone({lines, patients}: NonNullable<Cohort["lost"]>): NonNullable<Cohort["lost"]> {
  const ids = columnOf(lines, "patient_id").map(String);
  const [starts, ends, assessments] = ["start", "end", "last_assessment"].map((name) => columnOf(lines, name));
  const alive = new Map<string, number>();
  ids.forEach((id, i) => {
    for (const days of [starts, ends, assessments])
      alive.set(id, Math.max(alive.get(id) ?? -Infinity, dayOfCell(days?.[i]) ?? -Infinity));
  });
  const contacts = columnOf(patients, "last_contact");
  const deaths = new Map<string, number | null>();
  const death = columnOf(patients, "death").map((cell, k) => {
    const id = String(columnOf(patients, "patient_id")[k]);
    const day = dayOfCell(cell);
    const seen = Math.max(alive.get(id) ?? -Infinity, dayOfCell(contacts[k]) ?? -Infinity);
    const own = day !== null && day >= seen ? day : null;
    deaths.set(id, own);
    return own;
  });
  const progression = columnOf(lines, "progression").map((cell, i) => {
    const [day, start] = [dayOfCell(cell), dayOfCell(starts?.[i])];
    const died = deaths.get(ids[i] ?? "") ?? Infinity;
    return day !== null && start !== null && day > start && day <= died ? day : null;
  });
  return {lines: withColumn(lines, "progression", progression), patients: withColumn(patients, "death", death)};
}

function withColumn(of: ColumnTable, name: string, values: readonly (number | null)[]): ColumnTable {
  return table(
    Object.fromEntries(of.columnNames().map((own) => [own, own === name ? [...values] : [...columnOf(of, own)]]))
  );
}
