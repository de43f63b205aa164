import type {Random} from "../math/random.ts";
import {diceOf, type Dice} from "./dice.ts";
import {syntheticAdcLine, type LineDraft} from "./synthetic-adc-line.ts";
import {drawCourse, type SyntheticCourse} from "./synthetic-course.ts";
import type {SyntheticLine} from "./synthetic-line.ts";
import type {SyntheticArm, SyntheticScenario} from "./synthetic-scenarios.ts";

const DEATH_WITHOUT_PROGRESSION = 0.08;

/** Draws the lines of one patient of an arm, up to the cut-off. What is drawn in which order is part of what a seed means. */
export function drawPatient(
  id: string,
  arm: SyntheticArm,
  scenario: SyntheticScenario,
  random: Random
): SyntheticLine[] {
  const dice = diceOf(random);
  const earlier = earlierLines(arm, dice);
  const {visceral, ...person} = drawPerson(arm, dice);
  const course = drawCourse(arm, scenario, earlier.until, dice);
  const {lines: fromAdc1, dies} = linesFromAdc1(arm, course, earlier.lines.length + 1, dice);
  const lines = [...earlier.lines, ...fromAdc1];
  const {cutoff} = course;
  const death = dies <= cutoff ? dies : null;
  const lastContact = death ?? Math.max(cutoff - dice.whole(0, 25), ...lines.map(lastDay));
  return lines
    .filter((line) => line.start <= cutoff)
    .map((line) => ({
      patient_id: id,
      ...line,
      end: endSeen(line, death, cutoff),
      death,
      last_contact: Math.min(lastContact, cutoff),
      data_cutoff: cutoff,
      ...person,
      ecog: drawEcog(line, random),
      visceral,
      synthetic: "synthetic" as const
    }));
}

const drawEcog = ({line}: LineDraft, random: Random): number =>
  Math.min(3, Math.floor(random() * 2.2 + (line ?? 0) * 0.12));

/** The patient, whatever the line. */
type Person = Pick<SyntheticLine, "tumour" | "site" | "sex" | "age" | "her2_status" | "hr_status" | "visceral">;

function drawPerson(arm: SyntheticArm, {random, chance}: Dice): Person {
  const sex = arm.site === "breast" ? (chance(0.01) ? "male" : "female") : chance(0.7) ? "male" : "female";
  const age = Math.min(89, Math.max(29, Math.round(59 + (random() + random() + random() - 1.5) * 22)));
  const visceral = chance(0.7) ? "yes" : "no";
  return {tumour: arm.tumour, site: arm.site, sex, age, her2_status: arm.her2, hr_status: arm.hr, visceral};
}

/** Lines before ADC1, and the day on which ADC1 starts. */
function earlierLines(
  arm: SyntheticArm,
  {random, exponential, whole}: Dice
): {readonly lines: readonly LineDraft[]; readonly until: number} {
  const lines: LineDraft[] = [];
  let day = whole(5, 40);
  const earlier = Math.max(0, Math.round(arm.earlierLines + (random() - 0.5) * 3));
  for (let i = 0; i < earlier; i++) {
    const length = Math.max(21, Math.round(exponential(5)));
    lines.push(chemotherapy(arm.earlier[Math.min(i, arm.earlier.length - 1)], i + 1, day, length));
    day += length + whole(10, 35);
  }
  return {lines, until: day};
}

/** ADC1 and, where the patient comes to it before the cut-off, ADC2 with a therapy in between; `dies`: the day, be it after the cut-off. */
function linesFromAdc1(
  arm: SyntheticArm,
  course: SyntheticCourse,
  number: number,
  dice: Dice
): {readonly lines: readonly LineDraft[]; readonly dies: number} {
  const {adc1Start, toProgression1, adc2Start, toProgression2, survivalAfter, cutoff} = course;
  const adc1 = adc1Line(arm, course, number, dice);
  // A line between the two ADCs that would have started after the cut-off or the death is not in the file.
  if (!course.reachesAdc2 || adc2Start >= cutoff)
    return {lines: [adc1], dies: adc1Start + toProgression1 + survivalAfter};
  const between = course.withTherapyBetween ? [lineBetween(arm, course, number + 1, dice)] : [];
  const diesFirst = dice.chance(DEATH_WITHOUT_PROGRESSION);
  const adc2 = adc2Line(arm, course, {number: number + between.length + 1, diesFirst}, dice);
  return {lines: [adc1, ...between, adc2], dies: adc2Start + toProgression2 + (diesFirst ? 0 : survivalAfter)};
}

function adc1Line(
  arm: SyntheticArm,
  {adc1Start: start, toProgression1, stoppedForToxicity, onAdc1, cutoff}: SyntheticCourse,
  line: number,
  {one, random}: Dice
): LineDraft {
  return syntheticAdcLine({
    regimen: one(arm.adc1),
    line,
    start,
    toProgression: toProgression1,
    toxicityStop: stoppedForToxicity ? start + onAdc1 : null,
    diesFirst: false,
    cutoff,
    response: arm.response[0],
    random
  });
}

function lineBetween(
  arm: SyntheticArm,
  {adc1Start, onAdc1, gap, adc2Start}: SyntheticCourse,
  line: number,
  {one, whole}: Dice
): LineDraft {
  const start = adc1Start + onAdc1 + whole(7, gap);
  return chemotherapy(one(arm.between), line, start, Math.max(14, adc2Start - start - whole(7, 20)));
}

function adc2Line(
  arm: SyntheticArm,
  {adc2Start, toProgression2, cutoff}: SyntheticCourse,
  {number, diesFirst}: {readonly number: number; readonly diesFirst: boolean},
  {one, random}: Dice
): LineDraft {
  return syntheticAdcLine({
    regimen: one(arm.adc2),
    line: number,
    start: adc2Start,
    toProgression: toProgression2,
    toxicityStop: null,
    diesFirst,
    cutoff,
    response: arm.response[1],
    random
  });
}

/** Last day on which anything of a line is recorded. */
const lastDay = ({start, end, last_assessment, progression}: LineDraft): number =>
  Math.max(start, end ?? start, last_assessment ?? start, progression ?? start);

/** The last dose as it is seen: a line that goes on at the death ends with it, one that goes on at the cut-off has no end. */
function endSeen({start, end}: LineDraft, death: number | null, cutoff: number): number | null {
  if (end !== null && end <= (death ?? cutoff)) return end;
  return death === null ? null : Math.max(start, death);
}

function chemotherapy(regimen: string, line: number, start: number, length: number): LineDraft {
  return {
    regimen,
    line,
    start,
    end: start + length,
    setting: "metastatic",
    progression: null,
    progression_basis: null,
    last_assessment: null,
    stop_reason: "unknown",
    best_response: null,
    cycles: null
  };
}
