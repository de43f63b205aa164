import type {Agent, ToxicityKind} from "./agent.ts";
import type {TransitionSide} from "./transition-side.ts";

/** H characteristic, often dose-limiting or boxed; M regular; L uncommon; none: not characteristic. A range is written `L–M`. */
export type ToxicityLevel = "H" | "M–H" | "M" | "L–M" | "L" | "none";

/** Levels in order; of a range the upper end counts, so that a prompt is not missed. */
const rank: Readonly<Record<ToxicityLevel, number>> = {"none": 0, "L": 1, "L–M": 2, "M": 2, "M–H": 3, "H": 3};

/** Names of the kinds of toxicity as tables show them. */
export const toxicityNames: Readonly<Record<ToxicityKind, string>> = {
  ild: "ILD/pneumonitis",
  neuropathy: "peripheral neuropathy",
  ocular: "ocular toxicity",
  neutropenia: "neutropenia",
  hepatotoxicity: "hepatotoxicity",
  thrombocytopenia: "thrombocytopenia",
  lvef: "LVEF decrease"
};

interface FamilyProfile {
  readonly name: string;
  /** Released payloads of the family. */
  readonly payloads: readonly string[];
  readonly levels: Readonly<Partial<Record<ToxicityKind, ToxicityLevel>>>;
}

const profile = (
  name: string,
  payloads: readonly string[],
  [ild, neuropathy, ocular, neutropenia, hepatotoxicity, thrombocytopenia]: readonly [
    ToxicityLevel,
    ToxicityLevel,
    ToxicityLevel,
    ToxicityLevel,
    ToxicityLevel,
    ToxicityLevel
  ]
): FamilyProfile => ({
  name,
  payloads,
  levels: {ild, neuropathy, ocular, neutropenia, hepatotoxicity, thrombocytopenia}
});

/**
 * What is characteristic of a payload family, in the order ILD, neuropathy, ocular, neutropenia, hepatotoxicity, thrombocytopenia.
 * From memory of labels and reviews, not read for this table; dose-limiting toxicities are often shared by conjugates with the same payload (Nguyen 2023,
 * Cancers 15:713). Facts of a product override its family. A payload that is not here has no established profile.
 */
export const familyProfiles: readonly FamilyProfile[] = [
  profile("DXd", ["DXd"], ["H", "none", "L", "M", "L", "L"]),
  profile(
    "other exatecan-type",
    ["exatecan", "SHR9265", "AZ14170132", "deuterated DXd"],
    ["L–M", "none", "none", "H", "L", "M"]
  ),
  profile("SN-38", ["SN-38"], ["L", "none", "none", "H", "L", "L"]),
  profile("belotecan-type", ["KL610023"], ["L", "none", "L", "H", "L", "M"]),
  profile("Ed-04", ["Ed-04"], ["L–M", "none", "none", "H", "L", "H"]),
  profile("MMAE", ["MMAE"], ["M", "H", "M", "H", "M", "L"]),
  profile("MMAF and MMAF-like", ["MMAF", "Duo-5", "AS269"], ["L", "L", "H", "L", "M", "M–H"]),
  profile("AF-HPA", ["AF-HPA"], ["L", "L", "L", "L", "M", "L"]),
  profile("DM1", ["DM1"], ["L", "M", "L–M", "L", "H", "H"]),
  profile("DM4", ["DM4"], ["M", "M", "H", "L", "L", "L"]),
  profile("eribulin", ["eribulin"], ["H", "M", "none", "M", "L", "L"]),
  profile("hemiasterlin", ["SC209"], ["none", "L–M", "none", "H", "L", "L"]),
  profile("calicheamicin", ["N-acetyl-gamma-calicheamicin"], ["none", "none", "none", "H", "H", "H"]),
  profile("PBD", ["SG3199"], ["none", "L", "none", "M", "M", "M"]),
  profile("IGN", ["FGN849"], ["none", "none", "none", "M", "M", "M"]),
  profile("duocarmycin", ["DUBA"], ["M", "none", "H", "L–M", "L", "L"]),
  profile(
    "TLR and STING agonists",
    ["imbotolimod (TLR7/8 agonist)", "NJH395 TLR7 agonist", "XMT-2056 STING agonist"],
    ["none", "none", "none", "none", "L", "L"]
  )
];

const kinds = Object.keys(toxicityNames) as readonly ToxicityKind[];

/** What the product's own list says of a kind: boxed is H, low or none reported is that, listed without more is at least M; null where it says nothing. */
function productLevel({toxicities}: Agent, kind: ToxicityKind, family: ToxicityLevel | null): ToxicityLevel | null {
  const listed = toxicities?.filter((toxicity) => toxicity.kinds.includes(kind)) ?? [];
  if (listed.length === 0) return null;
  if (listed.some(({boxed}) => boxed)) return "H";
  if (listed.every(({frequency}) => frequency === "none reported")) return "none";
  if (listed.every(({frequency}) => frequency !== undefined)) return "L";
  return family !== null && rank[family] > rank.M ? family : "M";
}

/**
 * How characteristic a kind of toxicity is of an agent; null where nothing is established.
 *
 * @example
 * toxicityLevel(agentById("datopotamab-deruxtecan"), "ocular") // "M"
 * toxicityLevel(agentById("tisotumab-vedotin"), "ocular") // "H"
 */
export function toxicityLevel(agent: Agent, kind: ToxicityKind): ToxicityLevel | null {
  if (agent.toxicities === null) return null;
  const family = (agent.payloads ?? [])
    .map(({name}) => familyProfiles.find(({payloads}) => payloads.includes(name))?.levels[kind] ?? null)
    .reduce((worst, level) => (level !== null && (worst === null || rank[level] > rank[worst]) ? level : worst), null);
  return productLevel(agent, kind, family) ?? family;
}

/** Whether a level is at least another one; a range counts with its upper end. */
export const atLeast = (level: ToxicityLevel | null, least: ToxicityLevel): boolean =>
  level !== null && rank[level] >= rank[least];

/**
 * Kinds of toxicity that are regular or characteristic (M or H) on both sides, in the order of the table; null where a side has no
 * established profile.
 *
 * @example
 * const cell = classifyTransition("T-DXd", "Dato-DXd");
 * sharedToxicities(cell.from, cell.to) // ["ild", "neutropenia"]
 */
export function sharedToxicities(from: TransitionSide, to: TransitionSide): readonly ToxicityKind[] | null {
  const known = (side: TransitionSide): boolean =>
    side.products !== null &&
    side.agents.length >= side.products.size &&
    side.agents.every(({toxicities}) => toxicities !== null);
  if (!known(from) || !known(to)) return null;
  const regular = (side: TransitionSide, kind: ToxicityKind): boolean =>
    side.agents.some((agent) => atLeast(toxicityLevel(agent, kind), "M"));
  return kinds.filter((kind) => regular(from, kind) && regular(to, kind));
}
