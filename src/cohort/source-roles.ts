import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import type {SourceRole} from "../record/source.ts";
import {
  adverseEventDictionary,
  assessmentDictionary,
  dictionary,
  followUpDictionary,
  normalName,
  type DictionaryColumn
} from "./column-dictionary.ts";
import {outcomePairs} from "./outcome-pairs.ts";
import {proposeMapping, type ProposedMapping} from "./header-mapping.ts";
import {plainOutcome} from "./plain-outcome.ts";
import {drugColumns, drugRecordDictionary, eventDictionary, ofDeathTables} from "./record-dictionaries.ts";
import {holdsRepeatedBlocks, wideBlocks, withoutBlocks} from "./wide-file.ts";

/**
 * What a file is, from its name and its header: the first rule that fits. A file that fits none is taken for lines of therapy, so that the
 * missing columns are named.
 *
 * @example
 * recognisedRole({name: "c.csv", header: ["id", "adc1", "adc1_start"]}, {}) // "wide"
 */
export function recognisedRole(
  {name, header, role}: Pick<CsvTable, "name" | "header" | "role">,
  mapping: ColumnMapping
): SourceRole {
  return role ?? rules.find(([, fits]) => fits(header, mapping, name))?.[0] ?? "lines";
}

/** Roles of files that hold lines of therapy. */
const ofLines: ReadonlySet<SourceRole> = new Set(["lines", "drugs", "wide"]);

/**
 * What each of some files is. Beside lines of therapy times with outcomes are what a table of patients says of them, unless the plan maps both.
 *
 * @example
 * const lines = {name: "l.csv", header: ["patient_id", "regimen", "start"]};
 * const patients = {name: "p.csv", header: ["patient_id", "OS_MONTHS", "OS_STATUS"]};
 * recognisedRoles([lines, patients], {}) // ["lines", "patients"]
 * recognisedRoles([patients], {}) // ["follow-up"]
 */
export function recognisedRoles(
  tables: readonly (Pick<CsvTable, "name" | "header" | "role"> & Partial<Pick<CsvTable, "columns">>)[],
  mapping: ColumnMapping
): SourceRole[] {
  const first = tables.map((table) => {
    const role = recognisedRole(table, mapping);
    return role === "patients" && table.role === undefined && listsProgressions(table, mapping) ? "events" : role;
  });
  // Beside lines a list of progressions may name the drug of each.
  const roles = first.map((role, i) => {
    const {header, role: given} = tables[i] ?? {header: []};
    const isAlone = !first.some(
      (other, k) => k !== i && ofLines.has(other) && holdsStarts(tables[k]?.header ?? [], mapping)
    );
    const tells = given === undefined && role === "lines" && !holdsStarts(header, mapping);
    return !isAlone && tells && finds(header, mapping, eventDictionary, "patient_id", "progression", "on_drug")
      ? "events"
      : role;
  });
  const isMapped = mapping["time"] !== undefined && mapping["event"] !== undefined;
  if (isMapped || !roles.some((role) => ofLines.has(role))) return roles;
  return roles.map((role, i) =>
    role === "follow-up" && finds(tables[i]?.header ?? [], mapping, dictionary, "patient_id") ? "patients" : role
  );
}

/** Roles of files that have a row for each of many things of a patient. */
const ofRecords: ReadonlySet<SourceRole> = new Set(["drugs", "events", "assessments", "adverse_events"]);

/**
 * Every role of records that the columns of a file fit, where the first rule that fits is one of these; that one is first. More than one has to be told.
 *
 * @example
 * fittingRoles({name: "c.csv", header: ["patient_id", "day", "result", "progression_date", "last_contact"]}, {}) // ["assessments", "events"]
 */
export function fittingRoles(
  {name, header, role}: Pick<CsvTable, "name" | "header" | "role">,
  mapping: ColumnMapping
): SourceRole[] {
  if (role !== undefined) return [];
  const fitting = rules.filter(([, fits]) => fits(header, mapping, name)).map(([role]) => role);
  const [first] = fitting;
  return first !== undefined && ofRecords.has(first) ? fitting.filter((role) => ofRecords.has(role)) : [];
}

/** Several rows of a patient, and days of progression: a list of what happened, whatever else it says of the patient. */
function listsProgressions(
  {header, columns}: Pick<CsvTable, "header"> & Partial<Pick<CsvTable, "columns">>,
  mapping: ColumnMapping
): boolean {
  if (columns === undefined || !finds(header, mapping, eventDictionary, "patient_id", "progression")) return false;
  const plan = Object.fromEntries(Object.entries(mapping).filter(([, column]) => header.includes(column)));
  const {mapped} = proposeMapping(header, {plan, columns: eventDictionary});
  const textsOf = (name: string): readonly string[] =>
    columns[header.indexOf(mapped.find(({canonical}) => canonical === name)?.column ?? "")] ?? [];
  const [ids, days] = [textsOf("patient_id"), textsOf("progression")];
  const own = ids.flatMap((id, i) => (id.trim() === "" || (days[i] ?? "").trim() === "" ? [] : [id.trim()]));
  return new Set(own).size < own.length;
}

