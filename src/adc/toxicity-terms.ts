import type {ToxicityKind} from "./agent.ts";

/** Terms under which each kind of toxicity is recorded (MedDRA preferred terms and chart words); the pattern is matched within the term. */
export const toxicityTerms: Readonly<Record<ToxicityKind, RegExp>> = {
  ild: /interstitial lung|pneumonitis|\bILD\b|alveolitis|pulmonary fibrosis|organi[sz]ing pneumonia|acute respiratory distress/iu,
  neuropathy: /neuropath|polyneur|paraesth|paresth|hypoaesth|hypoesth|guillain|radiculopath/iu,
  ocular:
    /kerat|cornea|ocular|\beye\b|dry eye|xerophthalm|blurred vision|vision blurred|conjunctiv|uveitis|blephar|visual/iu,
  neutropenia: /neutrop|neutrophil count decreased|agranulocyt/iu,
  hepatotoxicity:
    /veno-?occlusive|\bVOD\b|\bSOS\b|sinusoidal obstruction|nodular regenerative|\bNRH\b|hepat|liver|transaminase|\bALT\b|\bAST\b|aminotransferase/iu,
  thrombocytopenia: /thrombocytop|platelet/iu,
  lvef: /ejection fraction|\bLVEF\b|cardiac failure|heart failure|cardiomyopath|left ventricular/iu
};

/**
 * The kinds of toxicity that a recorded term speaks of; empty where none.
 *
 * @example
 * toxicityKinds("Interstitial lung disease") // ["ild"]
 */
export function toxicityKinds(term: string): readonly ToxicityKind[] {
  return (Object.keys(toxicityTerms) as ToxicityKind[]).filter((kind) => toxicityTerms[kind].test(term));
}
