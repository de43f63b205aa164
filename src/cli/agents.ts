import type {Agent} from "../adc/agent.ts";
import {drugSources, type DrugSource} from "../adc/drugs/drug-sources.ts";
import {normalForm} from "../adc/normal-form.ts";
import {sourceOfName} from "../adc/other-drug-index.ts";
import type {DrugOrigin, OtherDrug} from "../adc/other-drug.ts";
import {resolveAgent} from "../adc/resolve-agent.ts";
import {agentRecord, searchCatalogue} from "../adc/search-catalogue.ts";
import {terminalTable} from "../report/tables/text-table.ts";
import {wrapped} from "../report/tables/wrapped.ts";
import {CallError} from "./call-error.ts";
import type {ExitStatus} from "./exit-status.ts";

/** `payloadswap agents [query]`: the catalogue as a table, one agent in full, or either as JSON. */
export async function agentsCommand(query: string | undefined, {json}: {readonly json?: boolean}): Promise<ExitStatus> {
  const found = searchCatalogue(query);
  if (found.length === 0) throw new CallError(`no agent matches ${query ?? ""}; ${wayOut(query ?? "")}`);
  process.stdout.write(
    `${json === true ? JSON.stringify(found.map(agentRecord), null, 2) : found.length === 1 && found[0] !== undefined ? inFull(found[0]) : listed(found)}\n`
  );
  return 0;
}

function wayOut(query: string): string {
  const resolution = resolveAgent(query);
  if (resolution.kind === "not-adc") return otherDrugLine(query, resolution);
  const meant = "suggestions" in resolution ? resolution.suggestions : [];
  return meant.length > 0 ? `did you mean ${meant.join(" or ")}?` : "payloadswap agents lists all of them";
}

/** What a drug that is no conjugate is, and where its name was read. */
function otherDrugLine(query: string, {drug, drugClass, role, payloadClass, source}: OtherDrug): string {
  const known = drug.toLowerCase() === query.trim().toLowerCase() ? "it" : `it is ${drug}, which`;
  const shared = payloadClass === null ? "" : `, a free payload (${payloadClass})`;
  return `${known} is a drug of the dictionary and no conjugate: ${drugClass}${shared}; ${role}; ${readIn(sourceOfName(normalForm(query)) ?? source)}`;
}

function readIn(source: DrugOrigin): string {
  return source in drugSources ? `read in ${drugSources[source as DrugSource].where}` : source;
}

function listed(agents: readonly Agent[]): string {
  return terminalTable({
    name: "agents",
    caption: `${agents.length} agents`,
    header: ["name", "INN", "target", "payload", "payload class", "stage"],
    rows: agents.map(({label, inn, targets, payloads, stage, classic}) => [
      label,
      inn ?? "–",
      targets?.join(" × ") ?? "not known",
      payloads?.map(({name}) => name).join(" + ") ?? "not known",
      [...new Set((payloads ?? []).map((payload) => payload.class))].join(" + "),
      classic ? stage : `${stage}, not a classic ADC`
    ]),
    words: 6,
    notes: ["payloadswap agents NAME shows one in full, with its sources."]
  });
}

function inFull(agent: Agent): string {
  const record = agentRecord(agent);
  const longest = Math.max(...Object.keys(record).map((key) => key.length));
  return Object.entries(record)
    .filter(([, value]) => value !== "")
    .map(([key, value]) =>
      wrapped(`${key.replaceAll("_", " ").padEnd(longest)}  ${value.replaceAll("|", ", ")}`, 100, longest + 2)
    )
    .join("\n");
}
