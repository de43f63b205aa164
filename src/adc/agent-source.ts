import {drugSources, type DrugSource} from "./drugs/drug-sources.ts";

/** What of an agent a document can state. */
export type AgentFact = "name" | "target" | "payload" | "linker" | "DAR" | "toxicity" | "efflux" | "stage" | "approval";

/** A document that states facts of an agent. */
interface Document<Kind extends string, Ref extends string> {
  readonly kind: Kind;
  readonly ref: Ref;
  readonly facts: readonly AgentFact[];
  /** The reference was written from memory, and neither the document nor a list that quotes it was opened for this row. */
  readonly recalled?: true;
}

/** Number of an application or of a dossier: FDA, EMA. */
export type LabelRef = `BLA ${number}` | `EMEA/H/C/${string}`;
/** Number of a trial at ClinicalTrials.gov. */
export type RegistryRef = `NCT${number}`;
/** DOI, or identifier at PubMed or PubMed Central. */
export type PaperRef = `doi:10.${string}` | `PMID ${number}` | `PMC${number}`;

/**
 * What the facts of a row rest on. `label`, `inn-list`, `registry` and `paper` are what peer review accepts, and every row has one of them;
 * `thesaurus` is a concept of the NCI Thesaurus and `list` a published list of drugs, with its commit in `drug-sources.ts`: both stand beside
 * them. `memory` has no document at all. `given` is what a user wrote for an agent of their own.
 */
export type AgentSource =
  | Document<"label", LabelRef>
  | Document<"inn-list", `proposed INN list ${number}`>
  | Document<"registry", RegistryRef>
  | Document<"paper", PaperRef>
  | Document<"thesaurus", `C${number}`>
  | Document<"list", DrugSource>
  | {readonly kind: "memory"; readonly facts: readonly AgentFact[]}
  | {readonly kind: "given"; readonly ref: string};

export const label = (ref: LabelRef, ...facts: readonly AgentFact[]): AgentSource => ({kind: "label", ref, facts});
export const registry = (ref: RegistryRef, ...facts: readonly AgentFact[]): AgentSource => ({
  kind: "registry",
  ref,
  facts
});
export const paper = (ref: PaperRef, ...facts: readonly AgentFact[]): AgentSource => ({kind: "paper", ref, facts});
export const thesaurus = (ref: `C${number}`, ...facts: readonly AgentFact[]): AgentSource => ({
  kind: "thesaurus",
  ref,
  facts
});
export const listedIn = (ref: DrugSource, ...facts: readonly AgentFact[]): AgentSource => ({kind: "list", ref, facts});
export const fromMemory = (...facts: readonly AgentFact[]): AgentSource => ({kind: "memory", facts});

/**
 * A document whose reference is written from memory.
 *
 * @example
 * recalled(label("BLA 125388", "name", "approval")).recalled // true
 */
export const recalled = (source: AgentSource): AgentSource =>
  source.kind === "memory" || source.kind === "given" ? source : {...source, recalled: true};

const kindNames: Readonly<Record<Exclude<AgentSource["kind"], "memory" | "given" | "list">, string>> = {
  "label": "label",
  "inn-list": "WHO",
  "registry": "ClinicalTrials.gov",
  "paper": "paper",
  "thesaurus": "NCI Thesaurus"
};

/**
 * A source in words.
 *
 * @example
 * sourceText(registry("NCT07365995", "name", "stage")) // "ClinicalTrials.gov NCT07365995 (name, stage)"
 * sourceText(fromMemory("linker")) // "from memory (linker)"
 */
export function sourceText(source: AgentSource): string {
  if (source.kind === "given") return source.ref;
  const facts = source.facts.join(", ");
  if (source.kind === "memory") return `from memory (${facts})`;
  const document =
    source.kind === "list"
      ? `${drugSources[source.ref].title}, ${drugSources[source.ref].version}`
      : `${kindNames[source.kind]} ${source.ref}`;
  return `${document} (${facts}${source.recalled === true ? "; reference from memory, not opened" : ""})`;
}

/** Facts on which the classes of transitions rest. */
const classified = ["name", "target", "payload", "stage"] as const satisfies readonly AgentFact[];

/** What of an agent is judged. */
interface Sourced {
  readonly sources: readonly AgentSource[];
  readonly targets: readonly string[] | null;
  readonly payloads: readonly unknown[] | null;
}

/**
 * Of name, target, payload and stage, what the row gives and no document says that was opened for it; empty for an agent that a user gave.
 *
 * @example
 * unverifiedFacts({sources: [registry("NCT07365995", "name", "stage"), fromMemory("target", "payload")], targets: ["B7-H3"], payloads: null}) // ["target"]
 */
export function unverifiedFacts({sources, targets, payloads}: Sourced): readonly AgentFact[] {
  if (sources.some(({kind}) => kind === "given")) return [];
  const read = new Set(
    sources.flatMap((source) =>
      source.kind === "memory" || source.kind === "given" || source.recalled === true ? [] : source.facts
    )
  );
  const notGiven = new Set<AgentFact>([
    ...(targets === null ? ["target" as const] : []),
    ...(payloads === null ? ["payload" as const] : [])
  ]);
  return classified.filter((fact) => !read.has(fact) && !notGiven.has(fact));
}
