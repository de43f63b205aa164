/** What a payload class does to the cell; only `cytotoxic` payloads can leave cytotoxic cross-resistance behind. */
export type PayloadMode = "cytotoxic" | "immune-stimulating" | "toxin" | "photosensitising";

/**
 * Mechanism classes of payloads: the level at which a payload swap is defined by default.
 * "DNA-damaging agent" lumps calicheamicin, pyrrolobenzodiazepine, indolinobenzodiazepine and duocarmycin; the family stands beside it.
 *
 * @example
 * payloadClasses["TLR agonist"].mode // "immune-stimulating"
 */
export const payloadClasses = {
  "microtubule inhibitor": {mode: "cytotoxic"},
  "topoisomerase I inhibitor": {mode: "cytotoxic"},
  "DNA-damaging agent": {mode: "cytotoxic"},
  "RNA polymerase II inhibitor": {mode: "cytotoxic"},
  "TLR agonist": {mode: "immune-stimulating"},
  "STING agonist": {mode: "immune-stimulating"},
  "protein synthesis inhibitor (toxin)": {mode: "toxin"},
  "photosensitiser": {mode: "photosensitising"}
} as const satisfies Readonly<Record<string, {readonly mode: PayloadMode}>>;

/** Name of a mechanism class. */
export type PayloadClass = keyof typeof payloadClasses;
