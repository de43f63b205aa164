import type {ColumnMapping} from "../record/plan-mapping.ts";
import type {CsvTable} from "../files/csv.ts";
import type {Plan} from "../record/plan.ts";
import type {SourceRole} from "../record/source.ts";
import {eventLogTables} from "./event-logs.ts";
import {redcapFields} from "./redcap-dictionary.ts";
import {regimenTable} from "./regimen-tables.ts";
import {redcapTables} from "./redcap-tables.ts";

/** A file as it was read, with the role that its source has. */
interface GivenTable {
  readonly table: CsvTable;
  readonly role?: SourceRole | undefined;
}

/** The tables of some files, exports of REDCap projects apart. */
export interface TablesApart {
  /** In the order of the files, with the place of the file that each is of, and whether it was made of that file or is it. */
  readonly tables: readonly {readonly table: CsvTable; readonly of: number; readonly isMade: boolean}[];
  /** Data dictionaries, and instruments that are none of a cohort. */
  readonly others: readonly CsvTable[];
}

/**
 * Takes exports of REDCap projects apart (`redcapTables`), with the data dictionaries that stand beside them, and makes lines of tables of regimens (`regimenTable`), and days of logs of events (`eventLogTables`). A file whose role the source says is left as it is.
 *
 * @example
 * const table = {name: "c.csv", header: ["patient_id", "regimen"], columns: [["1"], ["SG"]], row: [2]};
 * exportsApart([{table}], {mapping: {}, values: {}}).tables.length // 1
 */
export function exportsApart(
  given: readonly GivenTable[],
  reading: Pick<Plan, "values"> & {readonly mapping: ColumnMapping}
): TablesApart {
  const dictionaries = given.map(({table, role}) => (role === undefined ? redcapFields(table) : null));
  const fields = dictionaries.filter((own) => own !== null);
  const dictionary = fields.length === 0 ? null : new Map(fields.flatMap((own) => [...own]));
  const apart = given.map(({table, role}, i) => {
    if (role !== undefined || dictionaries[i] !== null) return null;
    const regimens = regimenTable(table);
    if (regimens !== null) return {tables: [regimens], unread: []};
    const events = eventLogTables(table, reading);
    return events === null ? redcapTables(table, {...reading, dictionary}) : {tables: events, unread: []};
  });
  return {
    tables: given.flatMap(({table}, of) =>
      dictionaries[of] !== null
        ? []
        : (apart[of]?.tables ?? [table]).map((own) => ({table: own, of, isMade: apart[of] !== null}))
    ),
    others: [
      ...given.flatMap(({table}, i) => (dictionaries[i] === null ? [] : [table])),
      ...apart.flatMap((own) => own?.unread ?? [])
    ]
  };
}
