import type {Agent} from "../adc/agent.ts";
import {agentNames} from "../adc/agent.ts";
import {catalogue} from "../adc/catalogue.ts";
import {parseRegimen} from "../adc/parse-regimen.ts";
import type {DrugText} from "./unread-drugs.ts";

/** Fewest letters of a name that is cut short. */
const FEWEST_LETTERS = 4;
/** Most agents whose names begin so. */
const MOST_AGENTS = 4;

/** What a name that is cut short stands for, and by which other names the files call that. */
export interface ShortenedName {
  readonly text: string;
  readonly agent: Agent;
  readonly elsewhere: readonly string[];
}

/**
 * Names in columns of ADCs that are the beginning of an agent's name (`sacituzumab`, `saci`): where the files name one alone of the agents that begin so, in full or by another name, it stands for that one. A person
 * confirms it in the plan.
 */
export function shortenedNames(texts: readonly DrugText[]): ShortenedName[] {
  const named = new Map<string, Set<string>>();
  const open = new Set<string>();
  for (const {text, ofAdcs} of new Map(texts.map((one) => [one.text, one])).values()) {
    const {adcs, unresolved} = parseRegimen(text);
    for (const adc of adcs)
      if (adc.kind === "adc") named.set(adc.agent.id, (named.get(adc.agent.id) ?? new Set()).add(text.trim()));
    for (const part of unresolved) if (ofAdcs && isShort(part.text)) open.add(part.text);
  }
  return [...open].flatMap((text) => {
    const begins = catalogue.filter((agent) => agentNames(agent).some((name) => beginsWith(name, text)));
    const [agent, ...others] = begins.filter(({id}) => named.has(id));
    if (agent === undefined || others.length > 0 || begins.length > MOST_AGENTS) return [];
    return [{text, agent, elsewhere: [...(named.get(agent.id) ?? [])]}];
  });
}

const isShort = (text: string): boolean => /^\p{L}+$/u.test(text.trim()) && text.trim().length >= FEWEST_LETTERS;

const beginsWith = (name: string, text: string): boolean =>
  name.length > text.length && name.toLowerCase().startsWith(text.trim().toLowerCase());
