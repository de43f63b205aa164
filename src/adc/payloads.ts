import type {PayloadClass} from "./payload-classes.ts";

/**
 * How well the molecule is known. `inn-suffix`: named by the shared second word of the INN alone; `undisclosed`: the class is
 * public and the molecule is not, so it is never called the same as, nor different from, another molecule of its class.
 */
export type PayloadIdentity = "established" | "inn-suffix" | "undisclosed";

/** A released payload. */
export interface Payload {
  /** Unique; for an undisclosed molecule it names the product that carries it. */
  readonly name: string;
  readonly class: PayloadClass;
  /** Chemical family within the class, e.g. `camptothecin`; null when not disclosed. */
  readonly family: string | null;
  /** Sub-series within the family, e.g. `exatecan-type`; null when the family has none or it is not disclosed. */
  readonly series: string | null;
  readonly identity: PayloadIdentity;
}

// oxfmt-ignore
const rows = [
  {name: "MMAE", class: "microtubule inhibitor", family: "auristatin", series: null, identity: "established"},
  {name: "MMAF", class: "microtubule inhibitor", family: "auristatin", series: null, identity: "established"},
  {name: "Duo-5", class: "microtubule inhibitor", family: "auristatin", series: null, identity: "established"},
  {name: "ZD02044", class: "microtubule inhibitor", family: "auristatin", series: null, identity: "established"},
  {name: "AS269", class: "microtubule inhibitor", family: "auristatin", series: null, identity: "established"},
  {name: "AF-HPA", class: "microtubule inhibitor", family: "auristatin", series: null, identity: "established"},
  {name: "Aur0101", class: "microtubule inhibitor", family: "auristatin", series: null, identity: "established"},
  {name: "DM1", class: "microtubule inhibitor", family: "maytansinoid", series: null, identity: "established"},
  {name: "DM4", class: "microtubule inhibitor", family: "maytansinoid", series: null, identity: "established"},
  {name: "SC209", class: "microtubule inhibitor", family: "hemiasterlin", series: null, identity: "established"},
  {name: "eribulin", class: "microtubule inhibitor", family: "halichondrin", series: null, identity: "established"},
  {name: "DXd", class: "topoisomerase I inhibitor", family: "camptothecin", series: "exatecan-type", identity: "established"},
  {name: "deuterated DXd", class: "topoisomerase I inhibitor", family: "camptothecin", series: "exatecan-type", identity: "established"},
  {name: "exatecan", class: "topoisomerase I inhibitor", family: "camptothecin", series: "exatecan-type", identity: "established"},
  {name: "SHR9265", class: "topoisomerase I inhibitor", family: "camptothecin", series: "exatecan-type", identity: "inn-suffix"},
  {name: "AZ14170132", class: "topoisomerase I inhibitor", family: "camptothecin", series: "exatecan-type", identity: "inn-suffix"},
  {name: "SN-38", class: "topoisomerase I inhibitor", family: "camptothecin", series: "SN-38/irinotecan-type", identity: "established"},
  {name: "KL610023", class: "topoisomerase I inhibitor", family: "camptothecin", series: "belotecan-type", identity: "established"},
  {name: "Ed-04", class: "topoisomerase I inhibitor", family: "camptothecin", series: null, identity: "inn-suffix"},
  {name: "P1003", class: "topoisomerase I inhibitor", family: "camptothecin", series: null, identity: "established"},
  {name: "P1021", class: "topoisomerase I inhibitor", family: "camptothecin", series: null, identity: "established"},
  {name: "YL0010014", class: "topoisomerase I inhibitor", family: "camptothecin", series: null, identity: "established"},
  {name: "adizutecan-released TOP1 inhibitor", class: "topoisomerase I inhibitor", family: "camptothecin", series: null, identity: "undisclosed"},
  {name: "DB-1305 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "SHR-A2102 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "IBI3009 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "JSKN016 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: "camptothecin", series: null, identity: "undisclosed"},
  {name: "KH815 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: "camptothecin", series: null, identity: "undisclosed"},
  {name: "IBI3020 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: "camptothecin", series: null, identity: "undisclosed"},
  {name: "JSKN021 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: "camptothecin", series: null, identity: "undisclosed"},
  {name: "KH815 RNA polymerase II inhibitor", class: "RNA polymerase II inhibitor", family: "RNA polymerase II inhibitor", series: null, identity: "undisclosed"},
  {name: "N-acetyl-gamma-calicheamicin", class: "DNA-damaging agent", family: "calicheamicin", series: null, identity: "established"},
  {name: "SG3199", class: "DNA-damaging agent", family: "PBD dimer", series: null, identity: "established"},
  {name: "FGN849", class: "DNA-damaging agent", family: "indolinobenzodiazepine", series: "IGN, DNA-alkylating", identity: "established"},
  {name: "DUBA", class: "DNA-damaging agent", family: "duocarmycin", series: null, identity: "established"},
  {name: "DB-1311 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "SYS6010 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "SHR-A2009 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "MHB088C TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "HLX43 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "MHB036C TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "BNT326 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "DB-1310 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "TD001 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "HLX42 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "IBI133 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "IBI354 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: "camptothecin", series: null, identity: "undisclosed"},
  {name: "vadastuximab talirine PBD dimer", class: "DNA-damaging agent", family: "PBD dimer", series: null, identity: "undisclosed"},
  {name: "serclutamab talirine PBD dimer", class: "DNA-damaging agent", family: "PBD dimer", series: null, identity: "undisclosed"},
  {name: "rolinsatamab talirine PBD dimer", class: "DNA-damaging agent", family: "PBD dimer", series: null, identity: "undisclosed"},
  {name: "BAT8001 maytansinoid", class: "microtubule inhibitor", family: "maytansinoid", series: null, identity: "undisclosed"},
  {name: "opugotamig olatansine maytansinoid", class: "microtubule inhibitor", family: "maytansinoid", series: null, identity: "undisclosed"},
  {name: "HKT288 maytansinoid", class: "microtubule inhibitor", family: "maytansinoid", series: null, identity: "undisclosed"},
  {name: "laventatug tivedotin auristatin", class: "microtubule inhibitor", family: "auristatin", series: null, identity: "undisclosed"},
  {name: "BDC-4182 TLR7/8 agonist", class: "TLR agonist", family: null, series: null, identity: "undisclosed"},
  {name: "SBT6050 TLR8 agonist", class: "TLR agonist", family: null, series: null, identity: "undisclosed"},
  {name: "imbotolimod (TLR7/8 agonist)", class: "TLR agonist", family: "imidazoquinoline-type TLR7/8 agonist", series: null, identity: "established"},
  {name: "NJH395 TLR7 agonist", class: "TLR agonist", family: "TLR7 agonist", series: null, identity: "undisclosed"},
  {name: "XMT-2056 STING agonist", class: "STING agonist", family: "Immunosynthen STING agonist", series: null, identity: "undisclosed"},
  {name: "Pseudomonas exotoxin A (252-608)", class: "protein synthesis inhibitor (toxin)", family: "bacterial toxin", series: null, identity: "established"},
  {name: "SKB315 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "7MW3711 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "IBI129 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "9MW2921 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: "camptothecin", series: null, identity: "undisclosed"},
  {name: "XNW28012 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "ASP2998 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "ASP2998 STING agonist", class: "STING agonist", family: null, series: null, identity: "undisclosed"},
  {name: "QLS5132 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "BHV-1510 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: "camptothecin", series: null, identity: "undisclosed"},
  {name: "STI-6129 auristatin (duostatin 5.2)", class: "microtubule inhibitor", family: "auristatin", series: null, identity: "undisclosed"},
  {name: "TAK-500 STING agonist", class: "STING agonist", family: null, series: null, identity: "undisclosed"},
  {name: "ACR246 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "MRG006A TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "SHR-A1912 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "TAK-188 amanitin", class: "RNA polymerase II inhibitor", family: "amanitin", series: null, identity: "undisclosed"},
  {name: "MGTA-117 amanitin", class: "RNA polymerase II inhibitor", family: "amanitin", series: null, identity: "undisclosed"},
  {name: "Tub114", class: "microtubule inhibitor", family: "tubulysin", series: null, identity: "established"},
  {name: "M24", class: "microtubule inhibitor", family: "maytansinoid", series: null, identity: "established"},
  {name: "IMGC936 maytansinoid", class: "microtubule inhibitor", family: "maytansinoid", series: null, identity: "undisclosed"},
  {name: "lonigutamab ugodotin auristatin (F554443)", class: "microtubule inhibitor", family: "auristatin", series: null, identity: "undisclosed"},
  {name: "SBT6290 TLR8 agonist", class: "TLR agonist", family: null, series: null, identity: "undisclosed"},
  {name: "TAC-001 TLR9 agonist", class: "TLR agonist", family: null, series: null, identity: "undisclosed"},
  {name: "HDP 30.2115", class: "RNA polymerase II inhibitor", family: "amanitin", series: null, identity: "established"},
  {name: "STRO-001 maytansinoid", class: "microtubule inhibitor", family: "maytansinoid", series: null, identity: "undisclosed"},
  {name: "DXC006 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "AMT-116 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "BCPT02", class: "topoisomerase I inhibitor", family: null, series: null, identity: "established"},
  {name: "LM-350 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "DB-1324 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "VBC108 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "YL242 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "AP052", class: "microtubule inhibitor", family: null, series: null, identity: "established"},
  {name: "BG-C137 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "BG-C477 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "BG-C9074 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "LY4052031 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "SBE303 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "SHR-1826 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "ADCE-T02 TOP1 inhibitor", class: "topoisomerase I inhibitor", family: null, series: null, identity: "undisclosed"},
  {name: "BMS-986148 tubulysin", class: "microtubule inhibitor", family: "tubulysin", series: null, identity: "undisclosed"},
  {name: "PE38 (Pseudomonas exotoxin A)", class: "protein synthesis inhibitor (toxin)", family: "bacterial toxin", series: null, identity: "established"},
  {name: "IRDye 700DX", class: "photosensitiser", family: "phthalocyanine dye", series: null, identity: "established"}
] as const satisfies readonly Payload[];

/** Names that the rows of the catalogue may use. */
export type PayloadName = (typeof rows)[number]["name"];

/**
 * Every released payload that the catalogue names, by name.
 *
 * @example
 * payloads.get("DXd").family // "camptothecin"
 */
export const payloads: ReadonlyMap<string, Payload> = new Map(
  rows.map((payload): [string, Payload] => [payload.name, payload])
);
