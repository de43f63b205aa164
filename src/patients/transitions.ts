import {catalogue as ownCatalogue, type Catalogue} from "../adc/catalogue.ts";
import {classifyTransition, requireLevel, type TransitionClass} from "../adc/classify-transition.ts";
import type {PayloadLevel} from "../adc/payload-axis.ts";
import type {TransitionSide} from "../adc/transition-side.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {namingOf, therapyLines, type TherapyLine} from "../cohort/therapy-lines.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {UnreadRules} from "../adc/unread-class.ts";
import {adc2Reader} from "./adc2-columns.ts";
import type {Exposure} from "./exposure.ts";
import {exposureHistory} from "./exposure-history.ts";
import {sideReader} from "./exposure-side.ts";
import {interveningTherapy, therapyBeforeAdc1} from "./intervening-therapy.ts";
import {toxicityReader} from "./overlapping-toxicity.ts";
import {progressionOnAdc1, type ProgressionKnobs} from "./progression-on-adc1.ts";
import {progressedOff} from "./progressed-before.ts";
import {EARLY_RELAPSE_DAYS, relapseAfterAdc1} from "./relapse-after-adc1.ts";
import {resistanceFields, type ResistanceFields} from "./resistance-fields.ts";
import {secondPrimary} from "./second-primary.ts";
import type {Transition} from "./transition.ts";
import {requireWholeDays} from "./whole-days.ts";

/** Level, limits, and how names are read. */
export interface TransitionOptions extends Partial<ProgressionKnobs>, UnreadRules {
  /** Level at which two payloads count as the same; `class` unless told. */
  readonly level?: PayloadLevel;
  /** Whether a sequence names the drugs given beside its conjugates; `leave-out` unless told. */
  readonly partners?: "keep" | "leave-out";
  readonly catalogue?: Catalogue;
  /** What an ambiguous name means in this cohort. */
  readonly meaning?: Readonly<Record<string, string>>;
}

/** Transitions of a cohort, with the markers that it records and what was remarkable. */
export interface PatientTransitions {
  /** One per pair of consecutive exposures of a patient, in the order of the exposures. */
  readonly transitions: readonly Transition[];
  /** Names of the markers that the cohort records. */
  readonly markers: readonly string[];
  readonly issues: readonly Issue[];
}

/**
 * Consecutive ADC exposures of each patient as transitions: the cell of the two conjugates, what lay in between, how ADC1 ended, and what
 * the patient had met before. A conjugate that is not known makes `unclassifiable` transitions on both of its sides; they are kept
 * and counted in an issue. `byPatient` holds each patient's exposures in order.
 *
 * Throws `RangeError` for a level that does not exist, or knobs that are not whole numbers of days ≥ 0.
 */
export function patientTransitions(
  byPatient: ReadonlyMap<string, readonly Exposure[]>,
  cohort: Cohort,
  options: TransitionOptions = {}
): PatientTransitions {
  const linesOf = therapyLines(cohort, namingOf({catalogue: ownCatalogue, ...options}));
  return transitionsOfLines(byPatient, linesOf, cohort, options);
}

/** The same from lines whose regimens are read. */
export function transitionsOfLines(
  byPatient: ReadonlyMap<string, readonly Exposure[]>,
  linesOf: ReadonlyMap<string, readonly TherapyLine[]>,
  cohort: Cohort,
  {
    level = "class",
    partners = "leave-out",
    catalogue = ownCatalogue,
    earlyProgressionDays = 91,
    earlyRelapseDays = EARLY_RELAPSE_DAYS
  }: TransitionOptions = {}
): PatientTransitions {
  requireWholeDays({earlyProgressionDays, earlyRelapseDays});
  requireLevel(level);
  const resistance = resistanceFields(cohort);
  const readers: TransitionReaders = {
    linesOf,
    side: sideReader(catalogue),
    classify: classifier(level, catalogue),
    toxicity: toxicityReader(cohort, linesOf),
    changes: resistance.changes,
    recorded: adc2Reader(cohort, linesOf),
    primaries: secondPrimary(cohort),
    knobs: {earlyProgressionDays, earlyRelapseDays},
    named: partners === "keep" ? withPartners : ({label}) => label
  };
  const transitions = [...byPatient].flatMap(([patientId, list]) => transitionsOf(patientId, list, readers));
  return {transitions, markers: resistance.names, issues: transitionIssues(transitions)};
}

/** What reads the parts of transitions out of one cohort. */
interface TransitionReaders {
  readonly linesOf: ReadonlyMap<string, readonly TherapyLine[]>;
  readonly side: ReturnType<typeof sideReader>;
  readonly classify: ReturnType<typeof classifier>;
  readonly toxicity: ReturnType<typeof toxicityReader>;
  readonly changes: ResistanceFields["changes"];
  readonly recorded: ReturnType<typeof adc2Reader>;
  readonly primaries: ReturnType<typeof secondPrimary>;
  readonly knobs: ProgressionKnobs;
  /** What an exposure is called in a sequence. */
  readonly named: (exposure: Exposure) => string;
}

const withPartners = ({label, partners}: Exposure): string => [label, ...partners.toSorted()].join(" + ");

/** The transitions of one patient; `list` holds the patient's exposures in order. */
function transitionsOf(patientId: string, list: readonly Exposure[], readers: TransitionReaders): Transition[] {
  return list.slice(1).flatMap((to, before) => {
    const from = list[before];
    return from === undefined ? [] : [transitionOf(patientId, {from, to, earlier: list.slice(0, before)}, readers)];
  });
}

/** Two consecutive exposures of a patient, and those before them. */
interface ConsecutiveExposures {
  readonly from: Exposure;
  readonly to: Exposure;
  readonly earlier: readonly Exposure[];
}

function transitionOf(
  patientId: string,
  {from, to, earlier}: ConsecutiveExposures,
  {linesOf, side, classify, toxicity, changes, recorded, primaries, knobs, named}: TransitionReaders
): Transition {
  const lines = linesOf.get(patientId) ?? [];
  const cell = classify(side(from), side(to));
  return {
    patientId,
    index: earlier.length + 1,
    from,
    to,
    sequence: `${named(from)} → ${named(to)}`,
    cell,
    concurrent: cell.flags.concurrent_adcs || from.concurrent || to.concurrent,
    unknownAdc: cell.from.products === null || cell.to.products === null,
    between: interveningTherapy(lines, from, to),
    freePayloadBefore: therapyBeforeAdc1(lines, from),
    endOfAdc1: progressionOnAdc1(from, to, relapseAfterAdc1(lines, from, to), knobs),
    progressedOff: progressedOff(lines, from, to),
    history: exposureHistory(earlier.map(side), cell.to),
    secondPrimary: primaries(patientId, from, to, cell),
    toxicity: toxicity(patientId, cell, to, [...earlier, from]),
    recorded: recorded(patientId, from, to, earlier),
    markers: changes(patientId, from, to)
  };
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

function transitionIssues(transitions: readonly Transition[]): Issue[] {
  const unknown = transitions.filter(({cell}) => cell.headline === "unclassifiable").length;
  const suspected = transitions.filter(
    ({secondPrimary: {recorded, suspected: apart}}) => apart === true && recorded === null
  ).length;
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
