import {table, type ColumnTable} from "arquero";
import {catalogue as ownCatalogue, type Catalogue} from "../adc/catalogue.ts";
import {classifyTransition, type TransitionClass} from "../adc/classify-transition.ts";
import type {PayloadLevel} from "../adc/payload-axis.ts";
import type {TransitionSide} from "../adc/transition-side.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {therapyLines} from "../cohort/therapy-lines.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {exposureHistory} from "./exposure-history.ts";
import {exposuresByPatient, listIn, sideReader, textIn, type CellValue, type Exposure} from "./exposure-sides.ts";
import {interveningTherapy, therapyBeforeAdc1} from "./intervening-therapy.ts";
import {toxicityFieldNames, toxicityReader} from "./overlapping-toxicity.ts";
import {progressionOnAdc1, type ProgressionKnobs} from "./progression-on-adc1.ts";
import {resistanceFields} from "./resistance-fields.ts";
import {secondPrimary} from "./second-primary.ts";

/** Level, limits, and how names are read. */
export interface TransitionOptions extends Partial<ProgressionKnobs> {
  /** Level at which two payloads count as the same; `class` unless told. */
  readonly level?: PayloadLevel;
  readonly catalogue?: Catalogue;
  /** What an ambiguous name means in this cohort. */
  readonly meaning?: Readonly<Record<string, string>>;
}

/** Transitions of a cohort, with what was remarkable. */
export interface Transitions {
  /** One row per pair of consecutive exposures of a patient, in the order of the exposures; columns in `transitionColumns`, then the markers that the cohort has. */
  readonly transitions: ColumnTable;
  readonly issues: readonly Issue[];
  readonly ledger: readonly LedgerLine[];
}

/** Columns of the table of transitions, in order; columns of markers that the cohort records follow. */
export const transitionColumns = [
  "patient_id",
  "transition_index",
  "from_exposure",
  "to_exposure",
  "from_position",
  "to_position",
  "from_agents",
  "to_agents",
  "from_label",
  "to_label",
  "sequence",
  "from_targets",
  "to_targets",
  "from_payload_classes",
  "to_payload_classes",
  "level",
  "headline",
  "subtype",
  "target_axis",
  "payload_axis",
  "payload_direction",
  "same_family",
  "shared_efflux",
  "shared_pumps",
  "shared_linker_type",
  "epitope_changed",
  "non_cytotoxic_prior",
  "not_classic_adc",
  "concurrent_adcs",
  "unknown_adc",
  "contact",
  "intervening_lines",
  "intervening_regimens",
  "intervening_classes",
  "free_payload_between",
  "free_payload_drugs_between",
  "local_therapy_between",
  "gap_days",
  "free_payload_before_adc1",
  "free_payload_drugs_before_adc1",
  "adc1_setting",
  "adc2_setting",
  "adc1_stop_reason",
  "adc1_best_response",
  "adc1_days",
  "adc1_cycles",
  "adc1_days_to_progression",
  "adc1_progression",
  "adc1_resistance",
  "adc1_relapse_days",
  "adc1_relapse",
  "from_partners",
  "to_partners",
  "from_partner_pd1",
  "to_partner_pd1",
  "from_partner_her2_antibody",
  "to_partner_her2_antibody",
  "target_seen_before",
  "payload_class_seen_before",
  "product_seen_before",
  "second_primary",
  "second_primary_suspected",
  ...toxicityFieldNames
] as const;

/**
 * Consecutive ADC exposures of each patient as transitions: the cell of the two conjugates, what lay in between, how ADC1 ended, and what
 * the patient had met before. A conjugate that is not known makes `unclassifiable` transitions on both of its sides; they stay in the table
 * and are counted in an issue.
 *
 * Throws `RangeError` for a level that does not exist, or knobs that are not whole numbers of days ≥ 0.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,end\nP1,T-DXd,0,100\nP1,capecitabine,110,150\nP1,SG,160,300\n"}]);
 * const found = adcTransitions(adcExposures(read).exposures, read).transitions;
 * found.array("headline") // ["target-only swap"]
 * found.array("contact") // ["with intervening therapy"]
 */
