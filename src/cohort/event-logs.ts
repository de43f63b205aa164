import type {CsvTable} from "../files/csv.ts";
import {issue} from "../record/issue.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import {normalName} from "./column-dictionary.ts";
import {isWrittenDate} from "./date-forms.ts";
import {mappingFor} from "./mapping-report.ts";
import {toldEnd} from "./outcome-reasons.ts";
import {plainWord} from "./outcome-words.ts";
import {drugColumns, drugRecordDictionary, eventDictionary} from "./record-dictionaries.ts";
import {scanShows} from "./scan-words.ts";

/** What an entry of a log tells. */
type LogEntry = "progression" | "assessment" | "death" | "last_contact";

/** Names of the column that says what happened, in normal form. */
const what =
  /^(?:event|events|event_(?:type|name|term|label|code)|type_of_event|type|what|item|variable|milestone|status|outcome|ereignis|ereignisart|art|art_des_ereignisses|evenement|type_d_evenement|evento|tipo_(?:de|di)_evento|tipo|gebeurtenis|soort_gebeurtenis)$/;
/** The same in a model in which each kind of record has a table of its own: one kind is enough. */
const inModel = /^(?:episode|condition|observation)_(?:source_value|concept_name)$/;
/** Words of the last day on which somebody was known to live. */
const contact =
  /^(?:(?:date of )?last (?:contact|seen|visit|follow up|followup|fu|known alive|seen alive)|(?:alive|lost)(?: (?:at|to) (?:last )?(?:follow up|followup|fu|contact))?|lost|censored|end of (?:study|follow up|observation)|data cut ?off|letzter kontakt|letzte (?:vorstellung|nachsorge|nachbeobachtung)|lebt|dernier contact|dernieres nouvelles|derniere (?:consultation|visite)|perdu de vue|ultimo (?:contacto|contatto|seguimiento)|ultima visita|laatste contact|laatste bezoek)$/;
/** Words of a look at the tumour without a progression. */
const look =
  /^(?:last )?(?:assessment|tumou?r assessment|scan|imaging|ct|mri|staging|restaging|evaluation)(?: without (?:progression|pd))?$|^(?:letzte[rs]? )?(?:staging|bildgebung|ct|mrt|untersuchung)$|^(?:derniere )?(?:evaluation|imagerie)$|^(?:ultima )?(?:evaluacion|valutazione|imagen|tac|tc)$|^(?:laatste )?(?:scan|beeldvorming|evaluatie)$/;
/** Most different words of a log. */
const MOST_WORDS = 20;
/** Share of the rows that have to have a day. */
const DATED = 0.9;

/**
 * The tables that a log of events holds, a file with one row for each thing that happened to a patient, what it was and when (`patient_id, event, date`): progressions, deaths and last contacts by their day, and assessments without progression. Null where a table is none: every word has to be known and every entry to have its day, two kinds of them
 * have to be there, a patient or more have several rows, and no drug stands beside.
 *
 * @example
 * const columns = [["A", "A", "B"], ["progression", "death", "last contact"], ["2020-01-01", "2020-05-01", "2020-06-01"]];
 * const table = {name: "e.csv", header: ["patient_id", "event", "date"], columns, row: [2, 3, 4], rowsRead: 3, ledger: [], issues: []};
 * eventLogTables(table, {mapping: {}}).map(({header}) => header) // [["patient_id", "progression", "death", "last_contact"]]
 */
