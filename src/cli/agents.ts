import type {Agent} from "../adc/agent.ts";
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
  const meant = "suggestions" in resolution ? resolution.suggestions : [];
  return meant.length > 0 ? `did you mean ${meant.join(" or ")}?` : "payloadswap agents lists all of them";
}

function listed(agents: readonly Agent[]): string {
  return terminalTable({
    name: "agents",
    caption: `${agents.length} agents`,
    header: ["name", "INN", "target", "payload", "payload class", "stage"],
    rows: agents.map(({label, inn, targets, payloads, stage, classic}) => [
      label,
      inn ?? "–",
      targets.join(" × "),
      payloads.map(({name}) => name).join(" + "),
      [...new Set(payloads.map((payload) => payload.class))].join(" + "),
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
