import {append} from "../record/lists-by-key.ts";
import {agentNames, type Agent} from "./agent.ts";
import type {Catalogue} from "./catalogue.ts";
import {nearNames} from "../record/near-names.ts";
import {normalForm} from "./normal-form.ts";

/** The names of a catalogue, ready for look-up by normal form. */
export interface NameIndex {
  readonly exact: ReadonlyMap<string, {readonly agent: Agent; readonly name: string}>;
  /** Full INNs alone, with their national forms: only these may be met again after a prefix or a suffix was taken off. */
  readonly inns: ReadonlyMap<string, Agent>;
  /** Four-letter suffixes of US names, and the prefixes `fam-`, `ado-`, `vic-`, with the agent that owns them. */
  readonly suffixes: ReadonlyMap<string, Agent>;
  readonly prefixes: ReadonlyMap<string, Agent>;
  /** First words of INNs that are no name of a product on their own. */
  readonly bareAntibodies: ReadonlyMap<string, readonly Agent[]>;
  /** The name of four characters or more that a text was probably meant to be, or null. */
  readonly near: (text: string) => string | null;
}

/**
 * An INN and its forms in national lists, which differ by an end vowel: `vedotin`, `vedotine`, `vedotina`; `trastuzumab`, `trastuzumabe`.
 * Accents are taken off the text before it is looked up.
 */
function innVariants(inn: string): readonly string[] {
  const [first, second] = inn.split(" ");
  if (first === undefined || second === undefined) return [inn];
  const seconds = [second, `${second}a`, `${second}e`, second.replace(/e$/, "a")];
  return [first, `${first}e`].flatMap((one) => seconds.map((two) => `${one} ${two}`));
}

const usPrefix = /^(fam|ado|vic)-/i;
const usSuffix = /-([a-z]{4})$/i;

function built(catalogue: Catalogue): NameIndex {
  const exact = exactNames(catalogue);
  const inns = new Map<string, Agent>();
  const suffixes = new Map<string, Agent>();
  const prefixes = new Map<string, Agent>();
  for (const agent of catalogue) {
    for (const name of [agent.id, ...agentNames(agent)]) {
      const prefix = usPrefix.exec(name)?.[1]?.toLowerCase();
      if (prefix !== undefined) prefixes.set(prefix, agent);
    }
    if (agent.inn !== null) for (const variant of innVariants(agent.inn)) inns.set(normalForm(variant), agent);
    const suffix = agent.usName === null ? undefined : usSuffix.exec(agent.usName)?.[1]?.toLowerCase();
    if (suffix !== undefined) suffixes.set(suffix, agent);
  }
  const suggestable = [...new Set(catalogue.flatMap(agentNames))].filter(isSuggestable);
  return {
    exact,
    inns,
    suffixes,
    prefixes,
    bareAntibodies: bareAntibodies(catalogue, exact),
    near: nearNames(suggestable)
  };
}

const isSuggestable = (name: string): boolean => name.length >= 4 && !/^J\d{4}$/.test(name);

function exactNames(catalogue: Catalogue): NameIndex["exact"] {
  const exact = new Map<string, {agent: Agent; name: string}>();
  for (const agent of catalogue)
    for (const name of [agent.id, ...agentNames(agent)]) {
      const key = normalForm(name);
      const other = exact.get(key);
      if (other !== undefined && other.agent.id !== agent.id)
        throw new RangeError(
          `names in a catalogue must be distinct, got ${name} for ${other.agent.id} and ${agent.id}`
        );
      if (other === undefined) exact.set(key, {agent, name});
    }
  return exact;
}

function bareAntibodies(catalogue: Catalogue, exact: NameIndex["exact"]): NameIndex["bareAntibodies"] {
  const bare = new Map<string, Agent[]>();
  for (const agent of catalogue) {
    const first = agent.inn?.split(" ")[0];
    if (first !== undefined && !exact.has(normalForm(first))) append(bare, normalForm(first), agent);
  }
  return bare;
}

const indexes = new WeakMap<Catalogue, NameIndex>();

/**
 * The index of a catalogue, made once for each.
 *
 * Throws `RangeError` when two agents share a name in normal form.
 *
 * @example
 * nameIndex(catalogue).exact.get("enhertu").agent.id // "trastuzumab-deruxtecan"
 */
export function nameIndex(catalogue: Catalogue): NameIndex {
  let index = indexes.get(catalogue);
  if (index === undefined) {
    index = built(catalogue);
    indexes.set(catalogue, index);
  }
  return index;
}
