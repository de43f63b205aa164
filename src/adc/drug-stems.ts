import type {PayloadClass} from "./payload-classes.ts";

/** Endings of INN stems that say what an unlisted drug is; never used for words that end a conjugate's name. */
export const drugStems: readonly {
  readonly ending: string;
  readonly drugClass: string;
  readonly payloadClass: PayloadClass | null;
}[] = [
  {ending: "taxel", drugClass: "taxane", payloadClass: "microtubule inhibitor"},
  {ending: "bulin", drugClass: "tubulin inhibitor", payloadClass: "microtubule inhibitor"},
  {ending: "tecan", drugClass: "topoisomerase I inhibitor", payloadClass: "topoisomerase I inhibitor"},
  {ending: "platin", drugClass: "platinum", payloadClass: null},
  {ending: "rubicin", drugClass: "anthracycline", payloadClass: null},
  {ending: "citabine", drugClass: "antimetabolite", payloadClass: null},
  {ending: "ciclib", drugClass: "CDK inhibitor", payloadClass: null},
  {ending: "parib", drugClass: "PARP inhibitor", payloadClass: null},
  {ending: "lisib", drugClass: "PI3K inhibitor", payloadClass: null},
  {ending: "sertib", drugClass: "kinase inhibitor", payloadClass: null},
  {ending: "tinib", drugClass: "kinase inhibitor", payloadClass: null},
  {ending: "rafenib", drugClass: "kinase inhibitor", payloadClass: null},
  {ending: "metinib", drugClass: "kinase inhibitor", payloadClass: null},
  {ending: "rasib", drugClass: "RAS inhibitor", payloadClass: null},
  {ending: "zomib", drugClass: "proteasome inhibitor", payloadClass: null},
  {ending: "domide", drugClass: "immunomodulator", payloadClass: null},
  {ending: "estrant", drugClass: "endocrine therapy", payloadClass: null},
  {ending: "trozole", drugClass: "endocrine therapy", payloadClass: null},
  {ending: "lutamide", drugClass: "endocrine therapy", payloadClass: null},
  {ending: "leucel", drugClass: "cell therapy", payloadClass: null},
  {ending: "grastim", drugClass: "supportive care", payloadClass: null},
  {ending: "dronate", drugClass: "supportive care", payloadClass: null},
  {ending: "dronic acid", drugClass: "supportive care", payloadClass: null},
  {ending: "limab", drugClass: "immune checkpoint antibody", payloadClass: null},
  {ending: "rolimus", drugClass: "mTOR inhibitor", payloadClass: null}
];
