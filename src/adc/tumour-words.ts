import {tumourGroup} from "./tumour-groups.ts";

/** Words that say that there is a tumour and how far it has come, and not which. */
const fillers: ReadonlySet<string> = new Set(
  `ca carc carcinoma carcinomas carcinome carcinom karzinom karzinome cancer cancers cancro kanker krebs rak kraft kreft cancerul tumour tumours tumor tumors tumore tumores tumoren tumeur
   neoplasm neoplasms neoplasia malignant malignancy malignes maligner maligne malignom metastatic metastasised metastasized metastasierter metastasiertes metastasierendes metastatisches metastatique metastasico
   metastatico metastasis met mets metastases metastasen metastasiert advanced fortgeschritten fortgeschrittenes avance avanzado avanzato locally lokal of the de del della delle des du da do di d der die das la le l el il
   invasive invasives invasiv primary`
    .split(/\s+/)
    .filter((word) => word !== "")
);

/** Names of tumours with the words for them, without fillers, accents and punctuation: English, German, French, Spanish, Italian, Portuguese, Dutch and the Nordic languages, abbreviations and ICD-10 codes; between commas. */
const words: Readonly<Record<string, string>> = {
  "breast":
    "breast, bc, mbc, abc, mamma, mammae, mammaca, mammakarzinom, mammakarzinome, mammacarcinom, mammacarcinoma, mammakarz, brust, brustkrebs, brustkarzinom, brustdruse, sein, mama, seno, mammella, mammario, mammaria, mammaire, borst, borstkanker, mammacarcinoom, bryst, brystkreft, brystkraeft, brostcancer, brost, piersi, c50",
  "urothelial":
    "urothelial, urothelium, uc, muc, lauc, urothel, urothelca, urothelkarzinom, urothelkarzinome, urothelkarz, urotheliale, urotelial, uroteliale, blasen, harnblasen, urotheelcarcinoom, urothelkreft, bladder, blase, harnblase, blasenkrebs, blasenkarzinom, harnblasenkarzinom, harnblasenkrebs, blasenca, vejiga, vessie, vescica, bexiga, blaas, blaaskanker, blaere, bladderca, c67, urinary bladder, bladder urothelial, urothelial bladder",
  "NSCLC":
    "nsclc, mnsclc, nsclca, ansclc, cbnpc, cpnpc, cpcnp, nscl, nichtkleinzelliges, non small cell lung, nonsmall cell lung, nicht kleinzelliges lungenkarzinom, nicht kleinzelliges bronchialkarzinom, nichtkleinzelliges lungenkarzinom, nichtkleinzelliges bronchialkarzinom, bronchique non a petites cellules, pulmon no microcitico, pulmon celulas no pequenas, pulmon no celulas pequenas, polmone non a piccole cellule, polmonare non a piccole cellule, pulmao nao pequenas celulas, niet kleincellig longcarcinoom",
  "SCLC":
    "sclc, cpcp, small cell lung, kleinzelliges lungenkarzinom, kleinzelliges bronchialkarzinom, pulmon microcitico",
  "lung":
    "lung, lungs, lunge, lungen, lungenkrebs, lungenkarzinom, lungenca, bronchial, bronchialkarzinom, bronchialca, pulmon, pulmonar, poumon, pulmonaire, bronchique, polmone, polmonare, pulmao, long, longkanker, longcarcinoom, lungecancer, lungekreft, lungcancer, c34",
  "gastric":
    "gastric, stomach, gc, magen, magenkrebs, magenkarzinom, magenca, estomago, gastrico, gastrica, gastrique, estomac, stomaco, maag, maagkanker, maagcarcinoom, ventrikkel, magsack, c16",
  "colorectal":
    "colorectal, crc, mcrc, kolorektal, kolorektales, kolorektalkarzinom, colorrectal, colorretal, colorettale, colon-rettale, colon rectum, colon retto, colon y recto",
  "ovarian":
    "ovarian, ovary, ovaries, ovar, ovarial, ovarialkarzinom, ovarialkrebs, ovarialca, eierstock, eierstockkrebs, ovario, ovarico, ovaire, ovarienne, ovaien, ovaio, ovarica, ovarium, ovariumcarcinoom, eierstokkanker, eggstokk, c56",
  "endometrial":
    "endometrial, endometrium, endometriumkarzinom, endometriumca, gebarmutterkorper, korpuskarzinom, endometre, endometrio, endometriale, endometriumcarcinoom, c54",
  "cervical":
    "cervical, cervix, zervix, zervixkarzinom, zervixca, cervixkarzinom, gebarmutterhals, gebarmutterhalskrebs, cervicouterino, cervice, baarmoederhalskanker, c53, cervix uteri, uterine cervix, col uterus, col l uterus, cuello uterino, cervice uterina",
  "prostate":
    "prostate, prostata, prostatakarzinom, prostatakrebs, prostataca, pca, prostatico, prostatica, prostatique, prostaat, prostaatkanker, prostaatcarcinoom, c61",
  "pancreatic":
    "pancreatic, pancreas, pankreas, pankreaskarzinom, pankreasca, bauchspeicheldruse, bauchspeicheldrusenkrebs, pancreatico, pancreatica, pancreatique, alvleesklier, alvleesklierkanker, bukspyttkjertel, c25",
  "head and neck":
    "hnscc, scchn, hnc, orl, vads, head and neck, head neck, kopf hals, tete et cou, cabeza y cuello, testa e collo, cabeca e pescoco, hoofd hals, head and neck squamous cell, squamous cell head and neck"
};

