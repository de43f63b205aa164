import {lineKind} from "../cohort/line-kind.ts";
import type {TherapyLine} from "../cohort/therapy-lines.ts";
import type {Exposure} from "./exposure.ts";

/** The relapse after a (neo)adjuvant ADC1. */
export interface Relapse {
  /** On the patient's own clock. */
  readonly day: number;
  /** Whether its day is recorded; else the first metastatic therapy began then, and the relapse came no later. */
  readonly isRecorded: boolean;
}

/** When the disease came back after a (neo)adjuvant ADC1, by the days from its last dose. */
export interface RelapseStratum {
  readonly name: string;
  /** Last day of the stratum; null where the last dose or the relapse is not known. */
  readonly upTo: number | null;
  readonly label: string;
}

/** Within how many days of the last dose a relapse is an early one: twelve months. */
export const EARLY_RELAPSE_DAYS = 365;

/** The strata, each up to its limit, the earliest first. Six and twelve months after the end of adjuvant treatment are the limits by which trials leave patients out or stratify them (183 and 365 days). */
export const relapseStrata = [
  {name: "within-6-months", upTo: 183, label: "relapse on it or within 6 months of its last dose"},
  {
    name: "within-12-months",
    upTo: EARLY_RELAPSE_DAYS,
    label: "relapse more than 6 and up to 12 months after its last dose"
  },
  {name: "later", upTo: Infinity, label: "relapse more than 12 months after its last dose"},
  {name: "not-dated", upTo: null, label: "relapse, the day of its last dose not recorded"}
] as const satisfies readonly RelapseStratum[];

/** Name of a stratum. */
export type RelapseStratumName = (typeof relapseStrata)[number]["name"];

/**
 * The stratum of a relapse by the days from the last dose of a (neo)adjuvant ADC1; 0 or less is a relapse on treatment.
 *
 * @example
 * [0, 183, 184, 365, 366, null].map((days) => relapseStratum(days)) // ["within-6-months", "within-6-months", "within-12-months", "within-12-months", "later", "not-dated"]
 */
export function relapseStratum(days: number | null): RelapseStratumName {
  const found = relapseStrata.find(({upTo}) => (days === null ? upTo === null : upTo !== null && days <= upTo));
  return found?.name ?? "not-dated";
}

/**
 * The relapse after a (neo)adjuvant ADC1 and before a metastatic ADC2: the first progression recorded on ADC1 or on (neo)adjuvant therapy after it, or the start of the first metastatic therapy where none is recorded by then. Null where
 * ADC1 was given for metastatic disease, or ADC2 was not.
 */
export function relapseAfterAdc1(
  lines: readonly Pick<TherapyLine, "start" | "setting" | "progression" | "read">[],
  from: Pick<Exposure, "start" | "setting" | "progression">,
  to: Pick<Exposure, "start" | "setting">
): Relapse | null {
  if (from.setting === "metastatic" || to.setting !== "metastatic") return null;
  const within = lines.filter(({start}) => start >= from.start && start < to.start);
  const metastatic = within.filter(({setting, read}) => setting === "metastatic" && isTherapy({read}));
  const treated = Math.min(to.start, ...metastatic.map(({start}) => start));
  const recorded = [from, ...within.filter(({setting}) => setting !== "metastatic")]
    .map(({progression}) => progression)
    .filter((day) => day !== null && day <= treated);
  return recorded.length === 0
    ? {day: treated, isRecorded: false}
    : {day: Math.min(...recorded.map(Number)), isRecorded: true};
}

function isTherapy(line: Pick<TherapyLine, "read">): boolean {
  const kind = lineKind(line);
  return kind === "adc" || kind === "systemic";
}
