import {timesByExposure, type ExposureTimes} from "../patients/follow-up.ts";
import type {Transition} from "../patients/transition.ts";
import {requireColumns, requireSomeone, type Condition} from "../question/condition.ts";
import type {Question} from "../question/question.ts";
import {cellsOfRow, type CellColumns} from "../record/cell-columns.ts";
import type {TableRecord} from "../record/result.ts";
import type {LeftFor} from "./analysis-set.ts";
import type {RelapseStratumName} from "../patients/relapse-after-adc1.ts";
import {exclusionOf} from "./exclusions.ts";
import type {Therapy} from "./subject.ts";

/** Why a transition is not analysed, and the step of the analysis at which it left. */
export interface LeftAt extends LeftFor {
  readonly step: "population" | "endpoint" | "grouping";
}

/** A transition in the population whose time is known, with its cells. */
export interface KeptTransition {
  readonly therapy: Therapy;
  readonly cells: TableRecord;
}

/** Transitions in the population that have a time, and why each other one left. */
interface TransitionsKept {
  readonly kept: readonly KeptTransition[];
  readonly left: ReadonlyMap<Transition, LeftAt>;
  /** Those that left because ADC1 was (neo)adjuvant, and for no other reason. */
  readonly apart: readonly TransitionApart[];
}

/** A transition from a (neo)adjuvant ADC1, with the time of its relapse. */
export interface TransitionApart extends KeptTransition {
  readonly stratum: RelapseStratumName;
}

/** The time on an exposure as the endpoint has it, and that of one which had ended before observation began. */
export interface TimesOnExposure {
  readonly timeOf: ReturnType<typeof timesByExposure>;
  readonly timeBeforeEntry: ReturnType<typeof timesByExposure>;
}

/** Times of a follow-up, found by their exposure. */
export function timesOnExposure({times, beforeEntry}: Pick<ExposureTimes, "times" | "beforeEntry">): TimesOnExposure {
  return {timeOf: timesByExposure(times), timeBeforeEntry: timesByExposure(beforeEntry)};
}

/**
 * The transitions that are in the population and have a time, and why each other one left; `columns` hold their cells by the same place.
 *
 * Throws `RangeError` where the condition asks for a column that is not there, or can be told for nobody.
 */
export function keptTransitions(
  therapies: readonly Therapy[],
  columns: CellColumns,
  question: Question,
  times: TimesOnExposure
): TransitionsKept {
  const {where} = question.population;
  const kept: KeptTransition[] = [];
  const apart: TransitionApart[] = [];
  const left = new Map<Transition, LeftAt>();
  const asked: TableRecord[] = [];
  for (const [index, therapy] of therapies.entries()) {
    const excluded = exclusionOf(therapy, question);
    const stratum = excluded?.stratum ?? null;
    if (excluded !== null && stratum === null) {
      left.set(therapy.transition, leftFor(excluded));
      continue;
    }
    const cells = cellsOfRow(columns, index);
    if (where !== null) {
      if (asked.length === 0) requireColumns(where.columns, columns.names, "population.where");
      asked.push(cells);
    }
    const asks = stratum === null ? question : {...question, isByPosition: false};
    const why =
      unmet(where, cells) ?? untimed(therapy.transition, asks, times) ?? (excluded === null ? null : leftFor(excluded));
    if (why === null) kept.push({therapy, cells});
    else left.set(therapy.transition, why);
    if (stratum !== null && why?.reason === excluded?.reason) apart.push({therapy, cells, stratum});
  }
  if (where !== null) requireSomeone(where, asked);
  return {kept, left, apart};
}

const leftFor = ({reason, detail}: LeftFor): LeftAt => ({step: "population", reason, detail});

/** That the plan's condition does not hold, or cannot be told. */
function unmet(condition: Condition | null, cells: TableRecord): LeftAt | null {
  const holds = condition === null ? true : condition.test(cells);
  if (condition === null || holds === true) return null;
  return holds === null
    ? {step: "population", reason: "condition-not-assessable", detail: `a column needed by ${condition.text} is blank`}
    : {step: "population", reason: "condition-not-met", detail: `does not meet ${condition.text}`};
}

/** That the endpoint has no time on an exposure which the question asks about. */
function untimed(
  {from, to}: Transition,
  {isByPosition, endpointAsked}: Question,
  {timeOf, timeBeforeEntry}: TimesOnExposure
): LeftAt | null {
  const without = (isByPosition ? [from, to] : [to]).find((exposure) => timeOf(exposure) === undefined);
  if (without === undefined) return null;
  return timeBeforeEntry(without) === undefined
    ? {step: "endpoint", reason: "no-follow-up", detail: `${endpointAsked} cannot be derived`}
    : {
        step: "endpoint",
        reason: "entry-after-follow-up",
        detail: `${endpointAsked} had ended before observation of the patient began`
      };
}
