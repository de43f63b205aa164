import {proposedRepairs, type SwitchedProposal} from "../cohort/repairs/repairs.ts";
import {repairedTable} from "../cohort/repairs/repaired-table.ts";
import {duplicatesToldApart} from "../cohort/duplicate-columns.ts";
import {readCsv, type CsvTable} from "../files/csv.ts";
import {readSheet} from "../files/read-sheet.ts";
import {wholeSource} from "../files/source-pieces.ts";
import type {RepairsSpec} from "../record/plan-repairs.ts";
import type {Source} from "../record/source.ts";
import {repairInWords} from "../words/en/repairs.ts";
import {shellWord} from "./next-command.ts";

/** A file as a plan is proposed for it: its table, read through the repairs that it gives cause for. */
export interface FileForPlan {
  readonly table: CsvTable;
  /** Sheet of a spreadsheet that was asked for. */
  readonly sheet: string | undefined;
  readonly proposals: readonly SwitchedProposal[];
  /** Empty where nothing is put right. */
  readonly settings: RepairsSpec;
}

/** Reads a file through the repairs that it decides; those that a person has to decide are left for the plan. */
export async function fileForPlan(given: Source): Promise<FileForPlan> {
  const {sheet: wanted} = given;
  if (given.role === "study") return {table: await readCsv(given), sheet: wanted, proposals: [], settings: {}};
  const source = await wholeSource(given);
  const sheet = await readSheet(source);
  const {proposals, settings} = proposedRepairs(sheet);
  if (Object.keys(settings).length === 0 && sheet.kind === "text")
    return {table: await readCsv(source), sheet: wanted, proposals, settings};
  const table = repairedTable(sheet, settings);
  const told = settings.duplicateHeaders === true;
  return {
    table: {...table, issues: duplicatesToldApart(table, {mapping: {}, told})},
    sheet: wanted,
    proposals,
    settings
  };
}

/** Columns of one name that differ: which of them makes groups a person has to say. */
export function repeatedNames(tables: readonly CsvTable[]): string[] {
  return tables.flatMap(({header, issues}) =>
    issues.flatMap(({code, severity, column}) =>
      code === "duplicate-column" && severity !== "note" && column !== null
        ? header.filter((name) => name === column || name.startsWith(`${column} (`))
        : []
    )
  );
}

/** What a plan says of one of several files. */
export function ownRepairs(file: FileForPlan | undefined): {readonly repairs?: RepairsSpec} {
  return file === undefined || Object.keys(file.settings).length === 0 ? {} : {repairs: file.settings};
}

/** The repairs of one file as lines of a plan, each with what it does; with several files they stand with the files, and only what they do is told here. */
export function repairLines(files: readonly FileForPlan[]): string[] {
  const alone = files.length === 1;
  return files.flatMap(({table: {name}, sheet, proposals, settings}) => {
    if (proposals.length === 0) return [];
    const taken = proposals.filter((one) => one.taken !== null).map(({proposal}) => proposal);
    const call =
      sheet === undefined
        ? shellWord(name)
        : `${shellWord(name.slice(0, -sheet.length - 3))} --sheet ${shellWord(sheet)}`;
    return [
      ...(taken.length === 0
        ? []
        : [
            `# ${name} is read through these repairs; a line that is taken out is not made (payloadswap tidy ${call} shows each):`
          ]),
      ...taken.map((proposal) => `# ${proposal.name}: ${repairInWords(proposal)}`),
      ...(alone && taken.length > 0
        ? ["repairs:", ...Object.entries(settings).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`)]
        : []),
      ...proposals.filter((one) => one.taken === null).flatMap(openLines)
    ];
  });
}

/** What the file does not decide, as lines to choose from. */
function openLines({proposal}: SwitchedProposal): string[] {
  return [
    `# not decided by the file: ${repairInWords(proposal)}; add to repairs what is right:`,
    ...proposal.readings.map(({setting, meaning}) => {
      const keys = Object.entries(setting).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
      return `#   ${keys.length === 0 ? "nothing" : keys.join(", ")}${meaning === null ? "" : `   (it is ${meaning})`}`;
    })
  ];
}
