import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {OutcomeCode, OutcomeCodebook, OutcomeMeaning} from "../record/outcome-code.ts";
import {shownValue, type ReadCell} from "./cell-values.ts";
import type {ProposedMapping} from "./header-mapping.ts";
import {outcomeCodebook} from "./outcome-codebook.ts";
import {tellsReason} from "./outcome-reasons.ts";
import {areCodes, openOutcome, proposedReadings} from "./outcome-readings.ts";
import {outcomeWitnesses} from "./outcome-witness.ts";
import {saysAtLeast, timeReader, type TimeRules} from "./time-cells.ts";
import type {CellReader} from "./typed-records.ts";
import type {ValueMeanings} from "./value-meanings.ts";

/** How time and outcome of a file of ready-made follow-up are read. */
export interface OutcomeReading {
  /** Readers of `event`, `time` and `entry`; none where the file has no such column. */
  readonly readers: ReadonlyMap<string, CellReader>;
  /** Null where the file has no outcome column. */
  readonly codebook: OutcomeCodebook | null;
  /** Whether a time says that it is the least that it can be, which says censored; one a record. */
  readonly plus: readonly boolean[];
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
  const plus = (time === null ? [] : textsOf(time)).map(
    (text) => saysAtLeast(text) && meanings.meaningOf("time", text) === null
  );
  const codebook =
    event === null
      ? null
      : event === time
        ? plusCodebook(table.name, event, textsOf(event))
        : outcomeCodebook({
            file: table.name,
            column: event,
            time,
            texts: textsOf(event),
            meaningOf: (text) => meanings.meaningOf("event", text),
            witnesses: outcomeWitnesses(table, {outcome: event, time})
          });
  const readers = new Map<string, CellReader>();
  for (const name of ["time", "entry"] as const)
    if (spelled(name) !== null) readers.set(name, timeReader(name, meanings, rules));
  if (codebook !== null) readers.set("event", event === time ? plusReader : eventReader(codebook));
  return {readers, codebook, plus};
}

const plusReader: CellReader = (text) => ({value: text.trim() === "" ? null : saysAtLeast(text) ? 0 : 1});

/** Times with and without a `+` as two codes; open where no time has one. */
function plusCodebook(file: string, column: string, texts: readonly string[]): OutcomeCodebook {
  const filled = texts.filter((text) => text.trim() !== "");
  const censored = filled.filter((text) => saysAtLeast(text)).length;
  const code = (name: string, count: number, meaning: OutcomeMeaning): OutcomeCode => ({
    code: name,
    count,
    meaning,
    basis: meaning.kind === "open" ? "none" : "convention"
  });
  const blank = texts.length - filled.length;
  return {
    file,
    column,
    codes: [
      ...(censored > 0 ? [code("a time with +", censored, {kind: "censored"})] : []),
      code("a time without +", filled.length - censored, {kind: censored > 0 ? "event" : "open"}),
      ...(blank > 0 ? [code("", blank, {kind: "unknown"})] : [])
    ],
    witness: null,
    doubt: null
  };
}

/** Reads a code as the codebook has it: 1 or 0, or the cause of an event as text. */
function eventReader({codes}: OutcomeCodebook): CellReader {
  const cells = new Map(codes.map(({code, meaning}) => [code, cellOf(code, meaning)]));
  return (text) => cells.get(text.trim()) ?? {value: null};
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
  const {file, column, codes, witness, doubt} = codebook;
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
