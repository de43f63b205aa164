import type {AdcLikelihood} from "./adc-likelihood.ts";
import type {Agent} from "./agent.ts";
import type {Catalogue} from "./catalogue.ts";
import type {DrugOrigin, OtherDrug} from "./other-drug.ts";
import type {Payload} from "./payloads.ts";
import type {UnreadClass, UnreadRules} from "./unread-class.ts";

/** What decides how a name is read. */
export interface ResolveOptions extends UnreadRules {
  /** Tumour of the patient, as the cohort writes it; decides names such as `BV`. */
  readonly tumour?: string | null;
  /** What an ambiguous name means in this file, e.g. `{sacituzumab: "sacituzumab govitecan"}`; `"not an ADC"` says that it is none. */
  readonly meaning?: Readonly<Record<string, string>>;
  readonly catalogue?: Catalogue;
}

/** What one drug name stands for; exactly one of these. */
export type Resolution =
  /** A conjugate of the catalogue. `alias`: a listed name, as written; `inn`: the full INN after a US prefix or suffix was taken off; `meaning`: declared by the caller; `trial`: a trial of which every arm gives it. */
  | {
      readonly kind: "adc";
      readonly text: string;
      readonly agent: Agent;
      readonly matched: "alias" | "inn" | "meaning" | "trial";
      readonly name: string;
    }
  /** A conjugate that the catalogue does not list, with the payload that its name tells; its target is unknown. */
  | {
      readonly kind: "inferred-adc";
      readonly text: string;
      readonly name: string;
      readonly by: string;
      readonly payload: Payload;
      readonly classic: boolean;
    }
  | {
      readonly kind: "not-adc";
      readonly text: string;
      readonly drug: string;
      readonly drugClass: string;
      readonly payloadClass: OtherDrug["payloadClass"];
      readonly role: OtherDrug["role"];
      readonly supportive: boolean;
      readonly source: DrugOrigin;
      readonly matched: "alias" | "stem" | "meaning";
    }
  /** A name that could be two things. `adc` says whether a conjugate may be meant; `drug` is the reading as no conjugate, if it has one. */
  | {
      readonly kind: "refused";
      readonly text: string;
      readonly reason: string;
      readonly suggestions: readonly string[];
      readonly adc: AdcLikelihood;
      readonly drug: OtherDrug | null;
      /** Names of the drugs of which it is one, where it is one of several that are known. */
      readonly readings?: readonly string[];
    }
  | {
      readonly kind: "unknown";
      readonly text: string;
      readonly reason: string;
      readonly suggestions: readonly string[];
      readonly adc: AdcLikelihood;
      readonly unread?: UnreadClass;
    };

/** What the caller writes as a meaning to say that a name is no conjugate. */
export const notAnAdc = "not an ADC";
