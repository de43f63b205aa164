import type {MappedColumn, ProposedMapping} from "../cohort/header-mapping.ts";
import {isUnitByLetter, unitsOfHeader} from "../cohort/header-unit.ts";
import {outcomeReading} from "../cohort/outcome-reading.ts";
import {openOutcome} from "../cohort/outcome-readings.ts";
import {normalName} from "../cohort/column-dictionary.ts";
import {unitByDates} from "../cohort/time-against-dates.ts";
import {unitOfCells} from "../cohort/time-cells.ts";
import {unitNotes} from "../cohort/unit-notes.ts";
import {unitOfColumn} from "../cohort/unit-column.ts";
import {completePlan} from "../record/plan.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import type {CsvTable} from "../files/csv.ts";
import type {OutcomeCode, OutcomeCodebook} from "../record/outcome-code.ts";
import {codebookText} from "../words/en/outcome.ts";

/**
 * Lines of a plan for follow-up that came already computed: its unit and what the codes of the outcome say. What the file decides is an active line; what it cannot decide
 * stands as commented lines to choose from, and nothing is estimated until one is chosen.
 */
export function readyMadeLines(tables: readonly CsvTable[], proposals: readonly ProposedMapping[]): string[] {
  const mapped = proposals.flatMap((own) => own.mapped);
  const parameters = tables.map(parameterOf);
  const chosen = parameters.find((own) => own?.chosen !== null && own !== null) ?? null;
  return [
    ...(chosen === null ? [] : parameterLines(chosen)),
    ...unitLines(
      mapped,
      tables.map((table, i) => ofParameter(table, parameters[i] ?? null))
    ),
    ...outcomesOf(tables.map((table, i) => outcomeOf(table, proposals[i]?.mapped ?? [])))
  ];
}

function unitLines(mapped: readonly MappedColumn[], tables: readonly CsvTable[]): string[] {
  const column = mapped.find(({canonical}) => canonical === "time")?.column ?? "";
  const named = unitsOfHeader(column);
  const unit = named.length === 1 && !isUnitByLetter(column) ? (named[0] ?? null) : null;
  const told = unitOfCells(tables.flatMap(({header, columns}) => columns[header.indexOf(column)] ?? []));
  if (unit !== null && told !== null && told !== unit)
    return [
      `# Column ${column} says one unit by its name and another behind its times; choose one:`,
      `# unit: ${told} # as its times say`,
      `# unit: ${unit} # as its name says`
    ];
  const notes = tables.flatMap((table) => unitNotes(table, [column]));
  const [note] = notes;
  const known = unit ?? told;
  const others = notes.filter((one) => one.unit !== (known ?? note?.unit));
  if (note !== undefined && others.length > 0) {
    const said = [...(known === null ? [] : [{unit: known, where: `column ${column}`}]), ...notes];
    return [
      `# Texts of the file say more than one unit of ${column}; choose one:`,
      ...said
        .filter((one, i) => said.findIndex((other) => other.unit === one.unit) === i)
        .map((one) => `# unit: ${one.unit} # as ${one.where} says`)
    ];
  }
  if (unit !== null) return [`unit: ${unit} # column ${column} says so`];
  if (told !== null) return [`unit: ${told} # it stands behind every time of column ${column}`];
  if (named.length > 0)
    return [
      `# Column ${column} names its unit by a letter; if this is what it means, take the line:`,
      ...named.map((one) => `# unit: ${one}`)
    ];
  if (note !== undefined && named.length === 0) return [`unit: ${note.unit} # ${note.where} says so`];
  const [beside] = tables.flatMap((table) => unitBeside(table, column) ?? []);
  if (beside !== undefined) return [`unit: ${beside.unit} # ${beside.why}`];
  return [
    "# The unit of the times is never guessed; choose one:",
    ...["days", "weeks", "months", "years"].map((one) => `# unit: ${one}`)
  ];
}

/** The unit that other columns of a file tell: one that holds units, or the days on which the times start and end. */
function unitBeside(table: CsvTable, column: string): {readonly unit: TimeUnit; readonly why: string} | null {
  const said = unitOfColumn(table, column);
  if (said !== null) return {unit: said.unit, why: `column ${said.column} says so`};
  const times = (table.columns[table.header.indexOf(column)] ?? []).map((text) =>
    /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : null
  );
  const dated = unitByDates(table, {time: column, times});
  return dated === null ? null : {unit: dated.unit, why: `the days from ${dated.start} to ${dated.end} are as many`};
}

