import {normalForm} from "./normal-form.ts";

/** A registered trial that gives a conjugate. */
export interface RegisteredTrial {
  readonly number: `NCT${number}`;
  /** Names of the trial, without sponsors. */
  readonly names: readonly string[];
  /** Catalogue id of the conjugate of each kind of arm; null for arms without one. */
  readonly arms: readonly (string | null)[];
  /** Number and name were written from memory and opened in no registry, table or list. */
  readonly recalled?: true;
}

const one = (
  number: RegisteredTrial["number"],
  names: string,
  ...arms: readonly (string | null)[]
): RegisteredTrial => ({number, names: names === "" ? [] : names.split("|"), arms});
const remembered = (trial: RegisteredTrial): RegisteredTrial => ({...trial, recalled: true});

const tdxd = "trastuzumab-deruxtecan";
const tdm1 = "trastuzumab-emtansine";
const dato = "datopotamab-deruxtecan";
const her3dxd = "patritumab-deruxtecan";
const sg = "sacituzumab-govitecan";
const sacTmt = "sacituzumab-tirumotecan";
const ev = "enfortumab-vedotin";
const mirv = "mirvetuximab-soravtansine";

/**
 * Trials on which approvals rest or are to rest, with what their arms give. Numbers and names were read in the ClinicalTrials.gov records that
 * POTTR copies, in TOPOGRAPH (both at the commit in `drugs/drug-sources.ts`), and in tables of PMC10253543 and BMJ Open's review of approved
 * conjugates; where two of them disagree on a number, the trial is not here.
 */
// oxfmt-ignore
export const registeredTrials: readonly RegisteredTrial[] = [
  one("NCT00829166", "EMILIA", tdm1, null),
  one("NCT01772472", "KATHERINE", tdm1, null),
  remembered(one("NCT01419197", "TH3RESA", tdm1, null)),
  remembered(one("NCT01120184", "MARIANNE", tdm1, null)),
  one("NCT03248492", "DESTINY-Breast01", tdxd),
  one("NCT03523585", "DESTINY-Breast02", tdxd, null),
  one("NCT03529110", "DESTINY-Breast03", tdxd, tdm1),
  one("NCT03734029", "DESTINY-Breast04", tdxd, null),
  remembered(one("NCT04622319", "DESTINY-Breast05", tdxd, tdm1)),
  one("NCT04494425", "DESTINY-Breast06", tdxd, null),
  one("NCT04784715", "DESTINY-Breast09", tdxd, null),
  remembered(one("NCT05113251", "DESTINY-Breast11", tdxd, null)),
  one("NCT03329690", "DESTINY-Gastric01", tdxd, null),
  one("NCT04704934", "DESTINY-Gastric04", tdxd, null),
  one("NCT06731478", "DESTINY-Gastric05", tdxd, null),
  one("NCT03505710", "DESTINY-Lung01", tdxd),
  one("NCT04482309", "DESTINY-PanTumor02", tdxd),
  one("NCT04744831", "DESTINY-CRC02", tdxd),
  one("NCT06467357", "DESTINY-BTC01", tdxd, null),
  one("NCT06819007", "DESTINY-Ovarian01", tdxd, null),
  one("NCT06989112", "DESTINY-Endometrial01", tdxd, null),
  one("NCT05104866", "TROPION-Breast01", dato, null),
  one("NCT05374512", "TROPION-Breast02", dato, null),
  one("NCT06103864", "TROPION-Breast05", dato, null),
  remembered(one("NCT04656652", "TROPION-Lung01", dato, null)),
  one("NCT04484142", "TROPION-Lung05", dato),
  one("NCT06357533", "TROPION-Lung10", dato, null),
  one("NCT06350097", "TROPION-Lung14", dato, null),
  one("NCT06417814", "TROPION-Lung15", dato, null),
  one("NCT07291037", "TROPION-Lung17", dato, null),
  one("NCT04619004", "HERTHENA-Lung01", her3dxd),
  one("NCT05338970", "HERTHENA-Lung02", her3dxd, null),
  one("NCT06172478", "HERTHENA-PanTumor01", her3dxd),
  one("NCT07060807", "HERTHENA-Breast04", her3dxd, tdxd, null),
  one("NCT05280470", "IDeate-Lung01", "ifinatamab-deruxtecan"),
  one("NCT06203210", "IDeate-Lung02", "ifinatamab-deruxtecan", null),
  one("NCT06925737", "IDeate-Prostate01", "ifinatamab-deruxtecan", null),
  one("NCT06161025", "REJOICE-Ovarian01", "raludotatug-deruxtecan", null),
  one("NCT02574455", "ASCENT", sg, null),
  one("NCT05382299", "ASCENT-03", sg, null),
  one("NCT05382286", "ASCENT-04|KEYNOTE-D19", sg, null),
  one("NCT03901339", "TROPiCS-02", sg, null),
  one("NCT04527991", "TROPiCS-04", sg, null),
  one("NCT06801834", "EVOKE-SCLC-04", sg, null),
  one("NCT05347134", "OptiTROP-Breast01", sacTmt, null),
  one("NCT06081959", "OptiTROP-Breast02", sacTmt, null),
  one("NCT05631262", "OptiTROP-Lung03", sacTmt, null),
  one("NCT05870319", "OptiTROP-Lung04", sacTmt, null),
  one("NCT06448312", "OptiTROP-Lung05", sacTmt, null),
  one("NCT06170788", "TroFuse-007", sacTmt, null),
  one("NCT06312176", "TroFuse-010", sacTmt, null),
  one("NCT06841354", "TroFuse-011", sacTmt, null),
  one("NCT07318558", "TroFuse-021", sacTmt, null),
  one("NCT06824467", "TroFuse-022", sacTmt, null),
  one("NCT07419295", "TroFuse-031", sacTmt, null),
  one("NCT06952504", "TroFuse-033", sacTmt, null),
  remembered(one("NCT03219333", "EV-201", ev)),
  one("NCT03474107", "EV-301", ev, null),
  one("NCT04223856", "EV-302|KEYNOTE-A39", ev, null),
  remembered(one("NCT03924895", "EV-303|KEYNOTE-905", ev, null)),
  remembered(one("NCT04700124", "EV-304|KEYNOTE-B15", ev, null)),
  one("NCT05302284", "RC48-C016", "disitamab-vedotin", null),
  one("NCT03438396", "innovaTV 204", "tisotumab-vedotin"),
  remembered(one("NCT04697628", "innovaTV 301", "tisotumab-vedotin", null)),
  one("NCT04296890", "SORAYA", mirv),
  one("NCT04209855", "MIRASOL", mirv, null),
  one("NCT07213804", "FRAmework-01", "sofetabart-mipitecan", mirv, null),
  one("NCT07218809", "TREVI-OC-01", "torvutatug-samrotecan", mirv, null),
  one("NCT07166094", "RAINFOL-03", "rinatabart-sesutecan", null),
  one("NCT03539536", "LUMINOSITY", "telisotuzumab-vedotin"),
  one("NCT04928846", "", "telisotuzumab-vedotin", null),
  one("NCT07155187", "", "telisotuzumab-adizutecan", null),
  one("NCT06758401", "Be6A-Lung-02", "sigvotatug-vedotin", null),
  one("NCT07044336", "Bluestar-Endometrial01", "puxitatug-samrotecan", null),
  one("NCT07099898", "", "risvutatug-rezetecan", null),
  one("NCT07286266", "", "mocertatug-rezetecan", null),
  one("NCT07286331", "", "mocertatug-rezetecan", null),
  one("NCT06340568", "Fern-EC-01", "trastuzumab-pamirtecan", null),
  one("NCT07431281", "", "sonesitatug-vedotin", null),
  one("NCT07549412", "", "precemtabart-tocentecan", null),
  one("NCT06926868", "IZABRIGHT-Breast01", "izalontamab-brengitecan", null),
  one("NCT07365995", "", "db-1311", null),
  one("NCT07144280", "PADL1NK-005", "fetrastobart-vedotin", null),
  one("NCT06954246", "", "mhb088c", null),
  one("NCT06519370", "", "fda018", null),
  one("NCT04246047", "DREAMM-7", "belantamab-mafodotin", null),
  one("NCT04484623", "DREAMM-8", "belantamab-mafodotin", null),
  one("NCT03525678", "DREAMM-2", "belantamab-mafodotin"),
  one("NCT03274492", "POLARIX", "polatuzumab-vedotin", null),
  one("NCT01578499", "ALCANZA", "brentuximab-vedotin", null),
  remembered(one("NCT01712490", "ECHELON-1", "brentuximab-vedotin", null)),
  remembered(one("NCT01777152", "ECHELON-2", "brentuximab-vedotin", null))
];

