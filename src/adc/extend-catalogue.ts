import {issue, type Issue} from "../record/issue.ts";
import {agentNames, type Agent} from "./agent.ts";
import type {Catalogue} from "./catalogue.ts";
import {givenAgent, type GivenAgent} from "./given-agent.ts";
import {nameIndex} from "./name-index.ts";
import {normalForm} from "./normal-form.ts";
import {otherDrug} from "./other-drug-index.ts";

/** A catalogue with a user's agents, and what became of each. */
export interface ExtendedCatalogue {
  readonly catalogue: Catalogue;
  /** Ids of agents that are new, and of built-in agents that were overridden, for the report to name. */
  readonly added: readonly string[];
  readonly overridden: readonly string[];
  readonly issues: readonly Issue[];
}

/** Where a user's agents come from. */
export interface ExtendOptions {
  /** Name of the file that the rows come from; stands on each agent and in issues. */
  readonly origin: string;
  /** Row of the file for each given agent. */
  readonly rows?: readonly number[];
}

/**
 * A catalogue with a user's agents added or, by the same id, put over the built-in ones. A row with a fault, or with a name that already
 * belongs to another agent or to another drug, is refused with an issue; the rest is taken.
 *
 * @example
 * const own = extendCatalogue(catalogue, [{id: "abc-1", aliases: "ABC-001", targets: "CDH17", payloads: "exatecan", payload_classes: "topoisomerase I inhibitor", sources: "protocol", as_of: "2026-05-01"}], {origin: "agents.csv"});
 * own.added // ["abc-1"]
 * resolveAgent("ABC001", {catalogue: own.catalogue}).agent.targets // ["CDH17"]
 */
export function extendCatalogue(
  base: Catalogue,
  given: readonly GivenAgent[],
  {origin, rows}: ExtendOptions
): ExtendedCatalogue {
  const agents = new Map(base.map((agent) => [agent.id, agent]));
  const owners = ownersOf(base);
  const issues: Issue[] = [];
  const added: string[] = [];
  const overridden: string[] = [];
  for (const [i, one] of given.entries()) {
    const row = rows?.[i] ?? null;
    const before = agentOfId(one["id"], agents);
    const {agent, issues: faults} = givenAgent(one, before, origin, row);
    issues.push(...faults);
    if (agent === null) continue;
    const clashes = namesInUse(agent, owners);
    issues.push(...clashes.map((clash) => clashIssue(clash, agent, row)));
    if (clashes.length > 0) continue;
    agents.set(agent.id, agent);
    own(agent, owners);
    (before === null ? added : overridden).push(agent.id);
  }
  return {catalogue: [...agents.values()], added, overridden: [...new Set(overridden)], issues};
}

/** For each name in normal form, the agent that it belongs to. */
const ownersOf = (base: Catalogue): Map<string, string> =>
  new Map([...nameIndex(base).exact].map(([key, {agent}]) => [key, agent.id]));

/** Makes an agent the owner of its names. */
function own(agent: Agent, owners: Map<string, string>): void {
  for (const name of [agent.id, ...agentNames(agent)]) owners.set(normalForm(name), agent.id);
}

const agentOfId = (id: unknown, agents: ReadonlyMap<string, Agent>): Agent | null =>
  typeof id === "string" ? (agents.get(id.trim()) ?? null) : null;

/** A name that belongs to another agent or drug. */
interface NameClash {
  readonly name: string;
  readonly owner: string;
}

function clashIssue({name, owner}: NameClash, {id, origin}: Agent, row: number | null): Issue {
  return issue({
    code: "alias-clash",
    severity: "error",
    file: origin,
    row,
    column: "aliases",
    expected: "a name that no other drug has",
    received: name,
    hint: `it belongs to ${owner}; the row of ${id} is not taken`
  });
}

function namesInUse(agent: Agent, owners: ReadonlyMap<string, string>): NameClash[] {
  return [agent.id, ...agentNames(agent)].flatMap((name) => {
    const key = normalForm(name);
    const owner = owners.get(key);
    if (owner !== undefined && owner !== agent.id) return [{name, owner}];
    const drug = otherDrug(key);
    return drug === null ? [] : [{name, owner: drug.drug}];
  });
}
