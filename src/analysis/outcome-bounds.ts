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
  if (lost.length === 0) return [];
  const kept = recordsOf(followUp);
  const column = groupingColumn(question.grouping);
  const groups = column === null ? [] : [...new Set([...kept, ...lost].map((cells) => text(cells[column])))];
  return [null, ...groups.filter((group) => group !== null).toSorted()].map((group) => {
    const own = (records: readonly TableRecord[]): readonly TableRecord[] =>
      group === null || column === null ? records : records.filter((cells) => text(cells[column]) === group);
    const [known, unknown] = [own(kept), own(lost)];
    return {
      group,
      n: known.length + unknown.length,
      unknown: unknown.length,
      allCensored: boundOf(known, unknown, 0, unit),
      allEvents: boundOf(known, unknown, 1, unit)
    };
  });
}

function boundOf(
  known: readonly TableRecord[],
  unknown: readonly TableRecord[],
  outcome: 0 | 1,
  unit: Cohort["unit"]
): OutcomeBound {
  const event = [...known.map((cells) => (cells["event"] === 1 ? 1 : 0)), ...unknown.map(() => outcome)];
  const time = [...known, ...unknown].map((cells) => Number(cells["time"]));
  const {estimate} = median(kaplanMeier(surv({time, event})));
  return {
    nEvent: event.filter((one) => one === 1).length,
    medianMonths: estimate === null ? null : toMonths(estimate, unit)
  };
}
