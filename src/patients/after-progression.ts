import {hasUnknownAdc, lineKind} from "../cohort/line-kind.ts";
import type {TherapyLine} from "../cohort/therapy-lines.ts";
import type {Exposure} from "./exposure.ts";
import {exposureOf} from "./exposure-of-draft.ts";
import {isPartnersAlone} from "./partners-alone.ts";
import type {Patient} from "./patient.ts";

/** Why a patient who started ADC1 is not among those who progressed on it with a known day, in the order in which they are asked. */
export const notProgressedReasons = [
  "first ADC not known by name",
  "stopped ADC1 for progression, without a day of it before the next therapy",
  "next therapy without a progression before it",
  "stopped ADC1 for another reason, no progression recorded",
  "died without a progression recorded",
  "no progression recorded"
] as const;

export type NotProgressed = (typeof notProgressedReasons)[number];

/** What the first systemic therapy after the progression is; `not known` where it is, or may be, a conjugate that is not named. */
export type TherapyKind = "ADC" | "other systemic therapy" | "not known";

/** The first systemic therapy after the progression, as one course; days on the patient's clock. */
export interface NextCourse {
  readonly kind: TherapyKind;
  readonly start: number;
  /** An ADC as the exposure that it is everywhere; another therapy by the same rules: its rows of one day, and the same drugs given on. */
  readonly course: Exposure;
}

/** A patient who progressed on ADC1, with what came next; null: nothing up to the cut-off. */
export interface Progressed {
  readonly patientId: string;
  /** First progression after the start of ADC1, on it or on partners, supportive or local therapy after it, no later than the next therapy. */
  readonly progression: number;
  readonly next: NextCourse | null;
}

export type AfterProgression =
  | {readonly kind: "progressed"; readonly progressed: Progressed}
  | {readonly kind: "not progressed"; readonly reason: NotProgressed};

/** What is asked of a patient. */
export type AskedPatient = Pick<Patient, "patientId" | "lines" | "exposures"> & {
  readonly days: {readonly death: number | null};
};

/** Reasons for which a stop is no stop for another reason than progression. */
const saysNothing: ReadonlySet<string> = new Set([
  "progression",
  "death",
  "unknown",
  "planned-pause",
  "lost-to-follow-up"
]);

/**
 * Whether a patient progressed on ADC1, and the first systemic therapy after that. Nothing after the cut-off counts; a progression on the day on which the next therapy begins came before it.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,end,progression\nP1,T-DXd,0,100,110\nP1,capecitabine,120,200,\n"}]);
 * const [patient] = patientsOf(read).patients;
 * const {progressed} = afterProgression(patient, patient.adc1, null);
 * [progressed.progression, progressed.next.kind, progressed.next.start] // [110, "other systemic therapy", 120]
 */
export function afterProgression(patient: AskedPatient, adc1: Exposure, cutoff: number | null): AfterProgression {
  const seen = (day: number | null): day is number => day !== null && (cutoff === null || day <= cutoff);
  if (adc1.agents.length === 0) return {kind: "not progressed", reason: notProgressedReasons[0]};
  const nextStart = seen(adc1.nextStart) ? adc1.nextStart : null;
  const onAdc1 = patient.lines.filter(({start}) => start >= adc1.start && start < (nextStart ?? Infinity));
  const days = [adc1, ...onAdc1]
    .map(({progression}) => progression)
    .filter((day) => seen(day) && day > adc1.start && day <= (nextStart ?? Infinity))
    .map(Number);
  if (days.length === 0)
    return {kind: "not progressed", reason: whyNot(patient, {adc1, onAdc1, hasNext: nextStart !== null}, seen)};
  return {
    kind: "progressed",
    progressed: {
      patientId: patient.patientId,
      progression: Math.min(...days),
      next: nextStart === null ? null : nextCourse(patient, adc1, nextStart)
    }
  };
}

function whyNot(
  {days: {death}}: AskedPatient,
  {
    adc1,
    onAdc1,
    hasNext
  }: {readonly adc1: Exposure; readonly onAdc1: readonly TherapyLine[]; readonly hasNext: boolean},
  seen: (day: number | null) => boolean
): NotProgressed {
  const [, undated, withoutProgression, otherReason, died, none] = notProgressedReasons;
  const stopSeen = ({end}: {readonly end: number | null}): boolean => end === null || seen(end);
  const isUndated = ({progression}: {readonly progression: number | null}): boolean => progression === null || hasNext;
  if ([adc1, ...onAdc1].some((one) => one.stopReason === "progression" && stopSeen(one) && isUndated(one)))
    return undated;
  if (hasNext) return withoutProgression;
  if (adc1.stopReason !== null && !saysNothing.has(adc1.stopReason) && stopSeen(adc1)) return otherReason;
  return seen(death) ? died : none;
}

/** The therapy that begins on a day, with its course. */
function nextCourse({patientId, lines, exposures}: AskedPatient, adc1: Exposure, start: number): NextCourse {
  // A partner of ADC1 that begins anew on the day of another drug is one of the new regimen.
  const opened = lines.filter((line) => line.start === start && ["adc", "systemic"].includes(lineKind(line)));
  const kind = kindOf(opened);
  const given = exposures.find((one) => one.start === start && one.exposure !== adc1.exposure);
  const place = {
    patientId,
    exposure: exposures.length + 1,
    position: null,
    setting: opened[0]?.setting ?? "metastatic"
  };
  const course = (adcLines: readonly TherapyLine[]): Exposure =>
    exposureOf(
      {adcLines: [...adcLines], partnerLines: [], rules: new Set(["single-line"]), concurrent: opened.length > 1},
      lines,
      place
    );
  if (kind !== "other systemic therapy") return {kind, start, course: given ?? course(opened)};
  const first = course(opened);
  const drugs = new Set(first.partners);
  const goesOn = lines.filter(
    (line) =>
      line.start > start &&
      line.start < (first.nextStart ?? Infinity) &&
      lineKind(line) === "systemic" &&
      isPartnersAlone(line, drugs)
  );
  return {kind, start, course: goesOn.length === 0 ? first : course([...opened, ...goesOn])};
}

function kindOf(opened: readonly TherapyLine[]): TherapyKind {
  if (opened.some(({read}) => read.adcs.length > 0)) return "ADC";
  // A text that speaks of a conjugate without its name may speak of an arm that was not given (`ADC or chemotherapy`).
  const isUnread = ({read}: TherapyLine): boolean =>
    hasUnknownAdc(read) || (read.partners.length === 0 && read.unresolved.length === 0);
  return opened.some(isUnread) ? "not known" : "other systemic therapy";
}
