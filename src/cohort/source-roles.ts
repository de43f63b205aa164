import type {CsvTable} from "../files/csv.ts";
import type {Plan} from "../record/plan.ts";
import type {SourceRole} from "../record/source.ts";
import {
  adverseEventDictionary,
  assessmentDictionary,
  dictionary,
  followUpDictionary,
  type DictionaryColumn
} from "./column-dictionary.ts";
import {proposeMapping, type ProposedMapping} from "./header-mapping.ts";
import {wideBlocks, withoutBlocks} from "./wide-file.ts";

/**
 * What a file is, from its name and its header: the first rule that fits. A file that fits none is taken for lines of therapy, so that the
 * missing columns are named.
 *
 * @example
 * recognisedRole({name: "c.csv", header: ["id", "adc1", "adc1_start"]}, {}) // "wide"
 */
export function recognisedRole(
  {name, header}: Pick<CsvTable, "name" | "header">,
  mapping: Plan["mapping"]
): SourceRole {
  return rules.find(([, fits]) => fits(header, mapping, name))?.[0] ?? "lines";
}

const finds = (
  header: readonly string[],
  mapping: Plan["mapping"],
  columns: readonly DictionaryColumn[],
  ...wanted: readonly string[]
): boolean => {
  const plan = Object.fromEntries(Object.entries(mapping).filter(([, column]) => header.includes(column)));
  const found = new Set(proposeMapping(header, {plan, columns}).mapped.map(({canonical}) => canonical));
  return wanted.every((name) => found.has(name));
};

type Fits = (header: readonly string[], mapping: Plan["mapping"], name: string) => boolean;

const rules: readonly (readonly [SourceRole, Fits])[] = [
  ["study", (_, __, name) => /(^|[/\\])data_(timeline_\w+|clinical_patient|clinical_sample)\.txt$/.test(name)],
  ["follow-up", (_, mapping) => mapping["time"] !== undefined && mapping["event"] !== undefined],
  ["lines", (header, mapping) => finds(header, mapping, dictionary, "patient_id", "regimen", "start")],
  ["wide", (header, mapping) => wideBlocks(header, mapping).length > 0],
  [
    "adverse_events",
    (header, mapping) => finds(header, mapping, adverseEventDictionary, "patient_id", "term", "ctcae_grade")
  ],
  ["follow-up", (header, mapping) => finds(header, mapping, followUpDictionary, "time", "event")],
  ["assessments", (header, mapping) => finds(header, mapping, assessmentDictionary, "patient_id", "day", "result")],
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
export function mappingOfRole(
  role: SourceRole,
  header: readonly string[],
  plan: Plan["mapping"] = {}
): ProposedMapping {
  if (role === "study") return {mapped: [], unknown: [], missing: [], ambiguous: [], absent: []};
  const ofBlocks =
    role === "wide"
      ? new Set(wideBlocks(header, plan).flatMap(({columns}) => Object.values(columns)))
      : new Set<string>();
  const proposed = proposeMapping(
    header.filter((column) => !ofBlocks.has(column)),
    {plan: role === "wide" ? withoutBlocks(plan) : plan, columns: dictionaryOf(role)}
  );
  return role === "wide" || role === "patients"
    ? {...proposed, missing: proposed.missing.filter((name) => name === "patient_id")}
    : proposed;
}
