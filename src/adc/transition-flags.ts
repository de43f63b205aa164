import type {Agent} from "./agent.ts";
import {payloadClasses} from "./payload-classes.ts";
import type {TransitionSide} from "./transition-side.ts";

/** What stands beside the cell; null means not established, or not applicable. */
export interface TransitionFlags {
  /** A pump is known to carry a payload of either side. Null where the pumps of a side are not known. */
  readonly shared_efflux: boolean | null;
  /** Both linkers cleavable, or both not. */
  readonly shared_linker_type: boolean | null;
  /** Same antigen met through another epitope or a biparatopic antibody; null for other targets and where the epitopes are not known. */
  readonly epitope_changed: boolean | null;
  /** Payload families are the same; null where one is not disclosed. */
  readonly same_family: boolean | null;
  /** ADC1 carries immune-stimulating payloads alone, which cannot induce cytotoxic cross-resistance. */
  readonly non_cytotoxic_prior: boolean | null;
  /** An immunotoxin, peptide conjugate or photoimmunoconjugate is on either side. */
  readonly not_classic_adc: boolean;
  /** Two conjugates at once on either side. */
  readonly concurrent_adcs: boolean;
}

/** Pumps known to carry payloads of both sides, e.g. `["P-gp"]`; null where the pumps of a side are not known. */
export function sharedPumps(from: TransitionSide, to: TransitionSide): readonly string[] | null {
  const pumps = (side: TransitionSide): ReadonlySet<string> | null =>
    side.products === null ||
    side.agents.length === 0 ||
    side.agents.some(({efflux}) => efflux === null) ||
    side.agents.length < side.products.size
      ? null
      : new Set(side.agents.flatMap(({efflux}) => efflux ?? []));
  const [a, b] = [pumps(from), pumps(to)];
  return a === null || b === null ? null : [...a].filter((pump) => b.has(pump));
}

/** The flags of two sides; `sameTarget` is the axis code T0. */
export function transitionFlags(from: TransitionSide, to: TransitionSide, sameTarget: boolean): TransitionFlags {
  const pumps = sharedPumps(from, to);
  return {
    shared_efflux: pumps === null ? null : pumps.length > 0,
    shared_linker_type: sharedLinkerType(from, to),
    epitope_changed: sameTarget ? epitopeChanged(from.agents, to.agents) : null,
    same_family: sameFamily(from, to),
    non_cytotoxic_prior:
      from.payloads === null
        ? null
        : from.payloads.every((payload) => payloadClasses[payload.class].mode === "immune-stimulating"),
    not_classic_adc: !from.classic || !to.classic,
    concurrent_adcs: from.concurrent || to.concurrent
  };
}

function sharedLinkerType(from: TransitionSide, to: TransitionSide): boolean | null {
  if (
    from.products === null ||
    to.products === null ||
    from.agents.length < from.products.size ||
    to.agents.length < to.products.size
  )
    return null;
  const [a, b] = [from, to].map(({agents}) => new Set(agents.map(({cleavable}) => cleavable)));
  if (a === undefined || b === undefined || a.has(null) || b.has(null)) return null;
  return a.size === b.size && [...a].every((type) => b.has(type));
}

function sameFamily(from: TransitionSide, to: TransitionSide): boolean | null {
  if (from.payloads === null || to.payloads === null) return null;
  const sameProducts =
    from.products !== null &&
    to.products !== null &&
    from.products.size === to.products.size &&
    [...from.products].every((product) => to.products?.has(product));
  if (sameProducts) return true;
  const [a, b] = [from.payloads, to.payloads].map((payloads) => new Set(payloads.map(({family}) => family)));
  if (a === undefined || b === undefined) return null;
  if (a.has(null) || b.has(null)) return sharesClass(from, to) ? null : false;
  return a.size === b.size && [...a].every((family) => b.has(family));
}

const sharesClass = (from: TransitionSide, to: TransitionSide): boolean =>
  from.payloads?.some((payload) => to.payloads?.some((other) => other.class === payload.class)) ?? false;

/** One agent on each side: another format, or an epitope published as distinct, is a change; the same antibody is none; else not known. */
function epitopeChanged(from: readonly Agent[], to: readonly Agent[]): boolean | null {
  const [a, b] = [from[0], to[0]];
  if (a === undefined || b === undefined || from.length > 1 || to.length > 1) return null;
  if (a.id === b.id || (a.antibody !== null && a.antibody === b.antibody)) return false;
  if ((a.format === "biparatopic") !== (b.format === "biparatopic")) return true;
  const distinct = (one: Agent, other: Agent): boolean =>
    other.antibody !== null && (one.epitopeDistinctFrom?.includes(other.antibody) ?? false);
  return distinct(a, b) || distinct(b, a) ? true : null;
}
