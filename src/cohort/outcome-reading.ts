import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {OutcomeCode, OutcomeCodebook, OutcomeMeaning} from "../record/outcome-code.ts";
import {shownValue, type ReadCell} from "./cell-values.ts";
import {isWrittenDate} from "./date-forms.ts";
import type {ProposedMapping} from "./header-mapping.ts";
import {outcomeCodebook, type OutcomeColumn} from "./outcome-codebook.ts";
import {tellsReason} from "./outcome-reasons.ts";
import {areCodes, openOutcome, proposedReadings} from "./outcome-readings.ts";
import {outcomeLegends, type OutcomeLegends} from "./outcome-legend.ts";
import {outcomePolarity} from "./outcome-polarity.ts";
import {outcomeWitnesses} from "./outcome-witness.ts";
import {outcomeEndpoint, type OutcomeEndpoint} from "./outcome-endpoint.ts";
import {timeReader, type TimeRules} from "./time-cells.ts";
import {timeOutcome, type TimeOutcome} from "./time-outcome.ts";
import type {CellReader} from "./typed-records.ts";
import type {ValueMeanings} from "./value-meanings.ts";

/** How time and outcome of a file of ready-made follow-up are read. */
export interface OutcomeReading {
  /** Readers of `event`, `time` and `entry`; none where the file has no such column. */
  readonly readers: ReadonlyMap<string, CellReader>;
  /** Null where the file has no outcome column. */
  readonly codebook: OutcomeCodebook | null;
  /** What a time says of the outcome, by a `+` or a word; one a record. */
  readonly told: readonly (TimeOutcome | null)[];
  /** The table with the outcomes that the times tell. */
  readonly table: CsvTable;
  /** Where texts stand that look like a legend of the outcome and are not understood. */
  readonly legendsNotRead: OutcomeLegends["notRead"];
}

interface OutcomeInput {
  readonly mapping: ProposedMapping;
  readonly meanings: ValueMeanings;
  readonly rules: TimeRules;
}

/**
 * Reads the outcome column of a file by its codebook, and times that say at least (`12.3+`, `>12`); where one column holds both, such a time is censored and another is an event.
 *
 * @example
 * const table = {name: "c.csv", header: ["t"], columns: [["5", "12.3+"]], row: [2, 3]};
 * const mapping = {mapped: [{canonical: "time", column: "t"}, {canonical: "event", column: "t"}]};
 * const {readers} = outcomeReading(table, {mapping, meanings: {meaningOf: () => null}, rules: {decimalComma: false, unit: null}});
 * ["5", "12.3+"].map((text) => [readers.get("time")(text).value, readers.get("event")(text).value]) // [[5, 1], [12.3, 0]]
 */
export function outcomeReading(table: CsvTable, {mapping, meanings, rules}: OutcomeInput): OutcomeReading {
  const spelled = (name: string): string | null =>
    mapping.mapped.find(({canonical}) => canonical === name)?.column ?? null;
  const [time, event] = [spelled("time"), spelled("event")];
  const textsOf = (column: string): readonly string[] => {
    const texts = table.columns[table.header.indexOf(column)] ?? [];
    return table.row.map((_, i) => texts[i] ?? "");
  };
  const endpoint = outcomeEndpoint(event ?? "", time);
  const told = (time === null ? [] : textsOf(time)).map((text) =>
    meanings.meaningOf("time", text) === null ? timeOutcome(text, endpoint) : null
  );
  const ofTimes = timesCodebook(table.name, event ?? "", {texts: textsOf(time ?? ""), told});
  const settled = event === null ? null : blanksByTime(textsOf(event), {told, meanings, ofTimes});
  const read = settled === null || event === null || event === time ? table : withColumn(table, event, settled.texts);
  const legends =
    event === null || event === time
      ? null
      : outcomeLegends(read, {event, asked: {polarity: outcomePolarity(event), endpoint}});
  const dates = settled?.texts.filter((text) => isWrittenDate(text)) ?? [];
  const codebook =
    event === null || settled === null
      ? null
      : event === time
        ? ofTimes
        : codebookByTime(
            {
              file: table.name,
              column: event,
              time,
              texts: settled.texts.map((text) => (dates.length >= FEWEST_DATES && isWrittenDate(text) ? DATE : text)),
              meaningOf: (text) => settled.byTime.get(text) ?? meanings.meaningOf("event", text),
              witnesses: outcomeWitnesses(read, {outcome: event, time}),
              legends: legends?.said ?? []
            },
            settled.byTime
          );
  const readers = new Map<string, CellReader>();
  for (const name of ["time", "entry"] as const)
    if (spelled(name) !== null) readers.set(name, timeReader(name, meanings, rules));
  if (codebook !== null) readers.set("event", event === time ? timesReader(codebook, endpoint) : eventReader(codebook));
  return {readers, codebook, told, table: read, legendsNotRead: legends?.notRead ?? []};
}

