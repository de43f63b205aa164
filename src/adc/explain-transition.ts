import {sourceText, unverifiedFacts} from "./agent-source.ts";
import type {Agent} from "./agent.ts";
import type {TransitionClass} from "./classify-transition.ts";
import {rechallenge} from "./transition-cells.ts";
import {sharedToxicities, toxicityNames} from "./toxicity-profiles.ts";
import {transitionEvidence} from "./transition-evidence.ts";
import type {TransitionSide} from "./transition-side.ts";

const targetSentence = {
  T0: "the target is the same",
  T1: "some but not all targets are shared",
  T2: "no target is shared",
  unknown: "the target of one side is not known"
} as const;

const payloadSentence = {
  P0: "the payload is the same molecule",
  P1: "the payload is another molecule of the same mechanism class",
  P0or1: "the payload class is the same; whether the molecule is the same is not disclosed",
  P2: "the payload class is another one",
  P3: "the payload classes overlap in part",
  unknown: "the payload of one side is not known"
} as const;

const directionSentence = {
  narrowing: "ADC2 brings no class that ADC1 did not bring",
  widening: "ADC2 adds a class to those of ADC1",
  mixed: "ADC2 drops a class and adds another"
} as const;

/**
 * A transition in plain words: what the two conjugates are, the two axes, the headline, what stands beside it, what was published on the
 * pair, and the sources. One line each; describes drugs, says nothing of benefit.
 *
 * @example
 * explainTransition(classifyTransition("EV", "SG"))[0] // "EV → SG: payload swap (double swap), T2-P2"
 */
export function explainTransition(result: TransitionClass): string[] {
  const {from, to, headline, subtype} = result;
  return [
    `${from.label} → ${to.label}: ${headline} (${subtype}), ${codeOf(result)}`,
    `From: ${sideSentence(from)}`,
    `To: ${sideSentence(to)}`,
    ...axisSentences(result),
    ...flagSentences(result),
    ...toxicitySentence(from, to),
    ...unreadSentences(from),
    ...unreadSentences(to),
    ...evidenceOf(from, to).map(({text, source}) => `Published: ${text} [${source}].`),
    ...(headline === "payload swap" ? ["A swap describes two drugs; it is not evidence of benefit."] : []),
    ...(isBesidePrimary(result) ? ["Not in the primary comparison (see above)."] : []),
    "Rule: a payload swap is a change of mechanism class [Abdalla 2026 doi:10.3892/mi.2026.308]; family and molecule are sensitivity analyses.",
    ...sourceLines(from, to)
  ];
}

function codeOf({target, payload, payloadDirection}: TransitionClass): string {
  return target === "unknown" && payload === "unknown"
    ? "both axes unknown"
    : `${target}-${payload}${payloadDirection === null ? "" : ` ${payloadDirection}`}`;
}

function axisSentences({target, payload, payloadDirection, level}: TransitionClass): string[] {
  const direction = payloadDirection === null ? "" : `; ${directionSentence[payloadDirection]}`;
  return [
    `Target axis: ${target} – ${targetSentence[target]}.`,
    `Payload axis (level ${level}): ${payload} – ${payloadSentence[payload]}${direction}.`
  ];
}

const isBesidePrimary = ({flags}: TransitionClass): boolean =>
  flags.concurrent_adcs || flags.not_classic_adc || flags.non_cytotoxic_prior === true;

function sideSentence({label, agents, targets, payloads, products}: TransitionSide): string {
  if (products === null && agents.length === 0) return `${label}, a conjugate that is not known.`;
  const of =
    payloads === null
      ? "not known"
      : payloads
          .map(
            (one) =>
              `${one.identity === "undisclosed" ? "undisclosed molecule" : one.name} (${[...new Set([one.class, one.family, one.series])].filter((part) => part !== null).join(", ")})`
          )
          .join(" and ");
  const more = agents.map(linkerWords).join("; ");
  const named = agents.map(({inn, label: short}) => inn ?? short).join(" + ");
  return `${named === "" ? label : named}: target ${targets === null ? "not known" : [...targets].join(" and ")}; payload ${of}${more === "" ? "" : `; ${more}`}.`;
}

const linkerWords = ({cleavable, dar, bystander}: Agent): string =>
  [
    cleavable === null ? null : cleavable ? "cleavable linker" : "non-cleavable linker",
    dar === null ? null : `DAR ${dar}`,
    bystander === null ? null : `bystander effect ${bystander}`
  ]
    .filter((part) => part !== null)
    .join(", ");

