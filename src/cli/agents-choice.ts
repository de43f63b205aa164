import {existsSync, readFileSync} from "node:fs";
import {basename} from "node:path";
import {parse} from "yaml";
import {catalogue} from "../adc/catalogue.ts";
import {extendCatalogue} from "../adc/extend-catalogue.ts";
import type {AgentChoice} from "../analysis/agent-choice.ts";
import {readAgentsFile} from "../cohort/agents-file.ts";
import {issueMessage} from "../words/en/issues.ts";
import {CallError} from "./call-error.ts";

/**
 * How a plan reads drug names: the project's own catalogue, or extended by the plan's file of agents.
 *
 * Throws `CallError` that names every fault of the file: a catalogue that was read in part would classify in part.
 */
export async function agentsOf(file: string | null): Promise<AgentChoice> {
  if (file === null) return {};
  if (!existsSync(file)) throw new CallError(`no file of agents at ${file}`);
  const name = basename(file);
  const read = await readAgentsFile({name, text: readFileSync(file, "utf8")}, parse);
  const extended = extendCatalogue(catalogue, read.agents, {origin: name, rows: read.rows});
  const faults = [...read.issues, ...extended.issues].filter(({severity}) => severity === "error");
  if (faults.length > 0)
    throw new CallError(
      `agents in ${name} cannot be used:\n${faults.map((fault) => `  ${issueMessage(fault)}`).join("\n")}`
    );
  return {
    catalogue: extended.catalogue,
    extension: {file: name, added: extended.added, overridden: extended.overridden}
  };
}
