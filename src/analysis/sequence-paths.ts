import {fromMonths} from "../math/calendar-days.ts";
import type {SequencePath} from "../record/result-parts.ts";
import {sequenceProbabilities, type SequenceCourse} from "../states/sequence-probabilities.ts";
import type {Patient} from "../patients/patient.ts";
import {clinicalRecords, type ExposureRecord} from "./clinical-records.ts";
import {text} from "./group-of.ts";
import type {AnalysisInput, PartOutput} from "./analysis-part.ts";
import {afterSecond} from "../describe/therapy-after-adc2.ts";

/** An ADC1 of fewer patients than this is joined with the others of its kind. */
const FEWEST_PATIENTS = 5;
const OTHER = "other ADC";

/** Paths through ADC1, therapy in between, ADC2 and what came next, and their Aalen–Johansen probabilities; only where the plan asks for the figure. */
export function sequencePathsPart(input: AnalysisInput): PartOutput {
  const asked = (name: string): boolean => input.question.figures.include.some((one) => one === name || one === "all");
  const nextPaths = asked("sequence-flow-next") ? pathsOnward(input) : null;
  const sequenceProbabilities = asked("sequence-flow-probabilities") ? probabilities(input) : null;
  return {
    shown: {
      ...(nextPaths === null ? {} : {nextPaths}),
      ...(sequenceProbabilities === null ? {} : {sequenceProbabilities})
    }
  };
}

function nextAfter(second: ExposureRecord, patient: Patient | undefined): string | null {
  const onward = patient?.exposures.findLast(({start}) => start === second.nextStart);
  return afterSecond(second, patient?.lines ?? [], onward?.label ?? null);
}

function pathsOnward(input: AnalysisInput): SequencePath[] | null {
  const {
    set: {history: derived}
  } = input;
  const records = clinicalRecords(input);
  if (records === null || derived === null) return null;
  const patientOf = new Map(derived.sequences.patients.map((patient) => [patient.patientId, patient]));
  const counts = new Map<string, {path: (string | null)[]; n: number}>();
  for (const {first, second, cells} of records.pairs) {
    const next = nextAfter(second, patientOf.get(second.patientId));
    const path = [first.label, text(cells["contact"]), second.label, next];
    const key = JSON.stringify(path);
    counts.set(key, {path, n: (counts.get(key)?.n ?? 0) + 1});
  }
  return [...counts].toSorted(([a, one], [b, other]) => other.n - one.n || (a < b ? -1 : 1)).map(([, path]) => path);
}

function probabilities({
  set: {history: derived, pairing},
  question
}: AnalysisInput): {
  readonly paths: readonly SequencePath[];
  readonly n: number;
  readonly day: number;
  readonly left: number;
} | null {
  if (derived === null || pairing === null || pairing.starters.every(({adc2Start}) => adc2Start !== null)) return null;
  const day = Math.max(...question.milestones.map((months) => fromMonths(months, "days")));
  const first = new Map(
    derived.sequences.patients.flatMap(({patientId, adc1}) => (adc1 === null ? [] : [[patientId, adc1.label] as const]))
  );
  const onward = new Map(
    derived.sequences.patients.flatMap(({patientId, pair}) =>
      pair.kind === "none"
        ? []
        : [[patientId, [pair.transition.between.contact, pair.transition.to.label] as const] as const]
    )
  );
  const sizes = new Map<string, number>();
  for (const {patientId} of pairing.starters)
    sizes.set(first.get(patientId) ?? OTHER, (sizes.get(first.get(patientId) ?? OTHER) ?? 0) + 1);
  const courses = pairing.starters.map(
    ({patientId, adc1Start, adc2Start, cutoff, death, lastContact, pfs1, entry}): SequenceCourse => {
      const label = first.get(patientId) ?? OTHER;
      const died = death !== null && (cutoff === null || death <= cutoff);
      const seen = Math.min(
        ...[lastContact, cutoff].filter((one) => one !== null).map((one) => one - adc1Start),
        Infinity
      );
      const end = died ? death - adc1Start : Math.max(pfs1, Number.isFinite(seen) ? seen : pfs1);
      return {
        adc1: (sizes.get(label) ?? 0) < FEWEST_PATIENTS ? OTHER : label,
        onward: adc2Start === null ? null : (onward.get(patientId) ?? ["way not known", OTHER]),
        died: adc2Start === null && died,
        time: adc2Start === null ? end : adc2Start - adc1Start,
        entry
      };
    }
  );
  return {...sequenceProbabilities(courses, day), day};
}
