import type {ToxicityKind} from "../adc/agent.ts";
import type {ToxicityLevel} from "../adc/toxicity-profiles.ts";

/** `label precaution`: labels speak of it; `literature signal`: reports do; `check`: routine monitoring of the agent. All for group data. */
export type PromptLevel = "label precaution" | "literature signal" | "check";

/** Which ADC2 a prompt is about: any that meets one of the conditions. */
export interface PromptAgents {
  readonly level?: readonly [ToxicityKind, ToxicityLevel];
  /** Released payloads, or families of payloads. */
  readonly payloads?: readonly string[];
  readonly families?: readonly string[];
  /** Catalogue ids. */
  readonly agents?: readonly string[];
  readonly target?: string;
}

/** Which recorded event a prompt needs before ADC2. */
export interface PromptEvent {
  readonly kind: ToxicityKind;
  readonly minGrade?: number;
  readonly maxGrade?: number;
  /** Words in the recorded term that count whatever the grade. */
  readonly terms?: RegExp;
  /** The event must have happened on a conjugate. */
  readonly onAdc?: true;
  /** `open`: not recorded as over before ADC2; `over`: recorded as over. */
  readonly state?: "open" | "over";
}

/** A prompt that a recorded event raises. */
export interface ToxicityPrompt {
  readonly id: string;
  readonly event: PromptEvent;
  readonly adc2: PromptAgents;
  readonly level: PromptLevel;
  /** What the prompt says, after "prior …"; a statement on groups, never advice for a patient. */
  readonly text: string;
  readonly source: string;
}

/** Prompts for overlapping toxicity: statements of labels and literature on groups, uncalibrated, not for choosing an individual's treatment. */
export const toxicityPrompts: readonly ToxicityPrompt[] = [
  {
    id: "ild",
    event: {kind: "ild", minGrade: 2, onAdc: true},
    adc2: {level: ["ild", "M"]},
    level: "label precaution",
    text: "ILD of grade 2 or more on an earlier ADC, and ILD is regular or characteristic of this one",
    source: "Rugo 2025 Ann Oncol 36:1389; labels"
  },
  {
    id: "ild-grade-1",
    event: {kind: "ild", minGrade: 1, maxGrade: 1, onAdc: true},
    adc2: {level: ["ild", "M"]},
    level: "literature signal",
    text: "ILD of grade 1 on an earlier ADC; after T-DXd was resumed it was reported again in 15 of 45 trial patients",
    source: "Rugo 2025 Ann Oncol 36:1389"
  },
  {
    id: "neuropathy",
    event: {kind: "neuropathy", minGrade: 2, state: "open"},
    adc2: {payloads: ["MMAE", "DM1", "DM4", "eribulin"]},
    level: "label precaution",
    text: "neuropathy of grade 2 or more that is not recorded as resolved, and neuropathy accumulates with this payload",
    source: "labels"
  },
  {
    id: "ocular",
    event: {kind: "ocular", state: "open"},
    adc2: {level: ["ocular", "H"], agents: ["datopotamab-deruxtecan"]},
    level: "label precaution",
    text: "ocular toxicity that is not recorded as resolved, and ocular events are characteristic of this agent (eye examination in labels)",
    source: "PMC11095972; labels"
  },
  {
    id: "neutropenia",
    event: {kind: "neutropenia", minGrade: 4, terms: /febrile/iu},
    adc2: {level: ["neutropenia", "H"]},
    level: "literature signal",
    text: "febrile or grade 4 neutropenia, and neutropenia is characteristic of this agent",
    source: "labels; pharmacology textbook knowledge"
  },
  {
    id: "hepatic",
    event: {
      kind: "hepatotoxicity",
      minGrade: 6,
      terms: /veno-?occlusive|\bvod\b|\bsos\b|sinusoidal obstruction|nodular regenerative|\bnrh\b/iu
    },
    adc2: {families: ["calicheamicin", "indolinobenzodiazepine"], payloads: ["DM1"]},
    level: "label precaution",
    text: "veno-occlusive disease or nodular regenerative hyperplasia, which labels of this payload warn of",
    source: "labels"
  },
  {
    id: "platelets",
    event: {kind: "thrombocytopenia", minGrade: 3},
    adc2: {families: ["calicheamicin"], payloads: ["DM1"], agents: ["izalontamab-brengitecan"]},
    level: "literature signal",
    text: "thrombocytopenia of grade 3 or more, and thrombocytopenia is characteristic of this agent",
    source: "labels; pharmacology textbook knowledge"
  },
  {
    id: "lvef",
    event: {kind: "lvef"},
    adc2: {target: "HER2"},
    level: "check",
    text: "LVEF decrease, and the agent is directed at HER2 (LVEF monitoring in labels)",
    source: "labels"
  }
];

/** Facts of the patient, recorded in optional columns, that count like an event. */
export interface PatientPrompt {
  readonly id: string;
  readonly column: string;
  readonly holds: (value: string) => boolean;
  readonly adc2: PromptAgents;
  readonly level: PromptLevel;
  readonly text: string;
  readonly source: string;
}

const yes = /^(?:1|y|yes|true|ja)$/iu;

/** Prompts that optional columns raise. */
export const patientPrompts: readonly PatientPrompt[] = [
  {
    id: "ugt1a1",
    column: "ugt1a1",
    holds: (value) => /\*28\s*\/\s*\*28|poor|homozygous/iu.test(value) && !/wild/iu.test(value),
    adc2: {payloads: ["SN-38"]},
    level: "literature signal",
    text: "UGT1A1*28/*28 genotype, with which neutropenia under SN-38 is more frequent",
    source: "label of sacituzumab govitecan"
  },
  {
    id: "transplant",
    column: "prior_transplant",
    holds: (value) => yes.test(value),
    adc2: {families: ["calicheamicin", "indolinobenzodiazepine"], payloads: ["DM1"]},
    level: "label precaution",
    text: "stem-cell transplantation, after which labels of this payload warn of hepatic events",
    source: "labels"
  },
  {
    id: "platelet-count",
    column: "platelets",
    holds: (value) => Number(value) > 0 && Number(value) < 100,
    adc2: {families: ["calicheamicin"], payloads: ["DM1"], agents: ["izalontamab-brengitecan"]},
    level: "literature signal",
    text: "platelets below 100 × 10⁹/L, and thrombocytopenia is characteristic of this agent",
    source: "labels; pharmacology textbook knowledge"
  },
  {
    id: "anticoagulation",
    column: "anticoagulation",
    holds: (value) => yes.test(value),
    adc2: {families: ["calicheamicin"], payloads: ["DM1"], agents: ["izalontamab-brengitecan"]},
    level: "literature signal",
    text: "anticoagulation, which adds to bleeding where thrombocytopenia is characteristic of the agent",
    source: "labels; pharmacology textbook knowledge"
  }
];
