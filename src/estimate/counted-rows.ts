import type {EventTable} from "../record/event-table.ts";
import {tableOf} from "../survival/event-table.ts";
import {surv} from "../survival/surv.ts";
import {tableWalk} from "../survival/table-walk.ts";
import {armColumns, type ArmColumns, type ArmTables} from "./arms.ts";

/**
 * Event tables of two arms as rows with frequencies that have the same risk sets: for each time of a table those with the event and those without, at risk from the time before.
 *
 * The partial likelihood of two arms, the log-rank test and the test of proportional hazards ask for nothing else, with delayed entry or without; how long one patient was followed cannot be had from them.
 * With delayed entry every table needs a row at each event time of the others (`eventTable(follow, {times})`). Throws `RangeError` where it has none, for tables that are not whole counts, and for columns that do not fit each other.
 *
 * @example
 * const table = (time, event) => eventTable(surv({time, event}));
 * [...countedRows({kind: "counts", reference: "A", group: "B", cells: [{reference: table([2, 5], [1, 1]), group: table([3, 6], [1, 0])}]}).follow.weight] // [1, 1, 1, 1, 1, 1]
 */
export function countedRows({reference, group, cells}: ArmTables): ArmColumns {
  checkSharedTimes(reference, group, cells);
  const rows = cells.flatMap(({reference: there, group: here}, cell) => [
    ...tableRows(tableOf(there, `table of ${reference}`), reference, `cell ${cell}`),
    ...tableRows(tableOf(here, `table of ${group}`), group, `cell ${cell}`)
  ]);
  return armColumns(
    [reference, group],
    rows.map(({arm}) => arm),
    surv({
      time: rows.map(({time}) => time),
      event: rows.map(({event}) => event),
      entry: rows.map(({entry}) => entry),
      weight: rows.map(({weight}) => weight),
      weightKind: "frequency"
    }),
    {cells: rows.map(({cell}) => cell)}
  );
}

/** Who is at risk at an event of another table is not known where somebody entered since the row before. */
function checkSharedTimes(reference: string, group: string, cells: ArmTables["cells"]): void {
  const tables = Object.fromEntries(
    cells.flatMap((cell, at) => [
      [`${reference} of cell ${at}`, cell.reference],
      [`${group} of cell ${at}`, cell.group]
    ])
  );
  if (Object.values(tables).some(({nEvent}) => nEvent.some((count) => count > 0))) tableWalk(tables);
}

interface CountedRow {
  readonly arm: string;
  readonly cell: string;
  readonly time: number;
  readonly entry: number;
  readonly event: 0 | 1;
  readonly weight: number;
}

function tableRows({time, nRisk, nEvent}: EventTable, arm: string, cell: string): CountedRow[] {
  return [...time].flatMap((at, k) => {
    const events = nEvent[k] ?? 0;
    const shared = {arm, cell, time: at, entry: k === 0 ? -1 : (time[k - 1] ?? -1)};
    return [
      {...shared, event: 1 as const, weight: events},
      {...shared, event: 0 as const, weight: (nRisk[k] ?? 0) - events}
    ].filter(({weight}) => weight > 0);
  });
}