/** The codebook, in which what the time tells of a blank is not the plan's. */
function codebookByTime(column: OutcomeColumn, byTime: ReadonlyMap<string, string>): OutcomeCodebook {
  const codebook = outcomeCodebook(column);
  return {
    ...codebook,
    codes: codebook.codes.map((one) => (byTime.has(one.code) ? {...one, basis: "convention"} : one))
  };
}

/** Code for cells that hold a day: it says when, and nobody but the plan whether. */
export const DATE = "a date";
const FEWEST_DATES = 2;

interface BesideTimes {
  readonly told: readonly (TimeOutcome | null)[];
  readonly meanings: Pick<ValueMeanings, "meaningOf">;
  /** What the times say where they are the outcome themselves. */
  readonly ofTimes: OutcomeCodebook;
}

/** Outcomes, in which blanks that the time tells have codes of their own, and what these say. */
interface SettledBlanks {
  readonly texts: readonly string[];
  readonly byTime: ReadonlyMap<string, string>;
}

/** The outcomes, with blanks that the time tells: by its + or word, and where no outcome stands anywhere as if time and outcome stood in one column. The plan's word for a blank goes before. */
function blanksByTime(outcomes: readonly string[], {told, meanings, ofTimes}: BesideTimes): SettledBlanks {
  if (!told.some((one) => one !== null) || meanings.meaningOf("event", "") !== null)
    return {texts: outcomes, byTime: new Map()};
  const plain = outcomes.every((text) => text.trim() === "")
    ? ofTimes.codes.find(({code}) => code === WITHOUT_PLUS)?.meaning.kind
    : undefined;
  const byTime = new Map<string, string>();
  const texts = outcomes.map((text, i) => {
    const one = told[i] ?? null;
    if (text.trim() !== "" || (one === null && plain !== "event")) return text;
    const code = `blank beside ${one === null ? WITHOUT_PLUS : codeOf(one)}`;
    byTime.set(code, one?.says ?? "event");
    return code;
  });
  return {texts, byTime};
}

function withColumn(table: CsvTable, column: string, texts: readonly string[]): CsvTable {
  const k = table.header.indexOf(column);
  return {...table, columns: table.columns.map((own, i) => (i === k ? [...texts] : own))};
}

const WITHOUT_PLUS = "a time without +";
const codeOf = ({by}: TimeOutcome): string => (by === "+" ? "a time with +" : `a time with ${by}`);

/** Reads the outcome of a time in a column that holds both. */
function timesReader({codes}: OutcomeCodebook, endpoint: OutcomeEndpoint): CellReader {
  const plain = codes.find(({code}) => code === WITHOUT_PLUS)?.meaning ?? OPEN;
  return (text) => {
    if (text.trim() === "") return {value: null};
    const one = timeOutcome(text, endpoint);
    return one === null ? cellOf(WITHOUT_PLUS, plain) : {value: one.says === "event" ? 1 : 0};
  };
}

const OPEN: OutcomeMeaning = {kind: "open"};

interface Times {
  readonly texts: readonly string[];
  readonly told: readonly (TimeOutcome | null)[];
}

/** Times by what they say of the outcome; one that says nothing is an event beside others that are censored, and open where others say that they are events, or none says anything. */
function timesCodebook(file: string, column: string, {texts, told}: Times): OutcomeCodebook {
  const filled = texts.filter((text) => text.trim() !== "").length;
  const counts = new Map<string, OutcomeCode>();
  for (const one of told) {
    if (one === null) continue;
    const code = codeOf(one);
    const count = (counts.get(code)?.count ?? 0) + 1;
    counts.set(code, {code, count, meaning: {kind: one.says}, basis: one.by === "+" ? "convention" : "word"});
  }
  const saying = [...counts.values()];
  const saysNothing = filled - saying.reduce((sum, {count}) => sum + count, 0);
  const isEvent = saying.length > 0 && saying.every(({meaning}) => meaning.kind === "censored");
  const blank = texts.length - filled;
  return {
    file,
    column,
    codes: [
      ...saying,
      ...(saysNothing > 0 || saying.length === 0
        ? [
            {
              code: WITHOUT_PLUS,
              count: saysNothing,
              meaning: isEvent ? ({kind: "event"} as const) : OPEN,
              basis: isEvent ? ("convention" as const) : ("none" as const)
            }
          ]
        : []),
      ...(blank > 0
        ? [{code: "", count: blank, meaning: {kind: "unknown"} as const, basis: "convention" as const}]
        : [])
    ],
    witness: null,
    doubt: null
  };
}

