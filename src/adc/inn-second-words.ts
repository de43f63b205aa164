import type {PayloadClass} from "./payload-classes.ts";
import type {PayloadName} from "./payloads.ts";

/** What the second word of a conjugate's INN says of the payload. */
export interface SecondWord {
  readonly word: string;
  /** Null where the word names a kind of payload and not a molecule. */
  readonly payload: PayloadName | null;
  readonly payloadClass: PayloadClass;
  readonly family: string | null;
  /** False where the carrier is no antibody. */
  readonly classic: boolean;
}

const row = (
  word: string,
  payload: PayloadName | null,
  payloadClass: PayloadClass,
  family: string | null,
  classic = true
): SecondWord => ({word, payload, payloadClass, family, classic});

/**
 * Second words of INNs, compared whole: `deuderuxtecan` ends in "deruxtecan" and is another molecule.
 * Used only for names that the catalogue does not list, and marked as inferred.
 *
 * @example
 * secondWords.get("govitecan").payload // "SN-38"
 */
export const secondWords: ReadonlyMap<string, SecondWord> = new Map(
  [
    row("vedotin", "MMAE", "microtubule inhibitor", "auristatin"),
    row("fuvedotin", "MMAE", "microtubule inhibitor", "auristatin"),
    row("pevedotin", "MMAE", "microtubule inhibitor", "auristatin", false),
    row("mafodotin", "MMAF", "microtubule inhibitor", "auristatin"),
    row("pelidotin", "Aur0101", "microtubule inhibitor", "auristatin"),
    row("botidotin", "Duo-5", "microtubule inhibitor", "auristatin"),
    row("zovodotin", "ZD02044", "microtubule inhibitor", "auristatin"),
    row("opadotin", "AS269", "microtubule inhibitor", "auristatin"),
    row("ledadotin", "AF-HPA", "microtubule inhibitor", "auristatin"),
    row("rilsodotin", "AF-HPA", "microtubule inhibitor", "auristatin"),
    row("emtansine", "DM1", "microtubule inhibitor", "maytansinoid"),
    row("mertansine", "DM1", "microtubule inhibitor", "maytansinoid"),
    row("soravtansine", "DM4", "microtubule inhibitor", "maytansinoid"),
    row("ravtansine", "DM4", "microtubule inhibitor", "maytansinoid"),
    row("tazevibulin", "SC209", "microtubule inhibitor", "hemiasterlin"),
    row("ecteribulin", "eribulin", "microtubule inhibitor", "halichondrin"),
    row("deruxtecan", "DXd", "topoisomerase I inhibitor", "camptothecin"),
    row("repodatecan", "DXd", "topoisomerase I inhibitor", "camptothecin"),
    row("deuderuxtecan", "deuterated DXd", "topoisomerase I inhibitor", "camptothecin"),
    row("govitecan", "SN-38", "topoisomerase I inhibitor", "camptothecin"),
    row("ozogamicin", "N-acetyl-gamma-calicheamicin", "DNA-damaging agent", "calicheamicin"),
    row("tesirine", "SG3199", "DNA-damaging agent", "PBD dimer"),
    row("talirine", null, "DNA-damaging agent", "PBD dimer"),
    row("sunirine", "FGN849", "DNA-damaging agent", "indolinobenzodiazepine"),
    row("duocarmazine", "DUBA", "DNA-damaging agent", "duocarmycin"),
    row("imbotolimod", "imbotolimod (TLR7/8 agonist)", "TLR agonist", "imidazoquinoline-type TLR7/8 agonist")
  ].map((entry): [string, SecondWord] => [entry.word, entry])
);

/** Endings that give the class alone; a name of one word with such an ending is a free drug. */
export const secondWordEndings: readonly {
  readonly ending: string;
  readonly payloadClass: PayloadClass;
  readonly family: string | null;
}[] = [
  {ending: "tecan", payloadClass: "topoisomerase I inhibitor", family: "camptothecin"},
  {ending: "dotin", payloadClass: "microtubule inhibitor", family: "auristatin"},
  {ending: "tansine", payloadClass: "microtubule inhibitor", family: "maytansinoid"}
];

/** Payload abbreviations that stand behind an antibody, target or code, as in `CDH17-DXd`. */
export const payloadTags: ReadonlyMap<string, PayloadName> = new Map<string, PayloadName>([
  ["dxd", "DXd"],
  ["mmae", "MMAE"],
  ["vcmmae", "MMAE"],
  ["mmaf", "MMAF"],
  ["mcmmaf", "MMAF"],
  ["dm1", "DM1"],
  ["dm4", "DM4"],
  ["sn38", "SN-38"]
]);
