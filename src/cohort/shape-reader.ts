import type {DaysOfRules} from "../lines/line-rules.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import {table, type ColumnTable} from "arquero";
import type {TimeUnit} from "../record/time-unit.ts";
import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {Plan} from "../record/plan.ts";
import type {SourceRole} from "../record/source.ts";
import type {CohortDates} from "./cohort-dates.ts";
import type {Cohort} from "./cohort.ts";
import type {ValueMeanings} from "./value-meanings.ts";

/** Everything that the readers of the shapes share. */
export interface CohortReading {
  readonly tables: readonly {readonly role: SourceRole; readonly table: CsvTable}[];
  readonly mapping: ColumnMapping;
  readonly dateMode: Plan["dateMode"];
  readonly dates: CohortDates;
  readonly meanings: ValueMeanings;
  readonly unit: TimeUnit;
  /** Which of several rows of a patient count. */
  readonly rows: Plan["identifiers"]["rows"];
  /** Days of the rules by which drug records become lines. */
  readonly lineDays: DaysOfRules;
  /** Days since the origin that the dates have. */
  readonly cutoff: number | null;
  readonly log: IssueLog;
  readonly ledger: LedgerLine[];
}

/** What a reader of a shape gives back. */
export type ReadTables = Pick<
  Cohort,
  "shape" | "patients" | "lines" | "followUp" | "withoutOutcome" | "lost" | "outcome" | "mapping"
> & {
  /** Records in use, by file. */
  readonly used: ReadonlyMap<string, number>;
  /** Tables that came out of a study folder and belong beside the lines. */
  readonly attached?: CohortReading["tables"];
};

/**
 * A table without rows that has the given columns.
 *
 * @example
 * emptyTable(["patient_id", "start"]).columnNames() // ["patient_id", "start"]
 */
export function emptyTable(columns: readonly string[]): ColumnTable {
  return table(Object.fromEntries(columns.map((name) => [name, []])), [...columns]);
}
