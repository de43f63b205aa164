import {nearMiss} from "../record/near-miss.ts";
import {issue, type Issue} from "../record/issue.ts";
import {
  isClassic,
  type Agent,
  type AgentFormat,
  type AgentNames,
  type AgentStage,
  type EffluxPump,
  type Toxicity
} from "./agent.ts";
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
const formats: readonly AgentFormat[] = [
  "monospecific",
  "bispecific",
  "biparatopic",
  "immune-stimulating conjugate",
  "peptide conjugate",
  "immunotoxin",
  "photoimmunoconjugate"
];
const stages: readonly AgentStage[] = ["approved", "withdrawn", "phase 3", "phase 2", "phase 1"];
const pumps: readonly EffluxPump[] = ["P-gp", "BCRP"];

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
  const fault = (column: string, expected: string, received: string | null, hint: string | null = null): void =>
    void issues.push(
      issue({code: "agent-not-usable", severity: "error", file: origin, row, column, expected, received, hint})
    );
  for (const key of Object.keys(given))
    if (!Object.hasOwn(givenAgentKeys, key)) {
      const meant = nearMiss(key, Object.keys(givenAgentKeys));
      fault(
        key,
        `one of ${Object.keys(givenAgentKeys).join(", ")}`,
        key,
        meant === null ? null : `did you mean ${meant}?`
      );
    }
  if (base === null)
    for (const key of required) if (listOf(given[key]).length === 0) fault(key, givenAgentKeys[key], null);
  const one = <Value extends string>(key: string, allowed: readonly Value[]): Value | null => {
    const text = textOf(given[key]);
    if (text === null) return null;
    const found = allowed.find((value) => value.toLowerCase() === text.toLowerCase());
    if (found === undefined) fault(key, `one of ${allowed.join(", ")}`, text);
    return found ?? null;
  };
  const number = (key: string): number | null => {
    const text = textOf(given[key]);
    if (text === null) return null;
    if (!Number.isFinite(Number(text))) fault(key, "a number", text);
    return Number(text);
  };
  const payloads = payloadsOf(given, fault);
  const asOf = textOf(given["as_of"]);
  if (asOf !== null && !/^\d{4}-\d{2}-\d{2}$/.test(asOf)) fault("as_of", "an ISO date, e.g. 2026-06-30", asOf);
  const efflux = listOf(given["efflux"]);
  for (const pump of efflux)
    if (!pumps.some((known) => known === pump)) fault("efflux", `one of ${pumps.join(", ")}`, pump);
  const id = textOf(given["id"]) ?? "";
  if (id !== "" && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) fault("id", givenAgentKeys.id, id);
  const cleavable = one("cleavable", ["yes", "no", "true", "false"]);
  const format = one("format", formats) ?? base?.format ?? "monospecific";
  const toxicities = listOf(given["toxicities"]);
  const inn = textOf(given["inn"]) ?? base?.inn ?? null;
  const agent: Agent = {
    ...base,
    id,
    inn,
    label: textOf(given["label"]) ?? base?.label ?? inn ?? id,
    usName: textOf(given["us_name"]) ?? base?.usName ?? null,
    names: namesOf(given, base),
    targets: either(listOf(given["targets"]), base?.targets),
    format,
    antibody: textOf(given["antibody"]) ?? base?.antibody ?? inn?.split(" ")[0] ?? null,
    payloads: payloads.length > 0 ? payloads : (base?.payloads ?? []),
    linker: textOf(given["linker"]) ?? base?.linker ?? "not stated",
    cleavable: cleavable === null ? (base?.cleavable ?? null) : cleavable === "yes" || cleavable === "true",
    dar: number("dar") ?? base?.dar ?? null,
    bystander: one("bystander", ["yes", "limited", "no"]) ?? base?.bystander ?? null,
    efflux: efflux.length > 0 ? pumps.filter((pump) => efflux.includes(pump)) : (base?.efflux ?? null),
    toxicities: toxicities.length > 0 ? toxicities.map(toxicityOf) : (base?.toxicities ?? null),
    firstApprovalYear: number("first_approval_year") ?? base?.firstApprovalYear ?? null,
    regions: either(listOf(given["regions"]), base?.regions),
    stage: one("stage", stages) ?? base?.stage ?? "phase 1",
    stageNote: base?.stageNote ?? null,
    tumours: either(listOf(given["tumours"]), base?.tumours),
    sources: either(listOf(given["sources"]), base?.sources),
    asOf: asOf ?? base?.asOf ?? "",
    confidence: one("confidence", ["high", "medium", "low"]) ?? base?.confidence ?? "medium",
    classic: isClassic(format),
    origin
  };
  return {agent: issues.length > 0 ? null : agent, issues};
}

function payloadsOf(
  given: GivenAgent,
  fault: (column: string, expected: string, received: string | null, hint?: string | null) => void
): Payload[] {
  const [names, classes, families] = ["payloads", "payload_classes", "payload_families"].map((key) =>
    listOf(given[key])
  );
  if (names === undefined || classes === undefined || names.length === 0) return [];
  if (classes.length > 0 && classes.length !== names.length)
    fault("payload_classes", `one class a payload (${names.length})`, `${classes.length}`);
  return names.flatMap((name, i): Payload[] => {
    const known = knownPayloads.get(name);
    const ofClass = classes[i] ?? known?.class;
    if (ofClass === undefined || !Object.hasOwn(payloadClasses, ofClass)) {
      const meant = ofClass === undefined ? null : nearMiss(ofClass, Object.keys(payloadClasses));
      fault(
        "payload_classes",
        `one of ${Object.keys(payloadClasses).join(", ")}`,
        ofClass ?? null,
        meant === null ? null : `did you mean ${meant}?`
      );
      return [];
    }
    if (known !== undefined && known.class !== ofClass)
      fault("payload_classes", `${known.class}, the class of ${name}`, ofClass);
    return [
      known ?? {
        name,
        class: ofClass as PayloadClass,
        family: families?.[i] ?? null,
        series: null,
        identity: /undisclosed|unknown/i.test(name) ? "undisclosed" : "established"
      }
    ];
  });
}

function namesOf(given: GivenAgent, base: Agent | null): AgentNames {
  const more = (own: readonly string[] | undefined, key: string): readonly string[] => [
    ...new Set([...(own ?? []), ...listOf(given[key])])
  ];
  return {
    ...base?.names,
    brand: more(base?.names.brand, "brands"),
    code: more(base?.names.code, "codes"),
    other: more(base?.names.other, "aliases")
  };
}

const toxicityOf = (text: string): Toxicity => {
  const event = text.replace(/\s*\(boxed\)/i, "");
  return {event, kinds: toxicityKinds(event), ...(event === text ? {} : {boxed: true})};
};

const either = (given: readonly string[], base: readonly string[] | undefined): readonly string[] =>
  given.length > 0 ? given : (base ?? []);

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