const holdsStarts = (header: readonly string[], mapping: ColumnMapping): boolean =>
  finds(header, mapping, dictionary, "start") ||
  wideBlocks(header, mapping).length > 0 ||
  holdsDrugRecords(header, mapping);

const finds = (
  header: readonly string[],
  mapping: ColumnMapping,
  columns: readonly DictionaryColumn[],
  ...wanted: readonly string[]
): boolean => {
  const plan = Object.fromEntries(Object.entries(mapping).filter(([, column]) => header.includes(column)));
  const found = new Set(proposeMapping(header, {plan, columns}).mapped.map(({canonical}) => canonical));
  return wanted.every((name) => found.has(name));
};

type Fits = (header: readonly string[], mapping: ColumnMapping, name: string) => boolean;

/** A patient, a drug and a day under the names of a model of drug records. */
function holdsDrugRecords(header: readonly string[], mapping: ColumnMapping): boolean {
  return (
    finds(header, mapping, drugRecordDictionary, "patient_id", "start") &&
    drugColumns.some((name) => finds(header, mapping, drugRecordDictionary, name))
  );
}

/** Columns of who a patient is, which a list of what happened has not. */
function describesPatients(header: readonly string[], mapping: ColumnMapping): boolean {
  const ofPatients = dictionary.filter(
    ({name, level, kind}) => level === "patient" && kind !== "day" && name !== "patient_id"
  );
  const plan = Object.fromEntries(Object.entries(mapping).filter(([, column]) => header.includes(column)));
  const found = new Set(proposeMapping(header, {plan, columns: dictionary}).mapped.map(({canonical}) => canonical));
  return ofPatients.some(({name}) => found.has(name));
}

/** Few columns beside the patient and the days of what happened; a file with a row a patient and more columns, or with `death` as this project calls it, is one of patients. */
function holdsEvents(header: readonly string[], mapping: ColumnMapping): boolean {
  const has = (name: string): boolean => finds(header, mapping, eventDictionary, name);
  if (!has("patient_id") || ["regimen", "start"].some((name) => finds(header, mapping, dictionary, name))) return false;
  const names = new Set(header.map(normalName));
  const isSeen = ["seen_on_imaging", "seen_in_tissue", "seen_clinically_alone"].some(has);
  return (
    (has("progression") && (has("last_contact") || isSeen || !describesPatients(header, mapping))) ||
    (has("death") && ((header.length === 2 && !names.has("death")) || ofDeathTables.some((name) => names.has(name)))) ||
    names.has("observation_period_end_date")
  );
}

/** A patient, a day and a result, or in its place whether the disease progressed; beside a drug that is said of the drug. */
function holdsAssessments(header: readonly string[], mapping: ColumnMapping): boolean {
  const of = (columns: readonly DictionaryColumn[], ...wanted: readonly string[]): boolean =>
    finds(header, mapping, columns, ...wanted);
  if (!of(assessmentDictionary, "patient_id", "day", "result")) return false;
  const isOfDrugs = drugColumns.some((name) => of(drugRecordDictionary, name));
  const isNamed = of(
    assessmentDictionary.map((column) => ({...column, weakSynonyms: []})),
    "result"
  );
  return isNamed || !isOfDrugs;
}

const rules: readonly (readonly [SourceRole, Fits])[] = [
  ["study", (_, __, name) => /(^|[/\\])data_(timeline_\w+|clinical_patient|clinical_sample)\.txt$/.test(name)],
  ["follow-up", (_, mapping) => mapping["time"] !== undefined && mapping["event"] !== undefined],
  ["wide", holdsRepeatedBlocks],
  ["lines", (header, mapping) => finds(header, mapping, dictionary, "patient_id", "regimen", "start")],
  ["wide", (header, mapping) => wideBlocks(header, mapping).length > 0],
  [
    "adverse_events",
    (header, mapping) => finds(header, mapping, adverseEventDictionary, "patient_id", "term", "ctcae_grade")
  ],
  ["follow-up", (header, mapping) => finds(header, mapping, followUpDictionary, "time", "event")],
  ["follow-up", (header) => outcomePairs(header).length > 0],
  ["assessments", holdsAssessments],
  ["drugs", holdsDrugRecords],
  ["follow-up", (header, mapping) => !holdsStarts(header, mapping) && plainOutcome(header, mapping) !== null],
  ["events", holdsEvents],
  [
    "patients",
    (header, mapping) =>
      finds(header, mapping, dictionary, "patient_id") &&
      !finds(header, mapping, dictionary, "regimen") &&
      !finds(header, mapping, dictionary, "start")
  ]
];