export function eventLogTables(
  table: CsvTable,
  {mapping}: {readonly mapping: ColumnMapping}
): readonly CsvTable[] | null {
  const log = logIn(table, mapping);
  if (log === null) return null;
  const {entries, texts, when} = log;
  const others = table.header.flatMap((_, k) => (k === texts || k === when ? [] : [k]));
  const days = table.columns[when] ?? [];
  const only = (places: readonly number[]): Pick<CsvTable, "row"> & {readonly own: readonly (readonly string[])[]} => ({
    row: places.map((i) => table.row[i] ?? 0),
    own: others.map((k) => places.map((i) => table.columns[k]?.[i] ?? ""))
  });
  const placesOf = (isOf: (entry: LogEntry) => boolean): number[] =>
    entries.flatMap((entry, i) => (entry !== null && isOf(entry) ? [i] : []));
  const ends = placesOf((entry) => entry !== "assessment");
  const looks = placesOf((entry) => entry === "assessment");
  const names = ["progression", "death", "last_contact"] as const;
  const told = names.filter((name) => entries.includes(name));
  const header = others.map((k) => table.header[k] ?? "");
  const words = new Set(table.columns[texts]).size;
  const events: CsvTable = {
    ...table,
    ...(looks.length === 0 ? {} : {name: `${table.name} (events)`}),
    role: "events",
    header: [...header, ...told],
    row: only(ends).row,
    columns: [...only(ends).own, ...told.map((name) => ends.map((i) => (entries[i] === name ? (days[i] ?? "") : "")))],
    issues: [
      ...table.issues,
      issue({
        code: "log-of-events",
        severity: "note",
        file: table.name,
        column: table.header[texts] ?? null,
        expected: "a column for each thing that happens",
        received: `${words} words`,
        hint: `read as a log: ${[...told, ...(looks.length === 0 ? [] : ["assessments"])].join(", ")} by their day in ${table.header[when] ?? ""}`,
        count: table.row.length
      })
    ]
  };
  if (looks.length === 0) return [events];
  const assessments: CsvTable = {
    ...table,
    name: `${table.name} (assessments)`,
    role: "assessments",
    header: [...header, "day", "result"],
    row: only(looks).row,
    columns: [...only(looks).own, looks.map((i) => days[i] ?? ""), looks.map(() => "no progression")],
    rowsRead: looks.length,
    ledger: [],
    issues: []
  };
  return [{...events, rowsRead: table.rowsRead - looks.length}, assessments];
}

/** What each row of a log tells, and the places of the columns that say what and when. */
interface ReadLog {
  readonly entries: readonly (LogEntry | null)[];
  readonly texts: number;
  readonly when: number;
}

function logIn(table: CsvTable, mapping: ColumnMapping): ReadLog | null {
  const {header, columns} = table;
  const present = mappingFor(table, eventDictionary, mapping).mapped;
  const id = present.find(({canonical}) => canonical === "patient_id")?.column;
  const isNamed = present.some(({canonical}) => ["progression", "death", "last_contact"].includes(canonical));
  const ofDrugs = mappingFor(table, drugRecordDictionary, mapping).mapped.some(({canonical}) =>
    drugColumns.includes(canonical)
  );
  if (id === undefined || isNamed || ofDrugs || mapping["event"] !== undefined) return null;
  const ids = columns[header.indexOf(id)] ?? [];
  if (new Set(ids).size === ids.length) return null;
  const ofDays = header.flatMap((_, k) => (isOfDays(columns[k] ?? []) ? [k] : []));
  const named = header.flatMap((column, k) =>
    what.test(normalName(column)) || inModel.test(normalName(column)) ? [k] : []
  );
  const [when, otherDay] = ofDays;
  if (when === undefined || otherDay !== undefined) return null;
  for (const texts of named) {
    const own = (columns[texts] ?? []).map((text) => text.trim());
    const words = new Map([...new Set(own)].map((word) => [word, entryOf(word)]));
    const kinds = new Set([...words.values()].filter((entry) => entry !== null));
    const known = [...words.values()].every((entry) => entry !== null);
    // An entry without its day would be lost.
    const dated = (columns[when] ?? []).every((text) => isWrittenDate(text.trim()));
    const tellsEnd = kinds.has("progression") || kinds.has("death");
    const isEnough = kinds.size > 1 || inModel.test(normalName(header[texts] ?? ""));
    if (known && dated && tellsEnd && isEnough && words.size <= MOST_WORDS)
      return {entries: own.map((word) => words.get(word) ?? null), texts, when};
  }
  return null;
}

function isOfDays(texts: readonly string[]): boolean {
  const days = texts.filter((text) => isWrittenDate(text.trim())).length;
  return days > 0 && days >= DATED * texts.length;
}

function entryOf(word: string): LogEntry | null {
  const plain = plainWord(word);
  if (contact.test(plain)) return "last_contact";
  if (look.test(plain)) return "assessment";
  const end = toldEnd(word);
  if (end === "death") return "death";
  const shows = scanShows(word, null);
  if (end === "progression" && shows === "progression") return "progression";
  return shows === "no progression" ? "assessment" : null;
}
