import type {PfsPair} from "../../figures/pfs-pair.ts";
import {toMonths} from "../../math/calendar-days.ts";
import type {Result} from "../../record/result.ts";

/** Both times of each transition analysed, in months, without identifiers. */
export function pfsPairs({transitions, followUp, unit}: Pick<Result, "transitions" | "followUp" | "unit">): PfsPair[] {
  const records = new Map(
    followUp.map((record) => [JSON.stringify([record["patient_id"], record["exposure"]]), record])
  );
  return transitions
    .filter(({analysed}) => analysed === true)
    .flatMap(({patient_id, from_exposure, to_exposure}) => {
      const first = records.get(JSON.stringify([patient_id, from_exposure]));
      const second = records.get(JSON.stringify([patient_id, to_exposure]));
      return first === undefined || second === undefined
        ? []
        : [
            {
              pfs1: toMonths(Number(first["time"]), unit),
              event1: first["event"] === 1,
              pfs2: toMonths(Number(second["time"]), unit),
              event2: second["event"] === 1
            }
          ];
    });
}
