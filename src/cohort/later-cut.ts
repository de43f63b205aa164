import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {CellValue} from "./cell-values.ts";
import {unitOfHeader} from "./header-unit.ts";
import {outcomeEndpoint} from "./outcome-endpoint.ts";
import {numberIn} from "./pfs-against-os.ts";

/** Fewest records with both times and outcomes, and fewest whose follow-up goes on. */
const FEWEST = 10;
const FEWEST_LONGER = 3;
/** Share of the records that have to go together. */
const TOGETHER = 0.95;
/** Decimals of one number in two notations. */
const SAME = 1e-9;

/** Times and outcomes of a file as they were read. */
interface OutcomesRead {
  readonly time: string;
  readonly event: string;
  readonly times: readonly (CellValue | undefined)[];
  readonly events: readonly (CellValue | undefined)[];
}

/**
 * Stops where beside time and outcome of ready-made follow-up a second pair is that of a later data cut: who had the event has it there at the same time, and others are followed on.
 *
 * @example
 * const found = [];
 * const times = [5, 7, 3, 9, 4, 6, 8, 2, 5, 7];
 * const events = [1, 0, 1, 0, 1, 0, 1, 0, 1, 0];
 * const table = {name: "c.csv", header: ["t", "e", "t_final", "e_final"], columns: [[], events.map(String), times.map((t, i) => String(t + 3 * (1 - events[i]))), events.map(String)], row: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]};
 * checkLaterCut(table, {time: "t", event: "e", times, events}, {add: ({code, count, choices}) => found.push([code, count, choices[0].line])});
 * found // [["later-cut-beside", 5, 'mapping: {time: "t_final", event: "e_final"}']]
 */
export function checkLaterCut(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  {time, event, times, events}: OutcomesRead,
  log: Pick<IssueLog, "add">
): void {
  const textsOf = (column: string): readonly string[] =>
    (columns[header.indexOf(column)] ?? []).map((text) => text.trim());
  const codes = new Map(textsOf(event).map((text, i) => [text, events[i]] as const));
  const outcomes = header.filter(
    (column) => column !== event && column !== time && textsOf(column).every((text) => text === "" || codes.has(text))
  );
  for (const later of header) {
    if (later === time || later === event || !isOfSameEndpoint(later, time)) continue;
    const laterTimes = textsOf(later).map(numberIn);
    for (const outcome of outcomes) {
      if (outcome === later || textsOf(outcome).every((text) => text === "")) continue;
      const laterEvents = textsOf(outcome).map((text) => codes.get(text));
      const pairs = row.flatMap((_, i): Pair[] => {
        const [a, b] = [times[i], laterTimes[i]];
        const [own, second] = [events[i], laterEvents[i]];
        return typeof a === "number" && typeof b === "number" && isOutcome(own) && isOutcome(second)
          ? [{i, more: b - a, own, second}]
          : [];
      });
      const longer = goesOn(pairs);
      if (longer === null) continue;
      const further = pairs.filter(({own, second}) => own === 0 && second === 1).length;
      log.add({
        code: "later-cut-beside",
        severity: "error",
        stops: true,
        file,
        row: row[longer[0]?.i ?? -1] ?? null,
        column: time,
        expected: "one data cut, or a plan that says which is meant",
        received: `${later} with ${outcome}, followed on`,
        hint: `who had the event has it there at the same time, ${longer.length} others are followed longer, and ${further} of them have it later`,
        count: longer.length,
        choices: [
          {
            line: `mapping: {time: ${JSON.stringify(later)}, event: ${JSON.stringify(outcome)}}`,
            why: `the later cut, with ${further} more events; beside the other columns of mapping`
          },
          {line: "accept: [later-cut-beside]", why: `the earlier cut in ${time} is meant`}
        ]
      });
      return;
    }
  }
}

interface Pair {
  readonly i: number;
  /** How much longer the second time is. */
  readonly more: number;
  readonly own: 0 | 1;
  readonly second: 0 | 1;
}

const isOutcome = (value: CellValue | undefined): value is 0 | 1 => value === 0 || value === 1;

function isOfSameEndpoint(later: string, time: string): boolean {
  const [a, b] = [outcomeEndpoint("", later), outcomeEndpoint("", time)];
  return (a === "unknown" || b === "unknown" || a === b) && unitOfHeader(later) === unitOfHeader(time);
}

/** The records whose follow-up goes on, where the second pair is that of a later cut; null where it is not. */
function goesOn(pairs: readonly Pair[]): readonly Pair[] | null {
  const [had, others] = [pairs.filter(({own}) => own === 1), pairs.filter(({own}) => own === 0)];
  const same = had.filter(({more, second}) => second === 1 && Math.abs(more) <= SAME);
  const longer = others.filter(({more}) => more > SAME);
  const shorter = others.filter(({more}) => more < -SAME);
  return pairs.length >= FEWEST &&
    had.length > 0 &&
    same.length >= TOGETHER * had.length &&
    longer.length >= FEWEST_LONGER &&
    longer.length > (1 - TOGETHER) * others.length &&
    shorter.length <= (1 - TOGETHER) * others.length
    ? longer
    : null;
}
