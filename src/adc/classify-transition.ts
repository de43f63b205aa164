import type {Agent} from "./agent.ts";
import {payloadAxis, type PayloadDirection, type PayloadLevel} from "./payload-axis.ts";
import {parseRegimen} from "./parse-regimen.ts";
import type {RegimenAdc} from "./regimen.ts";
import type {ResolveOptions} from "./resolution.ts";
import {
  rechallenge,
  classificationCells,
  type Headline,
  type PayloadAxis,
  type TargetAxis
} from "./transition-cells.ts";
import {sharedPumps, transitionFlags, type TransitionFlags} from "./transition-flags.ts";
import {transitionSide, type TransitionSide} from "./transition-side.ts";

/** How names are read, and the level of comparison. */
export interface ClassifyOptions extends ResolveOptions {
  /** Level at which two payloads count as the same; the primary analysis uses `class`. */
  readonly level?: PayloadLevel;
}

/** How two conjugates relate; a description of two drugs, not of what follows. */
export interface TransitionClass {
  readonly from: TransitionSide;
  readonly to: TransitionSide;
  readonly level: PayloadLevel;
  readonly headline: Headline;
  readonly subtype: string;
  readonly target: TargetAxis;
  readonly payload: PayloadAxis;
  /** `narrowing` (ADC2 adds no class), `widening` or `mixed` for P3; else null. */
  readonly payloadDirection: PayloadDirection | null;
  readonly sharedPumps: readonly string[] | null;
  readonly flags: TransitionFlags;
}

/** A conjugate as a name, a regimen text, an agent of a catalogue, or a side made before. */
export type TransitionInput = string | Agent | TransitionSide;

/**
 * The cell of two consecutive conjugates: target axis, payload axis, headline, subtype and flags. Names are read as regimens, so
 * `EV + pembrolizumab` is classified on EV; a name that is no known conjugate makes the axes unknown, never a guess.
 * Rules: payload swap is a change of mechanism class (Abdalla 2026, doi:10.3892/mi.2026.308); family and molecule are sensitivity analyses.
 *
 * Throws `RangeError` for a level that does not exist and for a text that names a drug that is no conjugate.
 *
 * @example
 * classifyTransition("T-DXd", "SG").headline // "target-only swap"
 * classifyTransition("T-DM1", "T-DXd").subtype // "same target"
 * classifyTransition("T-DM1", "EV").flags.same_family // false
 */
export function classifyTransition(
  from: TransitionInput,
  to: TransitionInput,
  {level = "class", ...resolve}: ClassifyOptions = {}
): TransitionClass {
  requireLevel(level);
  const [a, b] = [sideOf(from, resolve, "from"), sideOf(to, resolve, "to")];
  const sameProduct = a.products !== null && b.products !== null && sameSet(a.products, b.products);
  const target = targetAxis(a.targets, b.targets, sameProduct);
  const {axis: payload, direction} =
    !sameProduct && (a.payloads === null || b.payloads === null)
      ? {axis: "unknown" as const, direction: null}
      : payloadAxis(a.payloads ?? [], b.payloads ?? [], level, sameProduct);
  const {headline, subtype} = classificationCells[target][payload];
  return {
    from: a,
    to: b,
    level,
    headline,
    target,
    payload,
    payloadDirection: direction,
    subtype: sameProduct && target === "T0" ? rechallenge : subtype,
    sharedPumps: sharedPumps(a, b),
    flags: transitionFlags(a, b, target === "T0")
  };
}

/** Throws `RangeError` for a level that does not exist. */
export function requireLevel(level: PayloadLevel): void {
  if (!["class", "family", "molecule"].includes(level))
    throw new RangeError(`level must be class, family or molecule, got ${level}`);
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((item) => b.has(item));

function targetAxis(
  from: ReadonlySet<string> | null,
  to: ReadonlySet<string> | null,
  sameProduct: boolean
): TargetAxis {
  if (sameProduct) return "T0";
  if (from === null || to === null) return "unknown";
  if (sameSet(from, to)) return "T0";
  return [...from].some((antigen) => to.has(antigen)) ? "T1" : "T2";
}

function sideOf(input: TransitionInput, options: ResolveOptions, argument: "from" | "to"): TransitionSide {
  if (typeof input !== "string")
    return "targets" in input && "products" in input ? input : transitionSide([asRead(input)]);
  const {adcs, partners, unresolved} = parseRegimen(input, options);
  const unread = unresolved.filter(({adc}) => adc !== "no");
  if (adcs.length === 0 && unread.length === 0 && partners.length > 0)
    throw new RangeError(
      `${argument} must be an antibody-drug conjugate, got ${input} (${partners.map(({drug, drugClass, note}) => note ?? `${drug}: ${drugClass}`).join(", ")})`
    );
  return transitionSide(adcs, {
    unknown: adcs.length === 0 || unread.length > 0,
    unknownLabel: unread[0]?.text ?? unresolved[0]?.text ?? (input.trim() === "" ? "unknown ADC" : input),
    unread: unresolved
  });
}

const asRead = (agent: Agent): RegimenAdc => ({
  kind: "adc",
  text: agent.label,
  agent,
  matched: "alias",
  name: agent.label
});
