import {DERIVED_LINE, type Cohort} from "../cohort/cohort.ts";
import {columnOf, textOf, type TherapyLine} from "../cohort/therapy-lines.ts";
import type {Cell} from "../record/cell-columns.ts";
import {assessmentDays, scanInterval} from "./assessment-interval.ts";
import {daysBeyondProgression} from "./beyond-progression.ts";
import {brainImagingReader, type BrainImaging} from "./brain-imaging.ts";
import {cnsProgressionReader} from "./cns-progression.ts";
import {ecogReader, type EcogAtStart} from "./ecog-at-start.ts";
import type {Exposure} from "./exposure.ts";
import {earlierAdcLabels} from "./exposures.ts";
import {gcsfReader} from "./gcsf-given.ts";
import {her2BiopsyReader} from "./her2-biopsy.ts";
import {topo1History, type Topo1History} from "./topo1-history.ts";
import {carriedOver, worstGradeReader, type CarriedToxicity, type WorstGrade} from "./toxicity-carry-over.ts";
import {trialReader} from "./trial-of-line.ts";
import {metaboliserReader, type Metaboliser} from "./ugt1a1-metaboliser.ts";

type Answer = "yes" | "no" | null;

/** What is recorded of one ADC of a transition. */
export interface RecordedOfAdc {
  readonly daysBeyondProgression: number | null;
  readonly cnsOnly: Answer;
  readonly worst: Readonly<Record<CarriedToxicity, WorstGrade>>;
  readonly gcsf: Answer;
  /** Median days between assessments. */
  readonly scanInterval: number | null;
  readonly trial: Answer;
}

/** What columns are made of that papers on sequential ADCs report of a transition. */
export interface RecordedOfTransition {
  readonly topo1: Topo1History;
  readonly ecog: EcogAtStart;
  readonly her2BiopsyDays: number | null;
  readonly brainImaging: BrainImaging;
  readonly ugt1a1: Metaboliser | null;
  readonly adc1: RecordedOfAdc;
  readonly adc2: RecordedOfAdc;
}

/** When a column is known: one that is known only later is no covariate and makes no groups. */
type KnownAt = "start of ADC2" | "later";

/** A column made of what a file records; null = not recorded. */
export interface Adc2Column {
  readonly name: string;
  readonly known: KnownAt;
  /** Levels, or the unit of a number. */
  readonly holds: string;
  readonly rule: string;
  readonly of: (recorded: RecordedOfTransition) => Cell;
}

const toxicities: Readonly<Record<CarriedToxicity, string>> = {
  ild: "ILD or pneumonitis",
  neutropenia: "neutropenia",
  diarrhoea: "diarrhoea"
};
const kinds = Object.keys(toxicities) as CarriedToxicity[];
const answers = "`yes` `no`";
const graded = (worst: WorstGrade): Cell => (worst === "ungraded" ? null : worst);

/** Columns of one ADC; those of ADC1 are known when ADC2 starts. */
function ofOneAdc(adc: "adc1" | "adc2"): Adc2Column[] {
  const [known, name] = adc === "adc1" ? (["start of ADC2", "ADC1"] as const) : (["later", "ADC2"] as const);
  return [
    {
      name: `${adc}_days_beyond_progression`,
      known,
      holds: "days",
      rule: `from the recorded progression on ${name} to its last dose, 0 where that came no later; not recorded without either day`,
      of: (one) => one[adc].daysBeyondProgression
    },
    {
      name: `${adc}_beyond_progression`,
      known,
      holds: answers,
      rule: `whether there was a dose of ${name} after its recorded progression`,
      of: (one) => (one[adc].daysBeyondProgression === null ? null : one[adc].daysBeyondProgression > 0 ? "yes" : "no")
    },
    {
      name: `${adc}_progression_cns_only`,
      known,
      holds: answers,
      rule: `whether \`progression_sites\` of the first progression on ${name} names sites of the central nervous system alone; not recorded where a part of it is not read`,
      of: (one) => one[adc].cnsOnly
    },
    ...kinds.map((kind): Adc2Column => ({
      name: `${adc}_${kind}_grade`,
      known,
      holds: "CTCAE grade",
      rule: `worst recorded grade of ${toxicities[kind]} on ${name}, of any cause; 0 only where a \`tox_\` column denies it; an event without a grade has none`,
      of: (one) => graded(one[adc].worst[kind])
    })),
    {
      name: `${adc}_gcsf`,
      known,
      holds: answers,
      rule: `G-CSF with ${name}: \`gcsf\` of its rows, or such a drug in its course; \`no\` by the column alone`,
      of: (one) => one[adc].gcsf
    },
    {
      name: `${adc}_scan_interval`,
      known,
      holds: "days",
      rule: `median of the gaps between the assessments on ${name}, from its start to progression or the last assessment without it; needs the assessments file`,
      of: (one) => one[adc].scanInterval
    },
    {
      name: `${adc}_trial`,
      known: "start of ADC2",
      holds: answers,
      rule: `whether ${name} was given within a trial: \`trial\` of the first of its rows that says so`,
      of: (one) => one[adc].trial
    }
  ];
}

/**
 * Columns of a transition that are made of what the file records beside its lines, in order, each with its rule. They are null where it is not recorded, which is never a `no`.
 *
 * @example
 * adc2Columns.filter(({known}) => known === "start of ADC2").slice(0, 2).map(({name}) => name) // ["adc2_topo1", "adc2_topo1_days"]
 */
