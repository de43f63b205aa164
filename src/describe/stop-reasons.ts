import {escape, type ColumnTable} from "arquero";
import type {CountTable, ExposedPatients} from "../record/count-table.ts";
import {lookedUp, rolledUp} from "./by-labels.ts";
import {exposedGroups} from "./exposed-table.ts";
import {countsOf} from "./counts-of-rows.ts";

/** Stands where an exposure has no last dose: treatment went on at the end of the data. */
export const ONGOING = "treatment goes on";
const NOT_RECORDED = "not recorded";

/** Why each ADC was stopped, by drug and position; `of` is how many received it. `exposed` as from `exposedTable`. */
export function stopReasons(exposed: ColumnTable, whom: ExposedPatients): CountTable | null {
  if (Array.from(exposed.array("stop_reason")).every((reason) => reason === null)) return null;
  const reasons = exposed
    .select("group", "stop_reason", "end")
    .derive({
      item: escape(
        ({stop_reason, end}: {readonly stop_reason: string | null; readonly end: number | null}) =>
          stop_reason ?? (end === null ? ONGOING : NOT_RECORDED)
      )
    });
  const counted = lookedUp(
    rolledUp(reasons, ["group", "item"]),
    exposedGroups(exposed),
    ["group"],
    ["of", "rank"]
  ).orderby("rank", "item");
  return {name: "stop-reasons", population: whom, counts: countsOf(counted), notes: []};
}
