/** What a seeded cohort is drawn with. */
export interface CohortDraw {
  readonly seed: number;
  readonly patients: number;
  /** Only patients who reached a second ADC, or everyone who started a first. */
  readonly design: "received-both" | "all-adc1";
  /** Observation begins after day 0 for most patients. */
  readonly delayedEntry: boolean;
}

/** One line of therapy; days on the patient's own clock, null = blank. */
export interface DrawnLine {
  readonly line: number | null;
  /** The conjugate by its usual name; null where the line holds none. */
  readonly product: string | null;
  readonly regimen: string;
  readonly setting: string;
  readonly start: number;
  readonly end: number | null;
  readonly progression: number | null;
  readonly lastAssessment: number | null;
  readonly stopReason: string | null;
  readonly bestResponse: string | null;
  readonly cycles: number | null;
  readonly doseReductions: number;
  readonly ecog: number;
  readonly biopsyDay: number | null;
}

/** One invented patient with everything that any shape of file can carry. */
export interface DrawnPatient {
  readonly id: string;
  /** Calendar day of the patient's day 0, in days since 1970-01-01. */
  readonly dayZero: number;
  readonly death: number | null;
  readonly lastContact: number;
  readonly cutoff: number;
  readonly entry: number | null;
  readonly tumour: string;
  readonly sex: string;
  readonly age: number;
  readonly centre: string;
  readonly her2: string | null;
  readonly hr: string | null;
  readonly visceral: string;
  readonly cns: string;
  readonly lines: readonly DrawnLine[];
  readonly assessments: readonly {readonly day: number; readonly result: string}[];
  readonly adverseEvents: readonly {
    readonly line: number | null;
    readonly term: string;
    readonly grade: number;
    readonly onset: number;
    readonly resolved: number | null;
  }[];
}

/** Numbers in [0, 1) from a seed (mulberry32), and draws made of them. */
export class Draws {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
  chance(probability: number): boolean {
    return this.next() < probability;
  }
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }
  days(mean: number): number {
    return Math.max(1, Math.round(-mean * Math.log(1 - this.next())));
  }
  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)];
  }
}

/** 30 June 2024, the day on which every seeded cohort is cut off, in days since 1970-01-01. */
export const CUTOFF_DAY = 19904;

const products: Readonly<Record<string, readonly string[]>> = {
  breast: ["SG", "T-DXd", "SG", "T-DXd", "SG", "T-DXd", "T-DM1"],
  urothelial: ["EV", "SG"],
  NSCLC: ["Dato-DXd", "T-DXd"]
};
const spelt: Readonly<Record<string, readonly string[]>> = {
  "SG": ["SG", "sacituzumab govitecan-hziy", "Trodelvy"],
  "T-DXd": ["T-DXd", "fam-trastuzumab deruxtecan-nxki", "Enhertu"],
  "T-DM1": ["T-DM1", "Kadcyla"],
  "EV": ["EV", "EV + pembrolizumab", "enfortumab vedotin"]
};
const chemotherapy = ["capecitabine", "carboplatin + gemcitabine", "vinorelbine", "paclitaxel"];
const otherReasons = ["toxicity", "patient-decision", "completion", "unknown", null, "toxicity"];
const adverse = ["Neutropenia", "Fatigue", "Alopecia", "Diarrhoea", "Pneumonitis", "Nausea", "Peripheral neuropathy"];

/**
 * Invented patients with sequences of ADCs, the same for the same draw whatever build reads them: nothing here comes from `src/`.
 *
 * @example
 * seededCohort({seed: 1, patients: 40, design: "received-both", delayedEntry: false}).length // 40
 */
export function seededCohort({seed, patients, design, delayedEntry}: CohortDraw): DrawnPatient[] {
  const draws = new Draws(seed);
  const drawn: DrawnPatient[] = [];
  while (drawn.length < patients) {
    const one = drawnPatient(draws, drawn.length + 1, design, delayedEntry);
    if (one !== null) drawn.push(one);
  }
  return drawn;
}

