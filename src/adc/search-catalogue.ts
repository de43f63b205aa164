import {sourceText, unverifiedFacts} from "./agent-source.ts";
import {agentNames, type Agent} from "./agent.ts";
import {catalogue as ownCatalogue, type Catalogue} from "./catalogue.ts";
import {normalForm} from "./normal-form.ts";
import {resolveAgent} from "./resolve-agent.ts";

/**
 * Agents that match every word of a query, in names, targets, payloads, classes, families, tumours, stage or regions; all agents for an empty
 * query. A query that is an agent's own name gives that agent alone, a query of targets the agents that bind them.
 *
 * @example
 * searchCatalogue("Enhertu").map((agent) => agent.label) // ["T-DXd"]
 * searchCatalogue("her2").some((agent) => agent.label === "SG") // false
 * searchCatalogue("TROP2 DXd").map((agent) => agent.label) // ["Dato-DXd"]
 */
export function searchCatalogue(query = "", catalogue: Catalogue = ownCatalogue): readonly Agent[] {
  const words = query
    .trim()
    .split(/\s+/u)
    .map(normalForm)
    .filter((word) => word !== "");
  if (words.length === 0) return catalogue;
  const named = resolveAgent(query, {catalogue});
  if (named.kind === "adc") return [named.agent];
  // A query of targets alone means those targets, not every tumour that is named after one.
  const targets = new Set(catalogue.flatMap((agent) => agent.targets?.map(normalForm) ?? []));
  if (words.every((word) => targets.has(word)))
    return catalogue.filter((agent) =>
      words.every((word) => agent.targets?.some((target) => normalForm(target) === word) ?? false)
    );
  return catalogue.filter((agent) => {
    const keys = searchKeys(agent);
    return words.every((word) => keys.some((key) => key.includes(word)));
  });
}

const searchKeys = (agent: Agent): readonly string[] =>
  [
    agent.id,
    agent.label,
    ...agentNames(agent),
    ...(agent.targets ?? []),
    ...(agent.payloads ?? []).flatMap((payload) => [
      payload.name,
      payload.class,
      payload.family ?? "",
      payload.series ?? ""
    ]),
    ...agent.tumours,
    agent.stage,
    ...agent.regions,
    agent.format,
    agent.linker
  ].map(normalForm);

/**
 * An agent as one flat record of text, for a table or a CSV file; lists are joined by `|`, what is not established is blank.
 *
 * @example
 * agentRecord(agentById("kh815")).payload_classes // "topoisomerase I inhibitor|RNA polymerase II inhibitor"
 */
export function agentRecord(agent: Agent): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(agentColumns).map(([name, cell]) => [name, cell(agent)]));
}

/** Columns of the record, in their order. */
const agentColumns: Readonly<Record<string, (agent: Agent) => string>> = {
  id: (agent) => agent.id,
  label: (agent) => agent.label,
  inn: (agent) => text(agent.inn),
  us_name: (agent) => text(agent.usName),
  names: (agent) =>
    agentNames(agent)
      .filter((name) => name !== agent.inn && name !== agent.usName)
      .join("|"),
  targets: (agent) => agent.targets?.join("|") ?? "",
  format: (agent) => (agent.formatNote === undefined ? agent.format : `${agent.format} (${agent.formatNote})`),
  payloads: (agent) =>
    (agent.payloads ?? [])
      .map(({name, identity}) => (identity === "undisclosed" ? `${name} (not disclosed)` : name))
      .join("|"),
  payload_classes: (agent) => (agent.payloads ?? []).map((payload) => payload.class).join("|"),
  payload_families: (agent) =>
    (agent.payloads ?? [])
      .map(({family, series}) => (series === null ? text(family) : `${text(family)} (${series})`))
      .join("|"),
  linker: (agent) => agent.linker,
  cleavable: (agent) => (agent.cleavable === null ? "" : agent.cleavable ? "yes" : "no"),
  dar: (agent) => text(agent.dar),
  bystander: (agent) => text(agent.bystander),
  efflux: (agent) => agent.efflux?.join("|") ?? "",
  toxicities: (agent) =>
    agent.toxicities?.map(({event, boxed}) => (boxed === true ? `${event} (boxed)` : event)).join("|") ?? "",
  first_approval_year: (agent) => text(agent.firstApprovalYear),
  regions: (agent) => agent.regions.join("|"),
  stage: (agent) => (agent.stageNote === null ? agent.stage : `${agent.stage} (${agent.stageNote})`),
  tumours: (agent) => agent.tumours.join("|"),
  sources: (agent) => agent.sources.map(sourceText).join("; "),
  not_verified: (agent) => unverifiedFacts(agent).join("|"),
  as_of: (agent) => agent.asOf,
  confidence: (agent) => agent.confidence,
  origin: (agent) => agent.origin
};

function text(value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}