/** Reads a code as the codebook has it: 1 or 0, or the cause of an event as text. */
function eventReader({codes}: OutcomeCodebook): CellReader {
  const cells = new Map(codes.map(({code, meaning}) => [code, cellOf(code, meaning)]));
  return (text) => cells.get(text.trim()) ?? (isWrittenDate(text) ? cells.get(DATE) : undefined) ?? {value: null};
}

function cellOf(code: string, meaning: OutcomeMeaning): ReadCell {
  if (meaning.kind === "competing" || (meaning.kind === "event" && meaning.cause !== undefined))
    return {value: meaning.cause ?? ""};
  if (meaning.kind === "event") return {value: 1};
  if (meaning.kind === "censored") return {value: 0};
  return code === "" ? {value: null} : {value: null, fault: faults[meaning.kind]};
}

const faults: Readonly<Record<"open" | "unknown", NonNullable<ReadCell["fault"]>>> = {
  open: {code: "outcome-unreadable", expected: "a code that is known to say event or censored"},
  unknown: {
    code: "outcome-unknown",
    expected: "an outcome: event or censored",
    hint: "the record is left out, because nobody knows its outcome"
  }
};

/** Says how the outcome was read, what stops, and what looks odd. */
export function reportCodebook(codebook: OutcomeCodebook, log: IssueLog): void {
  const {file, column, codes, witness, legend, doubt} = codebook;
  const open = codes.filter(({meaning}) => meaning.kind === "open");
  if (open.length > 0) {
    log.add({
      code: "outcome-code-open",
      severity: "error",
      stops: true,
      file,
      column,
      ...openOutcome(codebook),
      received: areCodes(open) ? open.map(({code, count}) => `${shownValue(code) ?? "…"} (${count})`).join(", ") : null,
      count: open.reduce((sum, {count}) => sum + count, 0)
    });
  }
  if (witness !== null && !witness.agrees)
    log.add({
      code: "outcome-contradicted",
      severity: "error",
      file,
      column,
      expected: `an outcome that agrees with column ${witness.column}`,
      hint: "each code goes with the opposite there: one of the two is coded the other way round"
    });
  if (legend?.agrees === false)
    log.add({
      code: "outcome-contradicted",
      severity: "error",
      file,
      column,
      expected: `an outcome that agrees with the legend in ${legend.where}`,
      hint: `it says ${legend.says}, the opposite of how these codes are read or of another legend`
    });
  if (doubt !== null)
    log.add({
      code: "outcome-doubtful",
      severity: "warning",
      file,
      column,
      expected: `an outcome that agrees with column ${doubt.column}`,
      hint: `look at the records in which the two disagree: one of the two is wrong there${tellsReason(doubt.column) ? ", unless the outcome is overall survival and a progression its reason" : ""}`,
      count: doubt.records
    });
  sayOneSided(codebook, log);
}

/** Says where a text looks like a legend of the outcome and is not understood, where codes are read by convention or by the name of their column. */
export function sayLegendsNotRead({codebook, legendsNotRead}: OutcomeReading, log: Pick<IssueLog, "add">): void {
  const [where, ...others] = legendsNotRead;
  if (codebook === null || where === undefined) return;
  if (!codebook.codes.some(({code, basis}) => /\d/.test(code) && (basis === "convention" || basis === "header")))
    return;
  log.add({
    code: "legend-not-read",
    severity: "warning",
    file: codebook.file,
    column: codebook.column,
    expected: "a legend of the outcome that is understood",
    received: where,
    hint: `a text there sets words beside codes of ${codebook.column} that are not understood; look at it, and write in the plan what they mean: values: {event: {"0": censored, "1": event}}, or the other way round`,
    count: 1 + others.length
  });
}

/** A column with one code alone may be a coding that nobody sees. */
function sayOneSided({file, column, codes}: OutcomeCodebook, log: IssueLog): void {
  const read = codes.filter(({meaning}) => meaning.kind !== "unknown");
  const [only] = read;
  if (read.length !== 1 || only === undefined || only.count < 2 || only.basis !== "convention") return;
  const kind = only.meaning.kind;
  if (kind === "event" || kind === "censored")
    log.add({
      code: "outcome-one-sided",
      severity: "warning",
      file,
      column,
      expected: "events and censored records",
      received: only.code,
      hint: `every record is read as ${kind === "event" ? "an event" : "censored"}, by convention; say in the plan what it means`,
      choices: proposedReadings([{...only, meaning: {kind: "open"}}]).slice(0, 2),
      count: only.count
    });
}