/** A trial with the part of a text that names it. */
interface NamedTrial {
  readonly trial: RegisteredTrial;
  readonly written: string;
}

const bySpelling: ReadonlyMap<string, RegisteredTrial> = new Map(
  registeredTrials.flatMap((trial) =>
    [trial.number, ...trial.names].map((name): [string, RegisteredTrial] => [normalForm(name), trial])
  )
);
/** A number, or a name in the spellings of its hyphens and spaces; longer names first, so that `ASCENT-04` is not `ASCENT`. */
const spelt = new RegExp(
  `(?<![\\p{L}\\d])(?:${registeredTrials
    .flatMap(({number, names}) => [number, ...names])
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[-\s]/gu, "[\\s\\p{Pd}]?"))
    .join("|")})(?![\\p{L}\\d])(?!\\p{Pd}[\\p{L}\\d])`,
  "iu"
);

/**
 * The registered trial that a text names by number or name, or null.
 *
 * @example
 * registeredTrial("NCT03529110").trial.names // ["DESTINY-Breast03"]
 */
export function registeredTrial(text: string): NamedTrial | null {
  const written = spelt.exec(text)?.[0];
  const trial = written === undefined ? undefined : bySpelling.get(normalForm(written));
  return written === undefined || trial === undefined ? null : {trial, written};
}

/**
 * The registered trial of which a normal form is the number or a name, or null.
 *
 * @example
 * trialOfName("nct03248492").names // ["DESTINY-Breast01"]
 */
export const trialOfName = (key: string): RegisteredTrial | null => bySpelling.get(key) ?? null;

/** The one conjugate that every arm of a trial gives, or null. */
export function givenInEveryArm({arms}: RegisteredTrial): string | null {
  const [first = null, ...others] = arms;
  return others.length === 0 ? first : null;
}
