import {desc, escape, op, type ColumnTable} from "arquero";
import type {CountTable} from "../record/count-table.ts";
import {rolledUp} from "./by-labels.ts";
import type {PatientRow} from "./patient-table-columns.ts";
import {countsOf} from "./counts-of-rows.ts";

/** What both ADCs of a sequence are known for by their labels and payloads, with how many patients took that sequence: expected, and not observed in the cohort. */
export function labelOverlap(patients: ColumnTable): CountTable | null {
  const counted = rolledUp(patients.select("sequence", "shared_toxicities"), ["sequence"], {
    shared: op.array_agg("shared_toxicities")
  })
    .orderby(desc("n"), "sequence")
    .derive({
      item: escape(({shared}: {readonly shared: readonly PatientRow["shared_toxicities"][]}) => {
        const items = shared.at(-1) ?? null;
        return items === null ? ["no established profile"] : items.length === 0 ? ["none"] : items;
      }),
      of: escape(() => patients.numRows())
    })
    .rename({sequence: "group"})
    // unroll goes by the rows as they lie, not by their order.
    .reify()
    .unroll("item");
  return counted.numRows() === 0
    ? null
    : {
        name: "label-overlap",
        population: {code: "transitions-by-sequence"},
        counts: countsOf(counted),
        notes: [{code: "from-labels"}]
      };
}
