import type {Agent} from "./agent.ts";
import type {NameIndex} from "./name-index.ts";
import {normalForm} from "./normal-form.ts";

/** A full INN that was found behind a prefix or before a suffix, or one that its prefix or suffix contradicts. */
export type InnMatch =
  | {readonly kind: "match"; readonly agent: Agent}
  | {readonly kind: "clash"; readonly reason: string; readonly suggestions: readonly string[]};

/** A four-letter ending that hangs on the name, not a word of its own. */
const hangingSuffix = /\p{Pd}([a-z]{4})$/iu;

/**
 * The agent whose full INN stands in the text behind a US prefix (`fam-`, `ado-`, `vic-`), before a four-letter US suffix, or both.
 * Only a full INN is met so: taking prefixes and suffixes off other names would make T-DM1 and T-DXd the same.
 * A prefix or suffix that belongs to another agent is a clash.
 *
 * @example
 * resolveAgent("enfortumab vedotin-abcd").matched // "inn"
 * resolveAgent("ado-trastuzumab deruxtecan").kind // "refused"
 */
export function innMatch(text: string, index: NameIndex): InnMatch | null {
  const key = normalForm(text.normalize("NFD").replace(/\p{M}/gu, ""));
  const prefix = /^(fam|ado|vic)/.exec(key)?.[1] ?? null;
  const suffix =
    hangingSuffix.exec(text.trim())?.[1]?.toLowerCase() ?? (index.suffixes.has(key.slice(-4)) ? key.slice(-4) : null);
  for (const head of prefix === null ? [null] : [prefix, null])
    for (const tail of suffix === null ? [null] : [suffix, null]) {
      const name = key.slice(head?.length ?? 0, tail === null ? undefined : -tail.length);
      // `Trastuzumab-Emtansin` is how German writes it.
      const agent = index.inns.get(name) ?? (name.endsWith("in") ? index.inns.get(`${name}e`) : undefined);
      if (agent === undefined) continue;
      const stranger = strangerOf(agent, head, tail, index);
      return stranger === undefined ? {kind: "match", agent} : clash(text, agent, stranger);
    }
  return null;
}

/** Another agent that owns the prefix or the suffix. */
function strangerOf(
  {id}: Agent,
  prefix: string | null,
  suffix: string | null,
  {prefixes, suffixes}: NameIndex
): Agent | undefined {
  const owners = [
    prefix === null ? undefined : prefixes.get(prefix),
    suffix === null ? undefined : suffixes.get(suffix)
  ];
  return owners.find((owner) => owner !== undefined && owner.id !== id);
}

function clash(text: string, agent: Agent, stranger: Agent): InnMatch {
  return {
    kind: "clash",
    reason: `${text} joins the name of ${agent.label} with a prefix or suffix of ${stranger.label}`,
    suggestions: [agent.label, stranger.label]
  };
}