/** Something beside the two axes that a reader should know. */
interface FlagRemark {
  readonly holds: (result: TransitionClass) => boolean;
  readonly sentence: (result: TransitionClass) => string;
}

/** In the order in which they are told. */
const flagRemarks: readonly FlagRemark[] = [
  {
    holds: ({target, payload}) => target === "unknown" && (payload === "P0" || payload === "P1" || payload === "P0or1"),
    sentence: () => "Whatever the target, this is no payload swap: the payload class is the same."
  },
  {
    holds: ({target, payload}) => target === "unknown" && payload === "P2",
    sentence: () => "Whether the target changes as well is not known."
  },
  {
    holds: (result) => result.payload === "P0" && isKnownBySuffix(result) && result.subtype !== rechallenge,
    sentence: () => "That the molecule is the same is known by the shared INN suffix alone."
  },
  {
    holds: ({flags, payload}) => flags.same_family === false && payload === "P1",
    sentence: () =>
      "The payload families differ (same_family: no): at molecule level this would read as another payload."
  },
  {
    holds: ({flags, payload}) => flags.same_family === true && payload === "P1",
    sentence: () => "The payloads are of one chemical family (same_family: yes)."
  },
  {
    holds: ({flags}) => flags.shared_efflux === true,
    sentence: ({sharedPumps}) =>
      `Both payloads are known substrates of ${sharedPumps?.join(" and ")} (shared_efflux: yes).`
  },
  {
    holds: ({flags, from, to}) => flags.shared_efflux === null && from.products !== null && to.products !== null,
    sentence: () => "The efflux pumps of a payload are not known (shared_efflux: unknown)."
  },
  {
    holds: ({flags}) => flags.shared_linker_type === false,
    sentence: () => "The linkers differ in kind, cleavable against non-cleavable (shared_linker_type: no)."
  },
  {
    holds: ({flags, target}) => flags.epitope_changed === true && target === "T0",
    sentence: () => "The antigen is the same, the epitope is not (epitope_changed: yes)."
  },
  {
    holds: ({flags}) => flags.non_cytotoxic_prior === true,
    sentence: () =>
      "ADC1 carries no cytotoxic payload and cannot have induced cytotoxic cross-resistance (non_cytotoxic_prior: yes)."
  },
  {
    holds: ({flags}) => flags.not_classic_adc,
    sentence: () => "One side is no classic antibody-drug conjugate (not_classic_adc: yes)."
  },
  {
    holds: ({flags}) => flags.concurrent_adcs,
    sentence: () => "Two conjugates were given at once; their sets are joined (concurrent_adcs: yes)."
  }
];

const isKnownBySuffix = ({from, to}: TransitionClass): boolean =>
  [...(from.payloads ?? []), ...(to.payloads ?? [])].some(({identity}) => identity === "inn-suffix");

function flagSentences(result: TransitionClass): string[] {
  return flagRemarks.filter(({holds}) => holds(result)).map(({sentence}) => sentence(result));
}

function toxicitySentence(from: TransitionSide, to: TransitionSide): string[] {
  const shared = sharedToxicities(from, to);
  return shared === null || shared.length === 0
    ? []
    : [`Regular or characteristic on both sides: ${shared.map((kind) => toxicityNames[kind]).join(", ")}.`];
}

const unreadSentences = ({unread}: TransitionSide): string[] =>
  unread.map(
    ({text, reason, suggestions}) =>
      `Not read: ${text} (${reason})${suggestions.length === 0 ? "" : `; did you mean ${suggestions.join(" or ")}?`}`
  );

function evidenceOf(from: TransitionSide, to: TransitionSide): {readonly text: string; readonly source: string}[] {
  const has = (side: TransitionSide, id: string): boolean => side.products?.has(id) ?? false;
  return transitionEvidence.filter(
    (entry) =>
      (has(from, entry.from) && has(to, entry.to)) ||
      (entry.eitherOrder === true && has(from, entry.to) && has(to, entry.from))
  );
}

const sourceLines = (from: TransitionSide, to: TransitionSide): string[] =>
  [...new Map([...from.agents, ...to.agents].map((agent) => [agent.id, agent])).values()].map(
    (agent) =>
      `Source for ${agent.label} (as of ${agent.asOf}, confidence ${agent.confidence}${agent.origin === "built-in" ? "" : `, from ${agent.origin}`}${notVerified(agent)}): ${agent.sources.map(sourceText).join("; ")}.`
  );

function notVerified(agent: Agent): string {
  const facts = unverifiedFacts(agent);
  return facts.length === 0 ? "" : `, not verified: ${facts.join(", ")}`;
}