/** Records of several endpoints in one file, as CDISC has them. */
interface Parameters {
  readonly column: string;
  readonly at: number;
  readonly values: readonly string[];
  /** The one that is progression-free survival by its name; null where none or several are. */
  readonly chosen: string | null;
}

function parameterOf({header, columns}: CsvTable): Parameters | null {
  const at = header.findIndex((name) => normalName(name) === "paramcd");
  const values = [...new Set(columns[at] ?? [])].filter((text) => text.trim() !== "");
  if (at < 0 || values.length < 2) return null;
  const named = values.filter((text) => /^(?:rw)?PFS$/i.test(text.trim()));
  const near = named.length > 0 ? named : values.filter((text) => /^(?:rw)?PFS|PROGSURV/i.test(text.trim()));
  return {column: header[at] ?? "", at, values, chosen: near.length === 1 ? (near[0] ?? null) : null};
}

function parameterLines({column, values, chosen}: Parameters): string[] {
  const line = (value: string): string => `population: {where: ${JSON.stringify(`${column} = ${value}`)}}`;
  return [
    `# The file holds several endpoints in ${column}; ${chosen ?? ""} is taken, for another one choose its line in place of this:`,
    line(chosen ?? ""),
    ...values.filter((value) => value !== chosen).map((value) => `# ${line(value)}`)
  ];
}

/** A table with the records of the chosen endpoint. */
function ofParameter(table: CsvTable, parameters: Parameters | null): CsvTable {
  if (parameters === null || parameters.chosen === null) return table;
  const texts = table.columns[parameters.at] ?? [];
  const kept = table.row.map((_, i) => i).filter((i) => texts[i] === parameters.chosen);
  return {
    ...table,
    row: kept.map((i) => table.row[i] ?? 0),
    columns: table.columns.map((own) => kept.map((i) => own[i] ?? ""))
  };
}

/** What is written of the outcomes of all files: a line of `values` holds for every file, so that none is written where one code does not mean the same in all. */
function outcomesOf(codebooks: readonly (OutcomeCodebook | null)[]): string[] {
  const found = codebooks.filter((codebook) => codebook !== null);
  const meanings = new Map<string, Set<string>>();
  for (const {codes} of found)
    for (const {code, meaning} of codes) meanings.set(code, (meanings.get(code) ?? new Set()).add(meaning.kind));
  const differs = [...meanings.values()].some((kinds) => kinds.size > 1);
  return differs
    ? [
        "# The files write the outcome in different ways, and each is read by its own column; values: {event: …} would hold for all of them:",
        ...found.map((codebook) => `# ${codebook.file}: ${codebookText(codebook)}`)
      ]
    : found.flatMap(codebookLines);
}

function outcomeOf(table: CsvTable, mapped: readonly MappedColumn[]): OutcomeCodebook | null {
  const reading = outcomeReading(table, {
    mapping: {mapped, unknown: [], missing: [], ambiguous: [], absent: []},
    meanings: {meaningOf: () => null, reportUnmet: () => {}},
    rules: {dateMode: completePlan({}).dateMode, unit: null, decimalComma: table.delimiter !== ","}
  });
  return reading.codebook;
}

function codebookLines(codebook: OutcomeCodebook): string[] {
  const read = `# Outcome ${codebookText(codebook)}`;
  const {choices} = openOutcome(codebook);
  const blank = codebook.codes.find(({code, meaning}) => code === "" && meaning.kind === "unknown");
  const open = codebook.codes.some(({meaning}) => meaning.kind === "open");
  if (open)
    return [
      read,
      "# It is not known whether these codes are the event; choose a line:",
      ...(choices ?? []).map(({line, why}) => `# ${line} # ${why}`)
    ];
  if (blank !== undefined)
    return [
      read,
      `# ${blank.count === 1 ? "1 record has" : `${blank.count} records have`} no outcome and ${blank.count === 1 ? "is" : "are"} left out; if a blank says something, choose a line:`,
      '# values: {event: {"": censored}}',
      '# values: {event: {"": event}}'
    ];
  const decided = codebook.codes.filter(({basis}) => ["second column", "header", "legend"].includes(basis));
  return decided.length === 0 ? [read] : [read, `values: {event: {${decided.map(pairText).join(", ")}}}`];
}

const pairText = ({code, meaning}: OutcomeCode): string => `${JSON.stringify(code)}: ${meaning.kind}`;
