import {parseRegimen} from "./parse-regimen.ts";
import type {Resolution, ResolveOptions} from "./resolution.ts";
import {resolveName} from "./resolve-name.ts";
import {underUnreadRules} from "./unread-class.ts";

/**
 * What a drug name stands for: exact names of the catalogue first, then full INNs without their US prefix or suffix, then what the
 * INN's second word tells. A text with brackets, doses or forms is read where all of it is one agent. Close misses are suggested and never applied; names that could be two things are refused.
 *
 * Throws `RangeError` when a declared meaning does not resolve.
 *
 * @example
 * resolveAgent("Enhertu").agent.id // "trastuzumab-deruxtecan"
 * resolveAgent("Enhretu").suggestions // ["Enhertu"]
 * resolveAgent("Trodelvy (sacituzumab govitecan-hziy)").agent.label // "SG"
 * resolveAgent("BV", {tumour: "breast"}).kind // "refused"
 */
export function resolveAgent(text: string, options: ResolveOptions = {}): Resolution {
  const read = resolveName(text, options);
  const named = read.kind === "unknown" ? underUnreadRules(read, options) : read;
  if (named.kind === "adc" || named.kind === "not-adc" || named.kind === "refused") return named;
  const {adcs, partners, unresolved} = parseRegimen(text, options);
  const [adc] = adcs;
  return adcs.length === 1 && adc?.kind === "adc" && partners.length === 0 && unresolved.length === 0
    ? {...adc, text: text.trim()}
    : named;
}
