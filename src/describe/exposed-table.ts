import {desc, op, table, type ColumnTable} from "arquero";
import {listsByKey} from "../record/lists-by-key.ts";
import {rolledUp} from "./by-labels.ts";

/** One ADC as it was received in its position; days on the patient's clock. Patient-level. */
export interface ExposedRecord {
  readonly patientId: string;
  readonly label: string;
  /** 1 for ADC1, 2 for ADC2. */
  readonly position: number;
  readonly start: number;
  /** Last dose; null while it goes on. */
  readonly end: number | null;
  readonly firstLine: number | null;
  readonly lastLine: number | null;
  readonly nextStart: number | null;
  readonly stopReason: string | null;
  readonly doseReductions: number | null;
}

/** Drug and position, e.g. `SG as ADC1`: the unit of tables about exposures. */
export const exposedAs = ({label, position}: Pick<ExposedRecord, "label" | "position">): string =>
  `${label} as ADC${position}`;

/** Records by drug and position: positions together, the commonest drug first. */
export function byDrugAndPosition<R extends Pick<ExposedRecord, "label" | "position">>(
  exposed: readonly R[]
): Map<string, R[]> {
  return new Map(
    [...listsByKey(exposed, exposedAs)].sort(
      ([a, one], [b, two]) =>
        (one[0]?.position ?? 0) - (two[0]?.position ?? 0) || two.length - one.length || (a < b ? -1 : 1)
    )
  );
}

/** The exposures as a table, one row each in their order; `exposed_row` is the place from 0. Patient-level. */
export function exposedTable(exposed: readonly ExposedRecord[]): ColumnTable {
  const column = <T>(of: (record: ExposedRecord) => T): T[] => exposed.map(of);
  return table({
    exposed_row: exposed.map((_, place) => place),
    patient_id: column(({patientId}) => patientId),
    group: column(exposedAs),
    position: column(({position}) => position),
    start: column(({start}) => start),
    end: column(({end}) => end),
    first_line: column(({firstLine}) => firstLine),
    last_line: column(({lastLine}) => lastLine),
    next_start: column(({nextStart}) => nextStart),
    stop_reason: column(({stopReason}) => stopReason),
    dose_reductions: column(({doseReductions}) => doseReductions)
  });
}

/** Drugs in their positions as `byDrugAndPosition` sorts them, with how many received each as `of` and the place in this order as `rank`. */
export function exposedGroups(exposed: ColumnTable): ColumnTable {
  return rolledUp(exposed.select("group", "position"), ["group"], {position: op.any("position")})
    .rename({n: "of"})
    .orderby("position", desc("of"), "group")
    .derive({rank: op.row_number()})
    .reify();
}
