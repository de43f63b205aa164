import type {Agent} from "./agent.ts";
import type {Payload} from "./payloads.ts";
import {adcLabel, adcProduct, type RegimenAdc, type Unresolved} from "./regimen.ts";

/** One side of a transition: one conjugate, several given at once as the union of their sets, or one that is not known. */
export interface TransitionSide {
  /** Short names joined by ` + `. */
  readonly label: string;
  /** Agents of the catalogue; an inferred or unknown conjugate is not among them. */
  readonly agents: readonly Agent[];
  /** Null where a target is not known. */
  readonly targets: ReadonlySet<string> | null;
  /** Null where a payload class is not known. */
  readonly payloads: readonly Payload[] | null;
  readonly classic: boolean;
  readonly concurrent: boolean;
  /** Names that were not read, with why and what they were near to. */
  readonly unread: readonly Unresolved[];
  /** Products by entity, so that a biosimilar or subcutaneous form is the product that it is a variant of; null where one is not known. */
  readonly products: ReadonlySet<string> | null;
}

/** How a side is made when something of it is not known. */
export interface SideOptions {
  readonly unknown?: boolean;
  readonly unknownLabel?: string;
  readonly unread?: readonly Unresolved[];
}

/** A side from the conjugates of a regimen; `unknown` adds one of which nothing is known. */
export function transitionSide(
  adcs: readonly RegimenAdc[],
  {unknown = false, unknownLabel = "unknown ADC", unread = []}: SideOptions = {}
): TransitionSide {
  const blank = unknown || adcs.length === 0;
  const agents = adcs.flatMap((adc) => (adc.kind === "adc" ? [adc.agent] : []));
  const inferred = adcs.flatMap((adc) => (adc.kind === "inferred-adc" ? [adc] : []));
  const names = adcs.map(adcLabel);
  return {
    label: (blank ? [...names, unknownLabel] : names).join(" + "),
    agents,
    targets: blank || inferred.length > 0 ? null : ofAll(agents, ({targets}) => targets),
    payloads: blank ? null : payloadsOf(agents, inferred),
    classic: [...agents, ...inferred].every(({classic}) => classic),
    unread,
    concurrent: adcs.length + (unknown ? 1 : 0) > 1,
    products: blank ? null : new Set(adcs.map(adcProduct))
  };
}

/** What all agents have together; null where it is not known of one. */
function ofAll(agents: readonly Agent[], of: (agent: Agent) => readonly string[] | null): ReadonlySet<string> | null {
  const known = agents.flatMap((agent) => of(agent) ?? []);
  return agents.some((agent) => of(agent) === null) ? null : new Set(known);
}

function payloadsOf(
  agents: readonly Agent[],
  inferred: readonly {readonly payload: Payload}[]
): readonly Payload[] | null {
  if (agents.some(({payloads}) => payloads === null)) return null;
  return distinctPayloads([...agents.flatMap(({payloads}) => payloads ?? []), ...inferred.map(({payload}) => payload)]);
}

/** Each name once: the last payload of it, in the place of the first. */
const distinctPayloads = (payloads: readonly Payload[]): Payload[] => [
  ...new Map(payloads.map((payload) => [payload.name, payload])).values()
];
