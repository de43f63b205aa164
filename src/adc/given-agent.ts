import {z} from "zod";
import {issue, type Issue} from "../record/issue.ts";
import {nearMiss} from "../record/near-miss.ts";
import {
  isClassic,
  type Agent,
  type AgentFormat,
  type AgentNames,
  type AgentStage,
  type EffluxPump,
  type Toxicity
} from "./agent.ts";
import type {AgentSource} from "./agent-source.ts";
import {payloadClasses, type PayloadClass} from "./payload-classes.ts";
import {payloads as knownPayloads, type Payload} from "./payloads.ts";
import {toxicityKinds} from "./toxicity-terms.ts";

/** An agent as a user writes it: keys of `givenAgentKeys`; lists as arrays, or as text with `|` between items. */
export type GivenAgent = Readonly<Record<string, unknown>>;

/** Keys of a user's agent, with what they hold; `id` finds the row that is overridden. */
export const givenAgentKeys = {
  id: "lower case, words joined by hyphens; the id of a built-in agent overrides it",
  label: "short name for tables and figures",
  inn: "international non-proprietary name",
  us_name: "US name with its suffix",
  brands: "list of brand names",
  codes: "list of company codes",
  aliases: "list of other spellings",
  targets: "list of antigens",
  format:
    "monospecific, bispecific, biparatopic, immune-stimulating conjugate, peptide conjugate, immunotoxin or photoimmunoconjugate",
  antibody: "name of the antibody",
  payloads: "list of released molecules; leave a name that says undisclosed where it is not public",
  payload_classes: "list of mechanism classes, one a payload",
  payload_families: "list of chemical families, one a payload",
  linker: "linker",
  cleavable: "yes or no",
  dar: "mean drug-to-antibody ratio",
  bystander: "yes, limited or no",
  efflux: "list of P-gp, BCRP; blank = unknown",
  toxicities: "list; (boxed) behind an item marks a boxed warning",
  first_approval_year: "year",
  regions: "list",
  stage: "approved, withdrawn, phase 3, phase 2 or phase 1",
  tumours: "list",
  sources: "list; at least one",
  as_of: "ISO date of the facts",
  confidence: "high, medium or low"
} as const satisfies Readonly<Record<string, string>>;

const required = ["id", "targets", "payloads", "payload_classes", "sources", "as_of"] as const;
const formats = [
  "monospecific",
  "bispecific",
  "biparatopic",
  "immune-stimulating conjugate",
  "peptide conjugate",
  "immunotoxin",
  "photoimmunoconjugate"
] as const satisfies readonly AgentFormat[];
const stages = ["approved", "withdrawn", "phase 3", "phase 2", "phase 1"] as const satisfies readonly AgentStage[];
const pumps = ["P-gp", "BCRP"] as const satisfies readonly EffluxPump[];

const text = z.preprocess(textOf, z.string().nullable());
const list = z.preprocess(listOf, z.array(z.string()));
const number = z.preprocess((value) => {
  const written = textOf(value);
  return written === null ? null : Number(written);
}, z.number("a number").nullable());
const textLike = (pattern: RegExp, expected: string) =>
  z.preprocess(textOf, z.string().regex(pattern, expected).nullable());
/** One of some words, in whatever case it is written. */
const oneOf = <const Word extends string>(words: readonly Word[]) =>
  z.preprocess(
    (value) => {
      const written = textOf(value);
      return words.find((word) => word.toLowerCase() === written?.toLowerCase()) ?? written;
    },
    z.enum(words, `one of ${words.join(", ")}`).nullable()
  );