export function adcTransitions(exposures: ColumnTable, cohort: Cohort, options: TransitionOptions = {}): Transitions {
  const {
    level = "class",
    catalogue = ownCatalogue,
    meaning,
    earlyProgressionDays = 91,
    earlyRelapseDays = 365
  } = options;
  for (const [name, value] of Object.entries({earlyProgressionDays, earlyRelapseDays}))
    if (!Number.isInteger(value) || value < 0)
      throw new RangeError(`${name} must be a whole number of days ≥ 0, got ${value}`);
  if (!["class", "family", "molecule"].includes(level))
    throw new RangeError(`level must be class, family or molecule, got ${level}`);
  const byPatient = therapyLines(cohort, {catalogue, ...(meaning === undefined ? {} : {meaning})});
  const side = sideReader(catalogue);
  const classify = classifier(level, catalogue);
  const toxicity = toxicityReader(cohort, byPatient);
  const resistance = resistanceFields(cohort);
  const primaries = secondPrimary(cohort);
  const names: readonly string[] = [...transitionColumns, ...resistance.columns];
  const columns = new Map(names.map((name): [string, CellValue[]] => [name, []]));
  for (const [patientId, list] of exposuresByPatient(exposures)) {
    const lines = byPatient.get(patientId) ?? [];
    for (let i = 1; i < list.length; i++) {
      const [from, to] = [list[i - 1], list[i]];
      if (from === undefined || to === undefined) continue;
      const cell = classify(side(from), side(to));
      // Each part fills columns of its own; one wide object a row would be slow to make a hundred thousand times.
      for (const part of [
        {patient_id: patientId, transition_index: i},
        pairFields(from, to),
        cellFields(cell, from, to),
        interveningTherapy(lines, from, to),
        therapyBeforeAdc1(lines, from),
        progressionOnAdc1(from, to, {earlyProgressionDays, earlyRelapseDays}),
        {...exposureHistory(list.slice(0, i - 1).map(side), cell.to)},
        primaries(patientId, from, to, cell),
        toxicity(patientId, cell, to, list.slice(0, i)),
        resistance.fields(patientId, from, to)
      ])
        for (const [name, value] of Object.entries<CellValue>(part)) columns.get(name)?.push(value);
    }
  }
  return {transitions: table(Object.fromEntries(columns), [...names]), issues: transitionIssues(columns), ledger: []};
}

/** Classifies each pair of sides once. */
function classifier(
  level: PayloadLevel,
  catalogue: Catalogue
): (from: TransitionSide, to: TransitionSide) => TransitionClass {
  const known = new Map<TransitionSide, Map<TransitionSide, TransitionClass>>();
  return (from, to) => {
    const after = known.get(from) ?? new Map<TransitionSide, TransitionClass>();
    known.set(from, after);
    const cell = after.get(to) ?? classifyTransition(from, to, {level, catalogue});
    after.set(to, cell);
    return cell;
  };
}

function pairFields(from: Exposure, to: Exposure): Record<string, CellValue> {
  const has = (exposure: Exposure, drugClass: string): boolean =>
    listIn(exposure, "partner_classes").includes(drugClass);
  const of = (exposure: Exposure, column: string): CellValue => exposure[column] ?? null;
  return {
    from_exposure: of(from, "exposure"),
    to_exposure: of(to, "exposure"),
    from_position: of(from, "position"),
    to_position: of(to, "position"),
    from_agents: of(from, "agents"),
    to_agents: of(to, "agents"),
    from_label: of(from, "label"),
    to_label: of(to, "label"),
    from_targets: of(from, "targets"),
    to_targets: of(to, "targets"),
    from_payload_classes: of(from, "payload_classes"),
    to_payload_classes: of(to, "payload_classes"),
    from_partners: of(from, "partners"),
    to_partners: of(to, "partners"),
    sequence: `${textIn(from, "label")} → ${textIn(to, "label")}`,
    adc2_setting: to["setting"] ?? null,
    from_partner_pd1: has(from, "PD-1/PD-L1 antibody"),
    to_partner_pd1: has(to, "PD-1/PD-L1 antibody"),
    from_partner_her2_antibody: has(from, "HER2 antibody"),
    to_partner_her2_antibody: has(to, "HER2 antibody")
  };
}

function cellFields(cell: TransitionClass, from: Exposure, to: Exposure): Record<string, CellValue> {
  return {
    level: cell.level,
    headline: cell.headline,
    subtype: cell.subtype,
    target_axis: cell.target,
    payload_axis: cell.payload,
    payload_direction: cell.payloadDirection,
    ...cell.flags,
    concurrent_adcs: cell.flags.concurrent_adcs || from["concurrent"] === true || to["concurrent"] === true,
    shared_pumps: cell.sharedPumps?.join("|") ?? null,
    unknown_adc: cell.from.products === null || cell.to.products === null
  };
}

function transitionIssues(columns: ReadonlyMap<string, readonly CellValue[]>): Issue[] {
  const unknown = columns.get("headline")?.filter((headline) => headline === "unclassifiable").length ?? 0;
  const recorded = columns.get("second_primary");
  const suspected =
    columns.get("second_primary_suspected")?.filter((value, i) => value === true && recorded?.[i] === null).length ?? 0;
  return [
    ...(unknown === 0
      ? []
      : [
          issue({
            code: "unclassifiable-transition",
            severity: "warning",
            expected: "two conjugates that are known",
            count: unknown,
            hint: "they are counted and kept as unclassifiable, never imputed"
          })
        ]),
    ...(suspected === 0
      ? []
      : [
          issue({
            code: "second-primary-suspected",
            severity: "warning",
            expected: "two conjugates with a listed tumour in common",
            count: suspected,
            hint: "if they were given for two primaries this is no transition; say so in a column second_primary"
          })
        ])
  ];
}