export const adc2Columns: readonly Adc2Column[] = [
  {
    name: "adc2_topo1",
    known: "start of ADC2",
    holds: "`naive` `exposed` `progressed on`",
    rule: "topoisomerase I inhibitor before ADC2 (payload, irinotecan, topotecan), in any setting; `naive` only of a complete record: lines numbered in the file from 1 without a gap, every drug read, no earlier ADC in a text",
    of: ({topo1}) => topo1.status
  },
  {
    name: "adc2_topo1_days",
    known: "start of ADC2",
    holds: "days",
    rule: "from the last dose of the last of them to ADC2, 0 where it went on; not recorded where that dose is not",
    of: ({topo1}) => topo1.days
  },
  {
    name: "adc2_ecog",
    known: "start of ADC2",
    holds: "0 to 5",
    rule: "ECOG with a day (`ecog_day`) nearest to the start of ADC2, 45 days before to 7 after; never an older one, nor one without a day",
    of: ({ecog}) => ecog.value
  },
  {
    name: "adc2_ecog_days",
    known: "start of ADC2",
    holds: "days",
    rule: "day of that status from the start of ADC2, below zero before it",
    of: ({ecog}) => ecog.days
  },
  {
    name: "adc2_her2_biopsy_days",
    known: "start of ADC2",
    holds: "days",
    rule: "from the last HER2 biopsy on or before the start of ADC2 to it: `her2_biopsy_day`, or `biopsy_day` of a row with a result of HER2",
    of: ({her2BiopsyDays}) => her2BiopsyDays
  },
  {
    name: "adc2_brain_imaging",
    known: "start of ADC2",
    holds: answers,
    rule: "`yes` by a `brain_imaging_day` on or before the start of ADC2 on any row, else what `brain_imaging_done` of the first row of ADC2 answers",
    of: ({brainImaging}) => brainImaging.done
  },
  {
    name: "adc2_brain_imaging_days",
    known: "start of ADC2",
    holds: "days",
    rule: "from the last such day to the start of ADC2",
    of: ({brainImaging}) => brainImaging.days
  },
  {
    name: "ugt1a1_metaboliser",
    known: "start of ADC2",
    holds: "`normal` `intermediate` `poor`",
    rule: "by the number of alleles of reduced function in `ugt1a1`; not recorded where two rows of the patient differ",
    of: ({ugt1a1}) => ugt1a1
  },
  ...ofOneAdc("adc1"),
  ...ofOneAdc("adc2"),
  ...kinds.map((kind): Adc2Column => ({
    name: `${kind}_carry_over`,
    known: "later",
    holds: "text",
    rule: `${toxicities[kind]} on ADC1 → on ADC2 (\`none\`, \`grade 1\` …, \`no grade\`), where both are recorded`,
    of: ({adc1, adc2}) => carriedOver(adc1.worst[kind], adc2.worst[kind])
  }))
];

/** Reads what is recorded of the transitions of a cohort. */
export function adc2Reader(
  cohort: Cohort,
  linesOf: ReadonlyMap<string, readonly TherapyLine[]>
): (patientId: string, from: Exposure, to: Exposure, earlier: readonly Exposure[]) => RecordedOfTransition {
  const [ecog, biopsy, imaging, ugt1a1] = [
    ecogReader(cohort),
    her2BiopsyReader(cohort),
    brainImagingReader(cohort),
    metaboliserReader(cohort)
  ];
  const numbered = numbersGiven(cohort);
  const ofAdc = adcReader(cohort, linesOf);
  const hasEarlier = earlierAdcLabels(cohort);
  return (patientId, from, to, earlier) => ({
    topo1: topo1History(linesOf.get(patientId) ?? [], [...earlier, from], to, {
      areNumbersGiven: numbered(patientId),
      hasEarlierAdc: hasEarlier.has(patientId)
    }),
    ecog: ecog(patientId, to.start),
    her2BiopsyDays: biopsy(patientId, to.start),
    brainImaging: imaging(to),
    ugt1a1: ugt1a1(patientId),
    adc1: ofAdc(from),
    adc2: ofAdc(to)
  });
}

/** Reads what is recorded of one ADC; each once, though it stands in two transitions. */
function adcReader(
  cohort: Cohort,
  linesOf: ReadonlyMap<string, readonly TherapyLine[]>
): (exposure: Exposure) => RecordedOfAdc {
  const [cnsOnly, gcsf, trial] = [cnsProgressionReader(cohort), gcsfReader(cohort), trialReader(cohort)];
  const [ild, neutropenia, diarrhoea] = [
    worstGradeReader(cohort, "ild"),
    worstGradeReader(cohort, "neutropenia"),
    worstGradeReader(cohort, "diarrhoea")
  ];
  const assessed = assessmentDays(cohort.assessments);
  const known = new Map<Exposure, RecordedOfAdc>();
  return (exposure) => {
    const {patientId} = exposure;
    const recorded = known.get(exposure) ?? {
      daysBeyondProgression: daysBeyondProgression(exposure),
      cnsOnly: cnsOnly(exposure),
      worst: {ild: ild(exposure), neutropenia: neutropenia(exposure), diarrhoea: diarrhoea(exposure)},
      gcsf: gcsf(exposure, linesOf.get(patientId) ?? []),
      scanInterval: scanInterval(exposure, assessed?.get(patientId) ?? []),
      trial: trial(exposure)
    };
    known.set(exposure, recorded);
    return recorded;
  };
}

/** Whether all numbers of lines of a patient stand in the file. */
function numbersGiven({lines, mapping}: Cohort): (patientId: string) => boolean {
  if (mapping["line"] === undefined) return () => false;
  const ids = columnOf(lines, "patient_id");
  const derived = new Set(
    columnOf(lines, DERIVED_LINE).flatMap((value, i) => (textOf(value) === null ? [] : [String(ids[i])]))
  );
  return (patientId) => !derived.has(patientId);
}
