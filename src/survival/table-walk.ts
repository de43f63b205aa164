import type {EventTable} from "../record/event-table.ts";
import {tableOf} from "./event-table.ts";
import {labelIndex, type Label} from "./groups.ts";
import type {RiskSetWalk} from "./log-rank-score.ts";

/** Event tables by group; an array of such records is one a stratum. */
export type EventTables = Readonly<Record<string, EventTable>> | readonly Readonly<Record<string, EventTable>>[];

/**
 * A walk through the event times of grouped event tables, for tests that need nothing else.
 *
 * Throws `RangeError` for fewer than two groups, no events, or tables with delayed entry whose risk set at another group's event time
 * cannot be known.
 */
export function tableWalk(given: EventTables): {
  readonly levels: readonly Label[];
  readonly n: readonly number[];
  readonly walk: RiskSetWalk;
} {
  const {levels, byStratum} = checkedTables(given);
  const n = levels.map((_, j) =>
    byStratum.reduce((sum, tables) => sum + (tables[j]?.nEntered.reduce((a, b) => a + b, 0) ?? 0), 0)
  );
  for (const tables of byStratum) checkDelayedEntry(tables, levels);
  return {
    levels,
    n,
    walk: ({stratum, eventTime}) => {
      for (const [s, tables] of byStratum.entries()) {
        stratum?.(s);
        walkStratum(tables, eventTime);
      }
    }
  };
}

/** The tables of each stratum in the order of the groups; null where a stratum lacks a group. */
function checkedTables(given: EventTables): {
  readonly levels: readonly Label[];
  readonly byStratum: readonly (readonly (EventTable | null)[])[];
} {
  const strata = Array.isArray(given)
    ? (given as readonly Readonly<Record<string, EventTable>>[])
    : [given as Readonly<Record<string, EventTable>>];
  const {levels} = labelIndex(strata.flatMap((tables) => Object.keys(tables)));
  if (levels.length < 2) throw new RangeError(`tables must hold at least two groups, got ${levels.length}`);
  const byStratum = strata.map((tables) =>
    levels.map((group) => {
      const table = tables[String(group)];
      return table === undefined ? null : tableOf(table, `table ${String(group)}`);
    })
  );
  if (!byStratum.some((tables) => tables.some((table) => table !== null && table.nEvent.some((d) => d > 0))))
    throw new RangeError("nEvent must be above 0 at least once, got no events");
  return {levels, byStratum};
}

/** Times with an event in any table, ascending. */
function eventTimes(tables: readonly (EventTable | null)[]): Float64Array {
  const times = new Set<number>();
  for (const table of tables) table?.time.forEach((time, k) => table.nEvent[k] > 0 && times.add(time));
  return Float64Array.from(times).sort();
}

function walkStratum(
  tables: readonly (EventTable | null)[],
  eventTime: (nRisk: Float64Array, nEvent: Float64Array, position: number) => void
): void {
  const next = new Int32Array(tables.length);
  const nRisk = new Float64Array(tables.length);
  const nEvent = new Float64Array(tables.length);
  for (const [position, time] of eventTimes(tables).entries()) {
    for (const [j, table] of tables.entries()) {
      if (table === null) continue;
      while (next[j] < table.time.length && table.time[next[j]] < time) next[j] += 1;
      const k = next[j];
      nRisk[j] = k < table.time.length ? table.nRisk[k] : 0;
      nEvent[j] = k < table.time.length && table.time[k] === time ? table.nEvent[k] : 0;
    }
    eventTime(nRisk, nEvent, position);
  }
}

/** Between two rows the risk set is that of the later row unless someone entered in between, which a table does not date. */
function checkDelayedEntry(tables: readonly (EventTable | null)[], levels: readonly Label[]): void {
  const times = eventTimes(tables);
  for (const [j, table] of tables.entries()) {
    if (table === null || !table.nEntered.some((count, k) => k > 0 && count > 0)) continue;
    let k = 0;
    for (const time of times) {
      while (k < table.time.length && table.time[k] < time) k += 1;
      if (k < table.time.length && table.time[k] !== time && table.nEntered[k] > 0)
        throw new RangeError(
          `table ${String(levels[j])} has delayed entry before time ${table.time[k]} and no row at time ${time}, where another group has an event; make it with eventTable(follow, {times})`
        );
    }
  }
}
