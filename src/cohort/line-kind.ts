import {localClasses} from "../adc/measure.ts";
import type {Regimen} from "../adc/regimen.ts";

/** What a line of therapy is, by its drugs. */
export type LineKind = "adc" | "systemic" | "local" | "supportive";

/** A part of the regimen may be a conjugate that was not read. */
export const hasUnknownAdc = ({unresolved}: Regimen): boolean => unresolved.some(({adc}) => adc !== "no");

/** `adc` where the regimen names or may name a conjugate; `supportive` and `local` open no line of systemic therapy. */
export function lineKind({read}: {readonly read: Regimen}): LineKind {
  if (read.adcs.length > 0 || hasUnknownAdc(read)) return "adc";
  if (read.unresolved.length > 0 || read.partners.length === 0) return "systemic";
  if (read.partners.every(({supportive}) => supportive)) return "supportive";
  return read.partners.every(({supportive, drugClass}) => supportive || localClasses.has(drugClass))
    ? "local"
    : "systemic";
}
