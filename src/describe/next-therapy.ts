import {escape, table, type ColumnTable} from "arquero";
import type {CountTable} from "../record/count-table.ts";
import {lookedUp, rolledUp} from "./by-labels.ts";
import {countsOf} from "./counts-of-rows.ts";
import {withoutTherapyAfter} from "./therapy-after-adc2.ts";

/** The first systemic therapy after ADC2 of each group, or why there is none; a combination counts under each of its classes, so that these may add up to more than all. */
export function nextTherapy(patients: ColumnTable): CountTable {
  const pairs = patients.select("group", "next_therapy");
  const found = pairs.unroll("next_therapy").rename({next_therapy: "item"});
  const items = found
    .select("item")
    .dedupe("item")
    .filter(escape(({item}: {readonly item: string}) => !withoutTherapyAfter.some((end) => end === item)))
    .orderby("item")
    // concat goes by the rows as they lie, not by their order.
    .reify()
    .concat(table({item: [...withoutTherapyAfter]}));
  const groups = rolledUp(pairs, ["group"]).rename({n: "of"});
  const counted = lookedUp(groups.cross(items), rolledUp(found, ["group", "item"]), ["group", "item"], ["n"]);
  return {
    name: "next-therapy",
    population: {code: "first-therapy-after-adc2"},
    counts: countsOf(counted),
    notes: [{code: "under-each-class"}]
  };
}
