import {resultRow, type Row} from "../record/row.ts";
import type {Subject} from "./subject.ts";

/**
 * What the events of each group were: one row for each cause that occurs in any group, with its count as `estimate` among `nEvent` events of `n`.
 *
 * No rows where causes are not known, as with follow-up that came ready-made.
 *
 * @example
 * const subject = (cause) => ({patientId: null, file: null, row: null, group: "A", time: 1, event: 1, cause, entry: null, cells: {}});
 * eventCauses(new Map([["A", [subject("death"), subject("progression"), subject("death")]]]), {}).map(({term, estimate}) => [term, estimate]) // [["death", 2], ["progression", 1]]
 */
export function eventCauses(
  groups: ReadonlyMap<string, readonly Subject[]>,
  labels: Partial<Pick<Row, "endpoint" | "population">>
): Row[] {
  const causeOf = ({event, cause}: Subject): string | null => (event === 1 ? (cause ?? null) : null);
  const causes = [...new Set([...groups.values()].flat().map(causeOf))].filter((cause) => cause !== null).sort();
  return [...groups].flatMap(([group, subjects]) => {
    const nEvent = subjects.filter(({event}) => event === 1).length;
    return causes.map((cause) => {
      const count = subjects.filter((subject) => causeOf(subject) === cause).length;
      return resultRow({
        ...labels,
        analysis: "events",
        kind: "event-count",
        group,
        term: cause,
        scale: "count",
        estimate: count,
        counts: [count],
        n: subjects.length,
        nEvent,
        nCensored: subjects.length - nEvent,
        method: "count of events by cause"
      });
    });
  });
}
