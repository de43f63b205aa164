import {catalogue as ownCatalogue, type Catalogue} from "../adc/catalogue.ts";
import {resolveAgent} from "../adc/resolve-agent.ts";
import {transitionSide, type TransitionSide} from "../adc/transition-side.ts";
import type {Exposure} from "./exposure.ts";

/** Makes sides of exposures; each combination of agents is looked up once. An id that the catalogue does not know makes the side unknown. */
export function sideReader(
  catalogue: Catalogue = ownCatalogue
): (exposure: Pick<Exposure, "agents" | "unknownAgent">) => TransitionSide {
  const known = new Map<string, TransitionSide>();
  return ({agents, unknownAgent}) => {
    const key = JSON.stringify([agents, unknownAgent]);
    let side = known.get(key);
    if (side === undefined) {
      const read = agents.map((id) => resolveAgent(id, {catalogue}));
      const adcs = read.filter((one) => one.kind === "adc" || one.kind === "inferred-adc");
      side = transitionSide(adcs, {unknown: unknownAgent || adcs.length < agents.length || agents.length === 0});
      known.set(key, side);
    }
    return side;
  };
}