/**
 * The data dictionary by which a file of a role is read.
 *
 * @example
 * dictionaryOf("assessments").map(({name}) => name) // ["patient_id", "day", "result"]
 */
export function dictionaryOf(role: SourceRole): readonly DictionaryColumn[] {
  return dictionaries[role] ?? dictionary;
}

const dictionaries: Readonly<Partial<Record<SourceRole, readonly DictionaryColumn[]>>> = {
  "drugs": drugRecordDictionary,
  "events": eventDictionary,
  "assessments": assessmentDictionary,
  "adverse_events": adverseEventDictionary,
  // Covariates are typed here too; days on the patient's clock have no place beside a ready-made time.
  "follow-up": [
    ...followUpDictionary,
    ...dictionary.filter(
      ({name, kind}) =>
        kind !== "day" && !["regimen", "line"].includes(name) && !followUpDictionary.some((own) => own.name === name)
    )
  ],
  // What belongs to a line has no place in a file with one row a patient.
  "patients": dictionary.filter(
    ({name, level}) => level === "patient" || !["regimen", "start", "end", "progression", "line"].includes(name)
  )
};

/**
 * The mapping of a file of a known role, for a person to confirm: of a wide file the columns that belong to no ADC, of a patients file without the
 * columns of lines, of a study folder nothing, because its names are fixed.
 *
 * @example
 * mappingOfRole("wide", ["Patient ID", "adc1", "adc1_start", "Sex"]).mapped.map(({canonical}) => canonical) // ["patient_id", "sex"]
 * mappingOfRole("wide", ["adc1", "adc1_start"]).missing // ["patient_id"]
 */
export function mappingOfRole(role: SourceRole, header: readonly string[], plan: ColumnMapping = {}): ProposedMapping {
  if (role === "study") return {mapped: [], unknown: [], missing: [], ambiguous: [], absent: []};
  const ofBlocks =
    role === "wide"
      ? new Set(wideBlocks(header, plan).flatMap(({columns}) => Object.values(columns)))
      : new Set<string>();
  const proposed = proposeMapping(
    header.filter((column) => !ofBlocks.has(column)),
    {plan: role === "wide" ? withoutBlocks(plan) : plan, columns: dictionaryOf(role)}
  );
  if (role === "follow-up") return withOutcomePair(proposed, header, plan);
  const named = proposed.mapped.some(({canonical}) => drugColumns.includes(canonical));
  if (role === "drugs" && named) return {...proposed, missing: proposed.missing.filter((name) => name !== "regimen")};
  return role === "wide" || role === "patients"
    ? {...proposed, missing: proposed.missing.filter((name) => name === "patient_id")}
    : proposed;
}

/** The mapping of ready-made follow-up with the time and the outcome that belong together; what the plan says of either, and columns called `time` and `event`, stand. */
function withOutcomePair(proposed: ProposedMapping, header: readonly string[], plan: ColumnMapping): ProposedMapping {
  const [pair] = [...outcomePairs(header), plainOutcome(header, plan)];
  if (
    pair === undefined ||
    pair === null ||
    ["time", "event"].some((name) => plan[name] !== undefined || header.includes(name))
  )
    return proposed;
  const isOther = (name: string): boolean => name !== "time" && name !== "event";
  const own = [
    {canonical: "time", column: pair.time, basis: "known synonym" as const},
    {canonical: "event", column: pair.event, basis: "known synonym" as const}
  ];
  const taken = new Set([pair.time, pair.event]);
  const mapped = proposed.mapped.filter(({canonical, column}) => isOther(canonical) && !taken.has(column));
  const used = new Set([...mapped.map(({column}) => column), ...taken]);
  return {
    ...proposed,
    mapped: [
      ...mapped.filter(({canonical}) => canonical === "patient_id"),
      ...own,
      ...mapped.filter(({canonical}) => canonical !== "patient_id")
    ],
    unknown: header.flatMap((column) =>
      used.has(column) ? [] : [proposed.unknown.find((one) => one.column === column) ?? {column, perhaps: null}]
    ),
    missing: proposed.missing.filter(isOther),
    ambiguous: proposed.ambiguous.filter(({canonical}) => isOther(canonical))
  };
}
