import type {AdcLikelihood} from "./adc-likelihood.ts";
import type {DrugHistory} from "./drug-history.ts";
import type {OtherDrug} from "./other-drug.ts";
import type {Resolution} from "./resolution.ts";
import type {UnreadClass} from "./unread-class.ts";

/** A conjugate that a regimen names. */
export type RegimenAdc = Extract<Resolution, {kind: "adc" | "inferred-adc"}>;

/** A drug beside the conjugate, or the drugs of a regimen without one. */
export interface Partner extends OtherDrug {
  readonly text: string;
  /** Why the reading wants a look, e.g. a bare `trastuzumab`; null where there is nothing to say. */
  readonly note: string | null;
}

/** A part of a regimen that was not read; nothing is guessed. */
export interface Unresolved {
  readonly text: string;
  readonly reason: string;
  /** `yes` and `possible` make an unknown conjugate of it. */
  readonly adc: AdcLikelihood;
  /** The class of texts that a plan may decide as a whole; absent where it belongs to none. */
  readonly unread?: UnreadClass;
  readonly suggestions: readonly string[];
  /** Names of the drugs of which it is one, where it is one of several that are known; a plan says which. */
  readonly readings?: readonly string[];
}

/** A regimen, read. */
export interface Regimen {
  readonly text: string;
  /** Distinct conjugates, in the order of the text. */
  readonly adcs: readonly RegimenAdc[];
  /** Distinct other drugs, in the order of the text. */
  readonly partners: readonly Partner[];
  readonly unresolved: readonly Unresolved[];
  /** What the field tells of another time, which is no part of what was given; absent where nothing. */
  readonly history?: DrugHistory;
}

/** Short names of the conjugates of a regimen, for tables. */
export const adcLabel = (adc: RegimenAdc): string => (adc.kind === "adc" ? adc.agent.label : adc.name);

/** The product that a conjugate of the catalogue is a form of; the name of an inferred one. */
export const adcProduct = (adc: RegimenAdc): string =>
  adc.kind === "adc" ? (adc.agent.entity ?? adc.agent.id) : adc.name;