/** What each key of a user's agent holds; the message of an issue says what is expected. Issues come in the order of the keys. */
const writtenAgent = z.object({
  as_of: textLike(/^\d{4}-\d{2}-\d{2}$/, "an ISO date, e.g. 2026-06-30"),
  efflux: z.preprocess(listOf, z.array(z.enum(pumps, `one of ${pumps.join(", ")}`))),
  id: textLike(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, givenAgentKeys.id),
  cleavable: oneOf(["yes", "no", "true", "false"]).transform((answer) =>
    answer === null ? null : answer === "yes" || answer === "true"
  ),
  format: oneOf(formats),
  dar: number,
  bystander: oneOf(["yes", "limited", "no"]),
  first_approval_year: number,
  stage: oneOf(stages),
  confidence: oneOf(["high", "medium", "low"]),
  label: text,
  inn: text,
  us_name: text,
  brands: list,
  codes: list,
  aliases: list,
  targets: list,
  antibody: text,
  linker: text,
  toxicities: list,
  regions: list,
  tumours: list,
  sources: list
});
type WrittenAgent = z.infer<typeof writtenAgent>;

/** What is taken of a new agent where nothing is written. */
const unwritten: Agent = {
  id: "",
  inn: null,
  label: "",
  usName: null,
  names: {},
  targets: [],
  format: "monospecific",
  antibody: null,
  payloads: [],
  linker: "not stated",
  cleavable: null,
  dar: null,
  bystander: null,
  efflux: null,
  toxicities: null,
  firstApprovalYear: null,
  regions: [],
  stage: "phase 1",
  stageNote: null,
  tumours: [],
  sources: [],
  asOf: "",
  confidence: "medium",
  classic: true,
  origin: ""
};

type Fault = (column: string, expected: string, received: string | null, hint?: string | null) => void;

/**
 * A user's agent as a row of a catalogue, on top of `base` where it overrides one; null with issues where it cannot be used.
 * `origin` is the file's name and stands on the agent.
 */
export function givenAgent(
  given: GivenAgent,
  base: Agent | null,
  origin: string,
  row: number | null
): {readonly agent: Agent | null; readonly issues: readonly Issue[]} {
  const issues: Issue[] = [];
  const fault: Fault = (column, expected, received, hint = null) =>
    void issues.push(
      issue({code: "agent-not-usable", severity: "error", file: origin, row, column, expected, received, hint})
    );
  checkKeys(given, fault);
  if (base === null)
    for (const key of required) if (listOf(given[key]).length === 0) fault(key, givenAgentKeys[key], null);
  const payloads = payloadsOf(given, fault);
  const written = writtenAgent.safeParse(given);
  if (!written.success) sayFaults(written.error.issues, given, fault);
  const usable = written.success && issues.length === 0;
  return {agent: usable ? {...merged(written.data, payloads, base), origin} : null, issues};
}

/** What of the keys cannot be read. */
function sayFaults(found: readonly z.core.$ZodIssue[], given: GivenAgent, fault: Fault): void {
  for (const {path, message} of found) {
    const [key, item] = path.map(String);
    if (key === undefined) continue;
    fault(key, message, item === undefined ? textOf(given[key]) : (listOf(given[key])[Number(item)] ?? null));
  }
}

function checkKeys(given: GivenAgent, fault: Fault): void {
  const known = Object.keys(givenAgentKeys);
  for (const key of Object.keys(given).filter((key) => !Object.hasOwn(givenAgentKeys, key))) {
    const meant = nearMiss(key, known);
    fault(key, `one of ${known.join(", ")}`, key, meant === null ? null : `did you mean ${meant}?`);
  }
}

/** What is written, and where nothing is what `base` says. */
function merged(written: WrittenAgent, payloads: readonly Payload[], base: Agent | null): Agent {
  const before = base ?? unwritten;
  return {
    ...before,
    ...namedAs(written, base),
    ...designOf(written, before),
    payloads: either(payloads, before.payloads),
    toxicities: either(written.toxicities.map(toxicityOf), before.toxicities),
    firstApprovalYear: written.first_approval_year ?? before.firstApprovalYear,
    regions: either(written.regions, before.regions),
    stage: written.stage ?? before.stage,
    tumours: either(written.tumours, before.tumours),
    sources: either(written.sources.map(givenSource), before.sources),
    asOf: written.as_of ?? before.asOf,
    confidence: written.confidence ?? before.confidence
  };
}

