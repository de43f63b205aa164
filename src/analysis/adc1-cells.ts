import {isPfs, type Endpoint} from "../cohort/endpoints.ts";
import {toMonths} from "../math/calendar-days.ts";
import type {FollowUp} from "../patients/follow-up.ts";
import type {Transition} from "../patients/transition.ts";
import type {Question} from "../question/question.ts";
import {cellColumn, lazyColumns, type CellColumn, type CellColumns} from "../record/cell-columns.ts";

/** Columns that a transition has beside those of the file, for strata and covariates. */
export const derivedColumns: readonly string[] = ["pfs_adc1", "adc1_start_year"];

/** What the columns are made from beside the times. */
interface Adc1Context {
  /** Columns of the first line of ADC1. */
  readonly line: CellColumns;
  readonly endpoint: Pick<Endpoint, "kind" | "clock">;
  readonly dateMode: Question["dateMode"];
}

/**
 * What a plan may stratify by or adjust for of the ADC before, one row a transition: `pfs_adc1`, PFS(ADC1) in months, blank where its end was not seen; `adc1_start_year`, the calendar year of its start, where the
 * file has years (`start_year`) or calendar dates. A column is absent where the endpoint is no PFS, or no year is known.
 *
 * `times` are those on the first ADC of each transition, `line` the columns of its first line.
 *
 * @example
 * const line = {names: ["start_year"], has: (name) => name === "start_year", column: () => undefined};
 * const columns = adc1Columns([{}, {}], [{time: 182.625, event: 1}, {time: 90, event: 0}], {line, endpoint: {kind: "PFS", clock: "this ADC"}, dateMode: "relative"});
 * columns.names // ["pfs_adc1", "adc1_start_year"]
 * columns.column("pfs_adc1").values[0] // 6
 */
export function adc1Columns(
  transitions: readonly Pick<Transition, "from">[],
  times: readonly (Pick<FollowUp, "time" | "event"> | undefined)[],
  {line, endpoint, dateMode}: Adc1Context
): CellColumns {
  const made = new Map<string, () => CellColumn>();
  if (isPfs(endpoint))
    made.set("pfs_adc1", () => cellColumn(times.map((one) => (one?.event === 1 ? toMonths(one.time, "days") : null))));
  const blank = (): CellColumn => cellColumn(transitions.map(() => null));
  if (line.has("start_year")) made.set("adc1_start_year", () => line.column("start_year") ?? blank());
  else if (dateMode === "real")
    made.set("adc1_start_year", () =>
      cellColumn(transitions.map(({from}) => new Date(from.start * 86_400_000).getUTCFullYear()))
    );
  return lazyColumns([...made.keys()], (name) => made.get(name)?.() ?? blank());
}
