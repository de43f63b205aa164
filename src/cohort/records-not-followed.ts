import type {IssueLog} from "../record/issue-log.ts";
import {isGraveLoss} from "./grave-loss.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";

/**
 * Tells of records that are censored at time 0, where they are more than a few: nobody was observed, though each counts as a patient. A template whose rows nobody filled in leaves them.
 *
 * @example
 * const found = [];
 * const records = {columns: new Map([["time", [5, 0, 0, 7]], ["event", [1, 0, 0, 0]]]), file: ["c", "c", "c", "c"], row: [2, 3, 4, 5], unusable: [null, null, null, null]};
 * tellRecordsNotFollowed(records, "months", {add: ({code, count}) => found.push([code, count])});
 * found // [["censored-at-time-zero", 2]]
 */
export function tellRecordsNotFollowed(
  records: Pick<TypedRecords, "columns" | "file" | "row" | "unusable">,
  column: string,
  log: Pick<IssueLog, "add">
): void {
  const [times, events] = [records.columns.get("time") ?? [], records.columns.get("event") ?? []];
  const usable = records.unusable.flatMap((reason, i) => (reason === null ? [i] : []));
  const places = usable.filter((i) => times[i] === 0 && events[i] === 0);
  if (!isGraveLoss(places.length, usable.length) || places.length === usable.length) return;
  log.add({
    code: "censored-at-time-zero",
    severity: "warning",
    ...recordPlaces(records, places),
    column,
    expected: "records that were followed for some time",
    received: "0, censored",
    hint: 'are they rows of a template that nobody filled in? population: {where: "time > 0"} leaves them out',
    count: places.length
  });
}