/** How an agent is built, its payloads aside. */
function designOf(
  written: WrittenAgent,
  before: Agent
): Pick<Agent, "targets" | "format" | "classic" | "linker" | "cleavable" | "dar" | "bystander" | "efflux"> {
  const format = written.format ?? before.format;
  return {
    targets: either(written.targets, before.targets),
    format,
    classic: isClassic(format),
    linker: written.linker ?? before.linker,
    cleavable: written.cleavable ?? before.cleavable,
    dar: written.dar ?? before.dar,
    bystander: written.bystander ?? before.bystander,
    efflux: either(
      pumps.filter((pump) => written.efflux.includes(pump)),
      before.efflux
    )
  };
}

/** The names of an agent; without a label it goes by its INN or its id, without an antibody by the first word of the INN. */
function namedAs(
  written: WrittenAgent,
  base: Agent | null
): Pick<Agent, "id" | "inn" | "label" | "usName" | "names" | "antibody"> {
  const before = base ?? unwritten;
  const id = written.id ?? "";
  const inn = written.inn ?? before.inn;
  return {
    id,
    inn,
    label: written.label ?? base?.label ?? inn ?? id,
    usName: written.us_name ?? before.usName,
    names: namesOf(written, before.names),
    antibody: written.antibody ?? before.antibody ?? inn?.split(" ")[0] ?? null
  };
}

function payloadsOf(given: GivenAgent, fault: Fault): Payload[] {
  const [names, classes, families] = ["payloads", "payload_classes", "payload_families"].map((key) =>
    listOf(given[key])
  );
  if (names === undefined || classes === undefined || names.length === 0) return [];
  if (classes.length > 0 && classes.length !== names.length)
    fault("payload_classes", `one class a payload (${names.length})`, `${classes.length}`);
  return names.flatMap((name, i) => {
    const known = knownPayloads.get(name);
    const ofClass = classes[i] ?? known?.class ?? null;
    if (!isPayloadClass(ofClass)) {
      noPayloadClass(ofClass, fault);
      return [];
    }
    if (known !== undefined && known.class !== ofClass)
      fault("payload_classes", `${known.class}, the class of ${name}`, ofClass);
    return [known ?? ownPayload(name, ofClass, families?.[i] ?? null)];
  });
}

const isPayloadClass = (name: string | null): name is PayloadClass =>
  name !== null && Object.hasOwn(payloadClasses, name);

function noPayloadClass(written: string | null, fault: Fault): void {
  const known = Object.keys(payloadClasses);
  const meant = written === null ? null : nearMiss(written, known);
  fault("payload_classes", `one of ${known.join(", ")}`, written, meant === null ? null : `did you mean ${meant}?`);
}

/** A payload that the catalogue does not know. */
function ownPayload(name: string, ofClass: PayloadClass, family: string | null): Payload {
  const identity = /undisclosed|unknown/i.test(name) ? "undisclosed" : "established";
  return {name, class: ofClass, family, series: null, identity};
}

function namesOf({brands, codes, aliases}: WrittenAgent, before: AgentNames): AgentNames {
  const more = (own: readonly string[] | undefined, given: readonly string[]): readonly string[] => [
    ...new Set([...(own ?? []), ...given])
  ];
  return {
    ...before,
    brand: more(before.brand, brands),
    code: more(before.code, codes),
    other: more(before.other, aliases)
  };
}

const givenSource = (ref: string): AgentSource => ({kind: "given", ref});

const toxicityOf = (text: string): Toxicity => {
  const event = text.replace(/\s*\(boxed\)/i, "");
  return {event, kinds: toxicityKinds(event), ...(event === text ? {} : {boxed: true})};
};

const either = <Item, Unknown extends readonly Item[] | null>(
  written: readonly Item[],
  before: Unknown
): readonly Item[] | Unknown => (written.length > 0 ? written : before);

function textOf(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value).trim() || null
    : null;
}

function listOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : (textOf(value) ?? "").split("|");
  return items.flatMap((item) => textOf(item) ?? []);
}
