import type {CsvTable} from "../files/csv.ts";
import {doseByDose, type DoseByDose} from "../lines/dose-by-dose.ts";
import {daysOfRules, type LineRuleDays} from "../lines/line-rules.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {drugReader, drugRecords} from "./drug-records.ts";
import type {CellReading} from "./record-cells.ts";
import type {CohortReading} from "./shape-reader.ts";

/**
 * Whether a row of a lines file is one administration of a drug: in most patients with three rows or more, a conjugate among them, a conjugate is repeated as doses are (`doseByDose`). Null where it is not.
 */
export function administrationsIn(
  table: CsvTable,
  {lineDays = {}, ...reading}: CellReading & {readonly lineDays?: LineRuleDays}
): DoseByDose | null {
  const read = drugReader();
  const {byPatient} = drugRecords(table, "lines", {...reading, read});
  const found = doseByDose(byPatient.values(), read, lineDays);
  return found.alike * 2 > found.asked ? found : null;
}

/** A table with its role; `told` where the plan or the caller says it. */
interface GivenTable {
  readonly role: CohortReading["tables"][number]["role"];
  readonly table: CsvTable;
  readonly told: boolean;
}

/** The tables, of which those of lines that hold administrations are read as records of drugs, and said to be; where a plan says that they are lines, it has to choose. */
export function administrationsAsDrugs(
  given: readonly GivenTable[],
  reading: CellReading & {readonly lineDays: LineRuleDays; readonly log: IssueLog}
): CohortReading["tables"] {
  return given.map(({role, table, told}) => {
    const found = role === "lines" ? administrationsIn(table, reading) : null;
    if (found === null) return {role, table};
    report(table, found, {told, doseDays: daysOfRules(reading.lineDays).doseDays, log: reading.log});
    return {role: told ? role : "drugs", table};
  });
}

function report(
  {name: file, row}: CsvTable,
  {asked, alike}: DoseByDose,
  {told, doseDays, log}: {readonly told: boolean; readonly doseDays: number; readonly log: IssueLog}
): void {
  const received = `an ADC again within ${doseDays} days, as doses are, in ${alike} of ${asked} patients with three rows or more`;
  if (told)
    log.add({
      code: "doses-as-lines",
      severity: "error",
      stops: true,
      file,
      expected: "one row for each line of therapy",
      received,
      hint: "each dose would count as a line",
      count: row.length,
      choices: [
        {
          line: `data: [{file: ${JSON.stringify(file)}, role: drugs}]`,
          why: "rows are doses, and are combined into lines"
        },
        {line: "accept: [doses-as-lines]", why: "each row is a line"}
      ]
    });
  else
    log.add({
      code: "doses-combined",
      severity: "warning",
      file,
      expected: "one row for each line of therapy",
      received,
      hint: "its rows are read as doses and combined into lines; role: lines in the plan keeps them as they are",
      count: row.length
    });
}
