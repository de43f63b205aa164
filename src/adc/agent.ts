import type {AgentSource} from "./agent-source.ts";
import type {Payload, PayloadName} from "./payloads.ts";

/** `classic` conjugates are antibodies with a chemically linked payload; the last three formats are kept so that the name resolves. */
export type AgentFormat =
  | "monospecific"
  | "bispecific"
  | "biparatopic"
  | "immune-stimulating conjugate"
  | "peptide conjugate"
  | "immunotoxin"
  | "photoimmunoconjugate";

/** Furthest stage of development anywhere. */
export type AgentStage = "approved" | "withdrawn" | "phase 3" | "phase 2" | "phase 1";

/** Efflux pumps of the ABC family: P-gp is ABCB1, BCRP is ABCG2. */
export type EffluxPump = "P-gp" | "BCRP";

/** Kinds of toxicity for which overlap is asked. */
export type ToxicityKind =
  | "ild"
  | "neuropathy"
  | "ocular"
  | "neutropenia"
  | "hepatotoxicity"
  | "thrombocytopenia"
  | "lvef";

/** One characteristic toxicity of a product. */
export interface Toxicity {
  readonly event: string;
  /** Kinds that the overlapping-toxicity tables know; empty for others. */
  readonly kinds: readonly ToxicityKind[];
  readonly boxed?: boolean;
  readonly frequency?: "low" | "none reported";
}

/** Names by where they come from; the INN and the US name stand on the agent itself. */
export interface AgentNames {
  readonly brand?: readonly string[];
  readonly abbreviation?: readonly string[];
  /** Company and trial codes. */
  readonly code?: readonly string[];
  /** US billing codes (HCPCS). */
  readonly billing?: readonly string[];
  /** Bare antibody names that belong to this product alone. */
  readonly antibody?: readonly string[];
  readonly other?: readonly string[];
  /** Names in other scripts than Latin. */
  readonly script?: readonly string[];
}

interface AgentFacts {
  readonly id: string;
  /** Short name for tables and figures, e.g. `T-DXd`. */
  readonly label: string;
  readonly inn: string | null;
  readonly usName: string | null;
  readonly names: AgentNames;
  /** Antigens, as a set; null where not established, and then no transition of this agent has a target axis. */
  readonly targets: readonly string[] | null;
  readonly format: AgentFormat;
  readonly formatNote?: string;
  /** Antibody, by the first word of the INN or by publication; null where not established. */
  readonly antibody: string | null;
  /** Antibodies to the same antigen whose epitope is known to be another one. */
  readonly epitopeDistinctFrom?: readonly string[];
  /** The product that this one is a variant of (biosimilar, subcutaneous or co-formulated form); absent for a product of its own. */
  readonly entity?: string;
  /** Partner drugs in the same vial. */
  readonly coFormulated?: readonly string[];
  readonly linker: string;
  readonly cleavable: boolean | null;
  /** Mean drug-to-antibody ratio; null where not established. */
  readonly dar: number | null;
  readonly bystander: "yes" | "limited" | "no" | null;
  /** Pumps that are known to carry the payload; null means unknown, not "none". */
  readonly efflux: readonly EffluxPump[] | null;
  /** Null where not yet established. */
  readonly toxicities: readonly Toxicity[] | null;
  /** First approval in the world; null where none is established. */
  readonly firstApprovalYear: number | null;
  readonly regions: readonly string[];
  readonly stage: AgentStage;
  readonly stageNote: string | null;
  readonly tumours: readonly string[];
  readonly sources: readonly AgentSource[];
  /** ISO date up to which the facts were followed. */
  readonly asOf: string;
  /** Of name, target and payload class. */
  readonly confidence: "high" | "medium" | "low";
}

type Written =
  | "id"
  | "label"
  | "inn"
  | "names"
  | "targets"
  | "format"
  | "stage"
  | "stageNote"
  | "sources"
  | "asOf"
  | "confidence";

/** A row of the catalogue as written in its data files; what is not written is not established. */
export interface AgentRow extends Pick<AgentFacts, Written>, Partial<Omit<AgentFacts, Written>> {
  /** Null where no source tells the payload or its class, and where its class is none of `payloadClasses`. */
  readonly payloads: readonly PayloadName[] | null;
}

/** A conjugate as the rest of the program sees it. */
export interface Agent extends AgentFacts {
  /** Null where not established, and then no transition of this agent has a payload axis. */
  readonly payloads: readonly Payload[] | null;
  /** False for immunotoxins, peptide conjugates and photoimmunoconjugates. */
  readonly classic: boolean;
  /** `built-in`, or the name of the file that added or overrode the row. */
  readonly origin: string;
}

const notClassic: ReadonlySet<AgentFormat> = new Set(["peptide conjugate", "immunotoxin", "photoimmunoconjugate"]);

/**
 * Whether a format counts as a classic antibody-drug conjugate; immune-stimulating conjugates do, and are flagged by their payload class.
 *
 * @example
 * isClassic("immunotoxin") // false
 */
export const isClassic = (format: AgentFormat): boolean => !notClassic.has(format);

/**
 * Every name of an agent, INN and US name first, as written.
 *
 * @example
 * agentNames(agentById("esg401")) // ["ESG401"]
 */
export function agentNames({inn, usName, names}: Pick<Agent, "inn" | "usName" | "names">): readonly string[] {
  const given = [inn, usName, ...Object.values(names).flat()];
  return [...new Set(given.filter((name) => name !== null))];
}
