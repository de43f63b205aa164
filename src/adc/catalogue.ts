import {isClassic, type Agent, type AgentRow} from "./agent.ts";
import {agentsInTrials} from "./agents-in-trials.ts";
import {approvedAgents} from "./approved-agents.ts";
import {investigationalAgents} from "./investigational-agents.ts";
import {payloads} from "./payloads.ts";

/** A set of agents with distinct ids and distinct names. */
export type Catalogue = readonly Agent[];

/** What a row does not write. */
const notEstablished = {
  usName: null,
  antibody: null,
  linker: "not stated",
  cleavable: null,
  dar: null,
  bystander: null,
  efflux: null,
  toxicities: null,
  firstApprovalYear: null,
  regions: [],
  tumours: []
} as const satisfies Partial<Agent>;

function completed(row: AgentRow): Agent {
  return {
    ...notEstablished,
    ...row,
    payloads:
      row.payloads?.map((name) => {
        const payload = payloads.get(name);
        if (payload === undefined) throw new RangeError(`payload of ${row.id} must be in payloads, got ${name}`);
        return payload;
      }) ?? null,
    classic: isClassic(row.format),
    origin: "built-in"
  };
}

const rows: readonly AgentRow[] = [...approvedAgents, ...investigationalAgents, ...agentsInTrials];

/**
 * The project's own catalogue: conjugates and look-alikes, each with sources and an as-of date.
 *
 * @example
 * catalogue.find(({label}) => label === "T-DXd").targets // ["HER2"]
 */
export const catalogue: Catalogue = rows.map(completed);

const byId = new WeakMap<Catalogue, ReadonlyMap<string, Agent>>();

/**
 * The agent with this id, or null.
 *
 * @example
 * agentById("sacituzumab-govitecan").label // "SG"
 */
export function agentById(id: string, from: Catalogue = catalogue): Agent | null {
  let index = byId.get(from);
  if (index === undefined) {
    index = new Map(from.map((agent) => [agent.id, agent]));
    byId.set(from, index);
  }
  return index.get(id) ?? null;
}