const names: ReadonlyMap<string, string> = new Map(
  Object.entries(words).flatMap(([name, own]) =>
    [name, ...own.split(", ")].map((word) => [normal(word).join(" "), name] as const)
  )
);

/** Words of a text in lower case, without accents. */
function normal(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/gu, "")
    .toLowerCase()
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae")
    .replaceAll("ß", "ss")
    .replace(/\bc(\d\d)\.\d+\b/gu, "c$1")
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== "");
}

/**
 * The tumour that a text names and nothing else; null where a word of it is not known, such as one for a subtype. Bladder is read as urothelial, lung is not read as NSCLC.
 *
 * @example
 * tumourNamed("Mamma-Ca") // "breast"
 * tumourNamed("cáncer de mama metastásico") // "breast"
 * tumourNamed("TNBC") // null
 */
export function tumourNamed(text: string): string | null {
  const all = normal(text);
  const whole = names.get(all.join(" "));
  if (whole !== undefined) return whole;
  const bare = all.filter((word) => !fillers.has(word));
  return names.get(bare.join(" ")) ?? null;
}

/** Names that may be a part of another, which the text alone does not decide. */
const parts: Readonly<Record<string, readonly string[]>> = {
  lung: ["NSCLC", "SCLC"],
  breast: [
    "TNBC",
    "triple negative",
    "triple-negative breast",
    "tripelnegativ",
    "HR+",
    "HER2+",
    "HR+/HER2-",
    "luminal"
  ],
  gastric: ["GEJ", "gastric/GEJ", "gastroesophageal", "GEA", "AEG"],
  colorectal: ["colon", "rectal", "rectum", "Kolon", "Rektum"],
  urothelial: ["UTUC", "upper tract urothelial", "renal pelvis", "ureter"]
};

/**
 * The wider tumour of which a text may name a part; null where none is known.
 *
 * @example
 * widerTumour("NSCLC") // "lung"
 */
export function widerTumour(text: string): string | null {
  const name = tumourNamed(text);
  const bare = normal(text)
    .filter((word) => !fillers.has(word))
    .join(" ");
  return (
    Object.entries(parts).find(([, own]) => own.some((one) => one === name || normal(one).join(" ") === bare))?.[0] ??
    null
  );
}

/** Words that make a longer text one on the breast; ABC is a lymphoma there. */
const ofBreast: ReadonlySet<string> = new Set([
  "tnbc",
  ...(words["breast"] ?? "").split(", ").filter((word) => word !== "abc")
]);

/**
 * Whether a text on a tumour is one on breast cancer or a part of it, also with words for a subtype that are not known.
 *
 * @example
 * isBreast("TNBC") // true
 * isBreast("invasive ductal breast carcinoma") // true
 * isBreast("breast implant-associated lymphoma") // false
 */
export function isBreast(text: string): boolean {
  if (tumourGroup(text) !== "other") return false;
  return (
    tumourNamed(text) === "breast" || widerTumour(text) === "breast" || normal(text).some((word) => ofBreast.has(word))
  );
}
