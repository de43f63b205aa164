import type {Cohort} from "../cohort/cohort.ts";
import {toMonths} from "../math/calendar-days.ts";
import {groupingColumn} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import type {TableRecord} from "../record/result.ts";
import {kaplanMeier} from "../survival/kaplan-meier.ts";
import {median} from "../survival/quantile.ts";
import {surv} from "../survival/surv.ts";
import {text} from "./group-of.ts";
import {recordsOf} from "./table-records.ts";

/** What a group would show if every record without a readable outcome were censored, and if every one were an event. */
export interface OutcomeBounds {
  /** Null for all records. */
  readonly group: string | null;
  readonly n: number;
  /** Records whose outcome cannot be read and whose time can. */
  readonly unknown: number;
  readonly allCensored: OutcomeBound;
  readonly allEvents: OutcomeBound;
}

export interface OutcomeBound {
  readonly nEvent: number;
  /** Kaplan–Meier median in months; null when not reached. */
  readonly medianMonths: number | null;
}

/**
 * The two bounds that records without a readable outcome leave, overall and in each group of the plan's first column: for the keeper of the data, who has to decide, and
 * nothing to publish. Empty where every outcome can be read. Delayed entry is left aside.
 *
 * @example
 * const cohort = await readCohort([{name: "c.csv", text: "time,event\n1,1\n2,\n3,0\n"}], {unit: "months"});
 * outcomeBounds(cohort, {grouping: {by: "transition"}}).map(({allCensored, allEvents}) => [allCensored.nEvent, allEvents.nEvent]) // [[1, 2]]
 */
export function outcomeBounds(cohort: Cohort, question: Question): OutcomeBounds[] {
  const {followUp, withoutOutcome, unit} = cohort;
  if (followUp === null || withoutOutcome === undefined) return [];
  const lost = recordsOf(withoutOutcome).filter((cells) => typeof cells["time"] === "number" && cells["time"] >= 0);
  const column = groupingColumn(question.grouping);
  const timed = (cells: TableRecord): TimedOutcome => ({
    group: column === null ? null : text(cells[column]),
    time: Number(cells["time"]),
    event: cells["event"] === 1 ? 1 : 0
  });
  return boundsByGroup(recordsOf(followUp).map(timed), lost.map(timed), unit);
}

/** A time with its outcome, as far as it is known. */
export interface TimedOutcome {
  readonly group: string | null;
  readonly time: number;
  readonly event: 0 | 1;
}

/**
 * The two bounds overall and in each group; nothing where no outcome is unknown.
 *
 * @example
 * boundsByGroup([{group: null, time: 1, event: 1}], [{group: null, time: 2, event: 0}], "months").map(({allEvents}) => allEvents.nEvent) // [2]
 */
export function boundsByGroup(
  known: readonly TimedOutcome[],
  unknown: readonly TimedOutcome[],
  unit: Cohort["unit"]
): OutcomeBounds[] {
  if (unknown.length === 0) return [];
  const groups = [...new Set([...known, ...unknown].map(({group}) => group))].filter((group) => group !== null);
  return [null, ...groups.toSorted()].map((group) => {
    const own = (all: readonly TimedOutcome[]): readonly TimedOutcome[] =>
      group === null ? all : all.filter((one) => one.group === group);
    const [ofKnown, ofUnknown] = [own(known), own(unknown)];
    return {
      group,
      n: ofKnown.length + ofUnknown.length,
      unknown: ofUnknown.length,
      allCensored: boundOf(ofKnown, ofUnknown, 0, unit),
      allEvents: boundOf(ofKnown, ofUnknown, 1, unit)
    };
  });
}

function boundOf(
  known: readonly TimedOutcome[],
  unknown: readonly TimedOutcome[],
  outcome: 0 | 1,
  unit: Cohort["unit"]
): OutcomeBound {
  const event = [...known.map((one) => one.event), ...unknown.map(() => outcome)];
  const time = [...known, ...unknown].map((one) => one.time);
  const {estimate} = median(kaplanMeier(surv({time, event})));
  return {
    nEvent: event.filter((one) => one === 1).length,
    medianMonths: estimate === null ? null : toMonths(estimate, unit)
  };
}
