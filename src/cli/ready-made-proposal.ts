import type {MappedColumn, ProposedMapping} from "../cohort/header-mapping.ts";
import {isUnitByLetter, unitsOfHeader} from "../cohort/header-unit.ts";
import {outcomeReading} from "../cohort/outcome-reading.ts";
import {openOutcome} from "../cohort/outcome-readings.ts";
import {unitOfCells} from "../cohort/time-cells.ts";
import {completePlan} from "../record/plan.ts";
import type {CsvTable} from "../files/csv.ts";
import type {OutcomeCode, OutcomeCodebook} from "../record/outcome-code.ts";
import {codebookText} from "../words/en/outcome.ts";

/**
 * Lines of a plan for follow-up that came already computed: its unit and what the codes of the outcome say. What the file decides is an active line; what it cannot decide
 * stands as commented lines to choose from, and nothing is estimated until one is chosen.
 */
export function readyMadeLines(tables: readonly CsvTable[], proposals: readonly ProposedMapping[]): string[] {
  const mapped = proposals.flatMap((own) => own.mapped);
  return [
    ...unitLines(mapped, tables),
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
  if (unit !== null) return [`unit: ${unit} # column ${column} says so`];
  if (told !== null) return [`unit: ${told} # it stands behind every time of column ${column}`];
  if (named.length > 0)
    return [
      `# Column ${column} names its unit by a letter; if this is what it means, take the line:`,
      ...named.map((one) => `# unit: ${one}`)
    ];
  return [
    "# The unit of the times is never guessed; choose one:",
    ...["days", "weeks", "months", "years"].map((one) => `# unit: ${one}`)
  ];
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
  const decided = codebook.codes.filter(({basis}) => basis === "second column" || basis === "header");
  return decided.length === 0 ? [read] : [read, `values: {event: {${decided.map(pairText).join(", ")}}}`];
}

const pairText = ({code, meaning}: OutcomeCode): string => `${JSON.stringify(code)}: ${meaning.kind}`;
