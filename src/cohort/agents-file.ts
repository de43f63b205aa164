import type {GivenAgent} from "../adc/given-agent.ts";
import {readCsv} from "../files/csv.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {Source} from "../record/source.ts";

/** A user's agents as read from a file, for `extendCatalogue`. */
export interface AgentsFile {
  readonly agents: readonly GivenAgent[];
  /** Row of the file on which each agent begins; empty for YAML. */
  readonly rows: readonly number[];
  readonly issues: readonly Issue[];
}

/**
 * Reads a file of agents: CSV (columns named as in `givenAgentKeys`, lists with `|` between items) or, by the ending `.yaml` or `.yml`, YAML (a
 * list of mappings, or a mapping with the key `agents`). `parseYaml` turns YAML text into values, so that the library for it stays with the caller.
 *
 * Throws `TypeError` when the source has not exactly one of text, bytes and stream, or is YAML and has no text.
 *
 * @example
 * const read = await readAgentsFile({name: "agents.csv", text: "id,targets\nabc-1,CDH17\n"}, JSON.parse);
 * read.agents // [{id: "abc-1", targets: "CDH17"}]
 */
export async function readAgentsFile(source: Source, parseYaml: (text: string) => unknown): Promise<AgentsFile> {
  return /\.(?:ya?ml|json)$/i.test(source.name) ? fromYaml(source, parseYaml) : fromCsv(source);
}

async function fromCsv(source: Source): Promise<AgentsFile> {
  const {header, columns, row, issues} = await readCsv(source);
  const agents = row.map((_, i) =>
    Object.fromEntries(
      header.flatMap((name, k) => {
        const value = columns[k]?.[i]?.trim() ?? "";
        return value === "" ? [] : [[name.trim(), value]];
      })
    )
  );
  return {agents, rows: row, issues};
}

function fromYaml({name, text}: Source, parseYaml: (text: string) => unknown): AgentsFile {
  if (text === undefined) throw new TypeError(`source ${name}: expected text, because YAML is not read in pieces`);
  let parsed: unknown;
  try {
    parsed = parseYaml(text);
  } catch (error) {
    return notRead(name, "a file that can be read", error instanceof Error ? error.message : String(error));
  }
  const list = isMapping(parsed) ? parsed["agents"] : parsed;
  return Array.isArray(list)
    ? agentsOf(name, list)
    : notRead(name, "a list of agents", list === null || list === undefined ? null : typeof list);
}

function notRead(file: string, expected: string, received: string | null): AgentsFile {
  return {
    agents: [],
    rows: [],
    issues: [issue({code: "agents-not-read", severity: "error", file, expected, received})]
  };
}

/** The items of a list that are mappings; others are counted in an issue. */
function agentsOf(file: string, list: readonly unknown[]): AgentsFile {
  const agents = list.filter(isMapping);
  const others = list.length - agents.length;
  const fault = {code: "agent-not-usable", severity: "error", expected: "a mapping for each agent"} as const;
  return {agents, rows: [], issues: others === 0 ? [] : [issue({...fault, file, count: others})]};
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
