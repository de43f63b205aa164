import type {Agent} from "../adc/agent.ts";

/** How drug names are read: the catalogue, extended or not, and what an ambiguous name means in this file. */
export interface AgentChoice {
  readonly catalogue?: readonly Agent[];
  readonly meaning?: Readonly<Record<string, string>>;
}
