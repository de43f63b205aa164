import {diceOf} from "../../src/cohort/dice.ts";
import {DAYS_PER_MONTH} from "../../src/math/calendar-days.ts";
import {seededRandom} from "../../src/math/random.ts";

/** A patient of ready-made follow-up, with a day of progression beside the outcome. */
export interface Followed {
  readonly id: string;
  readonly arm: string;
  readonly centre: string;
  readonly age: number;
  readonly ecog: number;
  readonly time: number;
  readonly event: 0 | 1;
}

/**
 * Clean files with what real ones have: a cut-off for all, another accrual and hazard at each centre, patients lost early at some, hazards that rise or fall, few patients in an arm, and times rounded to days, hundredths,
 * tenths, halves or whole months.
 */
export function inventedFollowUp(seed: number, n?: number): Followed[] {
  const random = seededRandom(seed);
  const dice = diceOf(random);
  const size = n ?? dice.whole(20, 200);
  const step = dice.one([1 / 30.4375, 0.01, 0.1, 0.5, 1]);
  const shape = dice.one([0.7, 1, 1, 1.5, 2]);
  const rare = dice.one([0.5, 0.5, 0.3, 0.1]);
  const isLocked = random() < 0.3;
  const centres = Array.from({length: dice.whole(2, 6)}, (_, k) => ({
    name: String.fromCodePoint(65 + k),
    accrual: dice.one([3, 6, 12, 24, 36]),
    scale: dice.one([3, 5, 8, 12]),
    lost: dice.one([0, 0, 0.1, 0.4])
  }));
  return Array.from({length: size}, (_, i) => {
    const centre = dice.one(centres);
    const arm = random() < rare ? "T-DXd" : "SG";
    const death = centre.scale * (arm === "SG" ? 1 : 1.6) * (-Math.log(random())) ** (1 / shape);
    const lost = random() < centre.lost ? dice.exponential(2) / DAYS_PER_MONTH : Infinity;
    const cutoff = isLocked ? 12 : 1 + random() * centre.accrual;
    const exact = Math.min(death, lost, cutoff);
    return {
      id: `P${1000 + i}`,
      arm,
      centre: centre.name,
      age: dice.whole(30, 84),
      ecog: dice.whole(0, 2),
      time: Number(Math.max(step, Math.round(exact / step) * step).toFixed(2)),
      event: death === exact ? 1 : 0
    };
  });
}
