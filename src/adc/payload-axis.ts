import type {Payload} from "./payloads.ts";
import type {PayloadAxis} from "./transition-cells.ts";

/** Level at which two payloads count as the same; `class` is the primary analysis. */
export type PayloadLevel = "class" | "family" | "molecule";

/** How a partly overlapping payload changes: nothing new, something added, or both lost and added. */
export type PayloadDirection = "narrowing" | "widening" | "mixed";

/** The payload axis of two sides. */
export interface PayloadComparison {
  readonly axis: PayloadAxis;
  /** Set for `P3` alone. */
  readonly direction: PayloadDirection | null;
}

const identityKnown = ({identity}: Payload): boolean => identity !== "undisclosed";

/** What is compared at a level; null where it is not disclosed. */
const keyAt: Readonly<Record<PayloadLevel, (payload: Payload) => string | null>> = {
  class: (payload) => payload.class,
  family: (payload) => payload.family,
  molecule: (payload) => (identityKnown(payload) ? payload.name : null)
};

/**
 * The payload axis of two sets of payloads at a level. Molecules that are not disclosed are neither the same as nor different from
 * others of their class: same class with such a molecule is `P0or1`; at a level at which the comparison hangs on it, `unknown`.
 * `sameProduct` says that both sides are one product, whose molecule is then the same whatever it is.
 *
 * @example
 * payloadAxis(agentById("kh815").payloads, agentById("trastuzumab-deruxtecan").payloads, "class", false) // {axis: "P3", direction: "narrowing"}
 */
export function payloadAxis(
  from: readonly Payload[],
  to: readonly Payload[],
  level: PayloadLevel,
  sameProduct: boolean
): PayloadComparison {
  if (sameProduct) return {axis: "P0", direction: null};
  const [a, b] = keysAt(from, to, level);
  if (a === null || b === null) return {axis: "unknown", direction: null};
  const added = [...b].some((key) => !a.has(key));
  const lost = [...a].some((key) => !b.has(key));
  if (!added && !lost) return {axis: sameLevelAxis(from, to), direction: null};
  if (![...a].some((key) => b.has(key))) return {axis: "P2", direction: null};
  return {axis: "P3", direction: added && lost ? "mixed" : added ? "widening" : "narrowing"};
}

/** Keys of both sides; an undisclosed one gets a key of its own where no payload of the other side shares its class, else the side is null. */
function keysAt(
  from: readonly Payload[],
  to: readonly Payload[],
  level: PayloadLevel
): readonly [ReadonlySet<string> | null, ReadonlySet<string> | null] {
  const side = (own: readonly Payload[], other: readonly Payload[]): ReadonlySet<string> | null => {
    const keys = own.map(
      (payload) =>
        keyAt[level](payload) ??
        (other.some((payload2) => payload2.class === payload.class) ? null : `only ${payload.name}`)
    );
    return keys.includes(null) ? null : new Set(keys.filter((key) => key !== null));
  };
  return [side(from, to), side(to, from)];
}

/** `P0`, `P1` or, where undisclosed molecules leave both open, `P0or1`. */
function sameLevelAxis(from: readonly Payload[], to: readonly Payload[]): "P0" | "P1" | "P0or1" {
  const classes = new Set([...from, ...to].map((payload) => payload.class));
  const open = (own: readonly Payload[], other: readonly Payload[], ofClass: string): boolean => {
    const unmatched = own.filter(
      (payload) => payload.class === ofClass && identityKnown(payload) && !other.some(({name}) => name === payload.name)
    );
    return unmatched.length <= other.filter((payload) => payload.class === ofClass && !identityKnown(payload)).length;
  };
  if (![...classes].every((ofClass) => open(from, to, ofClass) && open(to, from, ofClass))) return "P1";
  return [...from, ...to].every(identityKnown) ? "P0" : "P0or1";
}