function drawnPatient(
  draws: Draws,
  number: number,
  design: CohortDraw["design"],
  delayedEntry: boolean
): DrawnPatient | null {
  const tumour = draws.chance(0.72) ? "breast" : draws.pick(["urothelial", "NSCLC"]);
  const dayZero = CUTOFF_DAY - draws.between(500, 2000);
  const cutoff = CUTOFF_DAY - dayZero;
  const frailty = 0.4 + 1.4 * draws.next();
  const lines: DrawnLine[] = [];
  const assessments: {day: number; result: string}[] = [];
  let day = draws.between(0, 30);
  let ecog = draws.below(3);
  let lineNumber = 0;

  /** Adds a line from `start` on and gives the day on which it was over; without an end where the cut-off comes first. */
  const treat = (
    product: string | null,
    start: number,
    length: number,
    recorded: boolean,
    setting = "metastatic"
  ): number => {
    const stop = start + length;
    const ongoing = stop >= cutoff;
    const progresses = recorded && !ongoing && draws.chance(0.78);
    const progression = progresses ? Math.min(stop + draws.between(-3, 14), cutoff) : null;
    const seen: number[] = [];
    for (let visit = start + draws.between(38, 46); visit <= Math.min(progression ?? stop, cutoff); visit += 42)
      if (draws.chance(0.92)) seen.push(visit);
    const last = seen.findLast((visit) => progression === null || visit < progression) ?? null;
    if (setting === "metastatic") lineNumber += 1;
    const line = setting === "metastatic" && draws.chance(0.97) ? lineNumber : null;
    const regimen = product === null ? draws.pick(chemotherapy) : draws.pick(spelt[product] ?? [product]);
    const end = ongoing || draws.chance(0.02) ? null : stop;
    const dated = progression !== null && progression > start && draws.chance(0.97) ? progression : null;
    lines.push({
      line,
      product,
      regimen,
      setting,
      start,
      end,
      progression: dated,
      lastAssessment: recorded && draws.chance(0.93) ? last : null,
      // A stop for progression without a day is read otherwise by later builds: `own/stop-without-day` has it, and no seeded cohort.
      stopReason: ongoing ? null : progresses ? (dated === null ? null : "progression") : draws.pick(otherReasons),
      bestResponse: recorded ? draws.pick(["CR", "PR", "PR", "SD", "SD", "PD", "NE", null]) : null,
      cycles: Math.max(1, Math.round(length / 21)),
      doseReductions: draws.below(3),
      ecog,
      biopsyDay: draws.chance(0.4) ? start - draws.between(1, 40) : null
    });
    if (recorded)
      for (const visit of seen)
        assessments.push({day: visit, result: visit === progression ? "PD" : draws.pick(["PR", "SD", "SD"])});
    if (recorded && progression !== null) assessments.push({day: progression, result: "PD"});
    if (draws.chance(0.3)) ecog = Math.min(3, ecog + 1);
    return Math.max(stop, progression ?? 0);
  };

  if (draws.chance(0.08) && tumour === "breast") day = treat("T-DM1", day, 200, false, "adjuvant") + 180;
  for (let k = draws.below(3); k > 0; k -= 1) day = treat(null, day, draws.days(110), false) + draws.between(5, 25);
  const own = products[tumour];
  const first = draws.pick(own);
  const special = draws.next();
  const firstProduct =
    special < 0.02 ? "SG + EV" : special < 0.04 ? "moxetumomab pasudotox" : special < 0.06 ? "blinded ADC" : first;
  if (day >= cutoff) return null;
  let over = treat(firstProduct, day, draws.days(190 * frailty), true);
  if (draws.chance(0.1) && over < cutoff - 60)
    over = treat(firstProduct, over + draws.between(20, 130), draws.days(80), true);
  const reaches = design === "received-both" || draws.chance(0.6);
  let death: number | null = null;
  if (reaches) {
    day = over + draws.between(8, 40);
    if (draws.chance(0.3) && day < cutoff)
      day = treat(null, day, draws.days(90), draws.chance(0.5)) + draws.between(7, 30);
    const second = draws.chance(0.07) ? first : draws.pick(own.filter((product) => product !== first));
    if (day >= cutoff) {
      if (design === "received-both") return null;
    } else {
      over = treat(second, day, draws.days(110 * frailty), true);
      if (draws.chance(0.25) && over + 20 < cutoff)
        over = treat(draws.pick(own), over + draws.between(10, 25), draws.days(70), true);
      else if (draws.chance(0.3) && over + 20 < cutoff)
        over = treat(null, over + draws.between(10, 25), draws.days(60), false);
    }
  }
  const dies = over + draws.days(140);
  if (draws.chance(0.8) && dies <= cutoff) death = dies;
  const lastContact = death ?? Math.max(Math.min(cutoff, over), cutoff - draws.below(60));
  const firstAdc = lines.find(({product}) => product !== null)?.start ?? 0;
  const id = `S${String(number).padStart(3, "0")}`;
  const breast = tumour === "breast";
  return {
    id,
    dayZero,
    death,
    lastContact,
    cutoff,
    entry: delayedEntry && draws.chance(0.85) ? Math.max(0, firstAdc + draws.between(-60, 90)) : null,
    tumour,
    sex: breast || draws.chance(0.4) ? "female" : "male",
    age: draws.between(34, 88),
    centre: draws.pick(["A", "B", "C"]),
    her2: breast ? draws.pick(["low", "low", "low", "positive", "zero", null]) : null,
    hr: breast ? draws.pick(["positive", "positive", "negative", null]) : null,
    visceral: draws.pick(["yes", "no"]),
    cns: draws.chance(0.15) ? "yes" : "no",
    lines,
    assessments: assessments.filter(({day: seen}) => seen <= cutoff).toSorted((a, b) => a.day - b.day),
    adverseEvents: lines.flatMap(({line, start, end}) =>
      Array.from({length: draws.below(3)}, () => {
        const onset = start + draws.below(Math.max(1, (end ?? start + 60) - start));
        return {
          line: draws.chance(0.7) ? line : null,
          term: draws.pick(adverse),
          grade: draws.between(1, 4),
          onset,
          resolved: draws.chance(0.6) ? onset + draws.between(5, 40) : null
        };
      })
    )
  };
}
