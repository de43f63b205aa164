import type {CsvTable} from "../files/csv.ts";
import type {PlanChoice} from "../record/issue.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import type {CellValue} from "./cell-values.ts";
import {normalName} from "./column-dictionary.ts";
import {unitOfHeader} from "./header-unit.ts";
import {recordedDeaths} from "./outcome-witness.ts";
import {answerOf} from "./outcome-words.ts";
import {numberIn, survivalTimeOf} from "./pfs-against-os.ts";

/** Fewest records, so that a run stops; one is a warning. */
const FEWEST = 2;
/** Decimals of one number in two notations. */
const SAME = 1e-9;

/** Times and outcomes of a file of ready-made follow-up as they were read, one a record. */
export interface ReadTimes {
  /** Columns of time and outcome, as the file spells them. */
  readonly time: string;
  readonly event: string;
  readonly unit: TimeUnit;
  readonly times: readonly (CellValue | undefined)[];
  readonly events: readonly (CellValue | undefined)[];
}

/** Names, in normal form, of a death that nothing went before. */
const deathAlone =
  /(?:^|_)(?:death|died|dead|tod|verstorben|gestorben|deces|decede\w*|muerte|fallecid[oa]|exitus|morte|decesso|deceduto|obito|overleden|overlijden)_(?:before|without|w_o|vor|ohne|avant|sans|antes_de|sin|prima_di?|prima_della|senza|sem|voor|zonder)_(?:\w+_)?(?:progression|progress|pd|progresion|progressione|progressao|progressie)(?:_|$)/;

/**
 * Finds records that are censored though a column says that the patient died without a progression (`death_before_progression`, `Tod ohne Progress`): of a time without progression a death is an event. Two or more stop the run.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["pfs", "progression", "death_before_progression"], columns: [["5", "7"], ["0", "0"], ["1", "1"]], row: [2, 3]};
 * checkDeathsAlone(table, {time: "pfs", event: "progression", unit: "months", times: [5, 7], events: [0, 0]}, {add: ({code, count}) => found.push([code, count])});
 * found // [["death-without-event", 2]]
 */
export function checkDeathsAlone(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  {time, event, events}: ReadTimes,
  log: Pick<IssueLog, "add">
): void {
  if (/(?:^|_)(?:rw)?ttp(?:_|$)/.test(normalName(`${time}_${event}`))) return;
  for (const [k, column] of header.entries()) {
    if (column === event || !deathAlone.test(normalName(column))) continue;
    const places = (columns[k] ?? []).flatMap((text, i) =>
      events[i] === 0 && (answerOf(text) === "yes" || /^\s*(?:1(?:\.0+)?|x)\s*$/i.test(text)) ? [i] : []
    );
    const [first] = places;
    if (first === undefined) continue;
    const stops = places.length >= FEWEST;
    log.add({
      code: "death-without-event",
      severity: stops ? "error" : "warning",
      ...(stops ? {stops: true as const} : {}),
      file,
      row: row[first] ?? null,
      rows: places.flatMap((i) => row[i] ?? []),
      column: event,
      expected: `an event where column ${column} says that the patient died without a progression`,
      received: "censored",
      hint: "a death without progression is an event; write a column that is yes for either, and map it to event",
      count: places.length,
      ...(stops ? {choices: [eitherOf(event, column), leavesDeathsOut]} : {})
    });
  }
}

/** The line by which either of two columns is the event. */
const eitherOf = (event: string, death: string): PlanChoice => ({
  line: `mapping: {event: {either: [${JSON.stringify(event)}, ${JSON.stringify(death)}]}}`,
  why: "the event is a progression or a death; beside the other columns of mapping"
});

const leavesDeathsOut: PlanChoice = {
  line: "accept: [death-without-event]",
  why: "deaths are left out, as in time to progression"
};

/**
 * Finds records that are censored on the day of death: the time ends with survival, and another column says that the patient died. Every endpoint but time to progression counts a death as
 * an event. Two or more stop the run.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["pfs", "pfs_event", "os", "vital"], columns: [["5", "7"], ["0", "0"], ["5", "9"], ["dead", "dead"]], row: [2, 3]};
 * const read = {time: "pfs", event: "pfs_event", unit: "months", times: [5, 7], events: [0, 0]};
 * checkDeadWithoutEvent(table, read, {add: ({code, row, count}) => found.push([code, row, count])});
 * found // [["death-without-event", 2, 1]]
 */
export function checkDeadWithoutEvent(
  table: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  {time, event, unit, times, events}: ReadTimes,
  log: Pick<IssueLog, "add">
): void {
  const survival = survivalTimeOf(table.header);
  if (survival === null || survival === time || /(?:^|_)(?:rw)?ttp(?:_|$)/.test(normalName(`${time}_${event}`))) return;
  if ((unitOfHeader(time) ?? unit) !== (unitOfHeader(survival) ?? unit)) return;
  const survivals = table.columns[table.header.indexOf(survival)] ?? [];
  const deaths = recordedDeaths(table, event);
  const places = [...deaths.keys()]
    .filter((i) => {
      const [own, whole] = [times[i], numberIn(survivals[i])];
      return events[i] === 0 && typeof own === "number" && whole !== null && Math.abs(own - whole) <= SAME;
    })
    .toSorted((a, b) => a - b);
  const [first] = places;
  if (first === undefined) return;
  const stops = places.length >= FEWEST;
  // Where some died later than their time ended, not every death is an event of it.
  const isWhole =
    [...deaths.keys()].every((i) => events[i] !== 0 || places.includes(i)) &&
    new Set(deaths.values()).size === 1 &&
    !table.header.includes(`${event} or ${deaths.get(first) ?? ""}`);
  log.add({
    code: "death-without-event",
    severity: stops ? "error" : "warning",
    ...(stops ? {stops: true as const} : {}),
    file: table.name,
    row: table.row[first] ?? null,
    rows: places.flatMap((i) => table.row[i] ?? []),
    column: event,
    expected: `an event where the time ends with ${survival} and column ${deaths.get(first) ?? ""} says that the patient died`,
    received: "censored",
    hint: "a death without progression is an event; correct the outcome of these records",
    count: places.length,
    ...(stops ? {choices: [...(isWhole ? [eitherOf(event, deaths.get(first) ?? "")] : []), leavesDeathsOut]} : {})
  });
}
