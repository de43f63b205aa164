/** What a text beside a drug says of its giving: that nothing was given, that it was refused or called off, or only that it was planned or ordered. */
export type NotGiven = "never" | "refused" | "planned";

/** What ended it before a first dose. */
const beforeGiving = (ended: string, before: string): string => `(?:${ended}) ${before}`;

/** Whole phrases of each kind, without accents and in lower case: English, German, French, Spanish, Italian, Dutch and Portuguese. */
const phrases: Readonly<Record<NotGiven, readonly string[]>> = {
  never: [
    "screen(?:ing)? ?fail(?:ed|ures?)?|no ?show|not attended|screening ?versagen|echec (?:de|du|a la) (?:selection|screening|inclusion)|fallo de (?:screening|seleccion|cribado)|fallimento (?:dello )?screening|falha de (?:triagem|rastreio)",
    `${beforeGiving("withdr\\w+|excl\\w+|refus\\w+|declin\\w+|cancel\\w*|drop\\w*(?: ?out)?|died|dead|death|deceased|discontinu\\w+|stopped|terminated|off study|progress\\w*|pd|failure|deteriorat\\w+", "(?:before|prior to) ")}(?:(?:the )?(?:first|1st|1|any) (?:study )?(?:dose|cycle|infusion|administration|treatment|drug)|c1(?:d1)?|cycle 1|dosing|start(?:ing)?|(?:the )?start of (?:treatment|therapy)|treatment(?: start)?|therapy|randomi[sz]ation|initiation)`,
    `${beforeGiving("ruckzug|ausschluss|ausgeschlossen|abbruch|abgebrochen|tod|verstorben|gestorben|ablehnung|abgelehnt|widerruf\\w*|zuruckgezogen|ausgeschieden|progress\\w*|pd|verschlechterung", "vor ")}(?:(?:der |dem )?(?:1\\.?|ersten?r?) ?(?:gabe|dosis|infusion|zyklus|verabreichung|applikation|behandlung)|randomisation|randomisierung|therapiebeginn|therapiestart|beginn|start|c1(?:d1)?)`,
    "(?:therapie |behandlung |termin )?(?:nicht|nie) angetreten",
    `${beforeGiving("retrait|retiree?|exclusion|exclue?|refus\\w*|deces|decedee?|arret|sortie?|progression", "avant ")}(?:(?:la )?(?:premiere|1ere?|1re|1) (?:cure|dose|perfusion|administration)|(?:la )?randomisation|(?:le )?(?:debut|traitement))`,
    `${beforeGiving("retirad[oa]|retirada|exclu\\w+|rechaz\\w+|muerte|fallec\\w+|abandono|progresion", "antes de(?:l| la)? ")}(?:primer[oa]? (?:dosis|infusion|administracion|ciclo)|inicio|iniciar|tratamiento|aleatorizacion)`,
    `${beforeGiving("ritir\\w+|esclus\\w+|rifiut\\w+|decess\\w+|decedut\\w+|progressione", "prima (?:dell[ao]? |del )?")}(?:prim[ao] (?:dose|somministrazione|infusione|ciclo)|inizio|randomizzazione)`,
    `${beforeGiving("teruggetrokken|uitgesloten|geweigerd|overleden|progressie", "voor (?:de )?")}(?:eerste (?:gift|dosis|kuur|toediening)|start|randomisatie)`,
    "(?:not|never) (?:actually |yet )?(?:given|administered|dosed|started|received|begun|initiated|infused|commenced|delivered|taken)",
    "(?:did not|didn't|never) (?:start|receive|begin|get it)",
    "(?:no|zero|0) (?:doses?|cycles?|infusions?)(?: (?:given|administered|received))?",
    "(?:noch |gar |doch )?(?:nicht|nie|niemals) (?:gegeben|verabreicht|begonnen|erhalten|gestartet|appliziert|angefangen|durchgefuhrt|bekommen|eingeleitet)",
    "(?:0|keine?) (?:zyklen|zyklus|gaben?|dosis|dosen|verabreichung|applikation)(?: (?:erfolgt|erhalten|gegeben))?",
    "(?:non|jamais|pas)(?: encore)?(?: ete)? (?:administree?|donnee?|recue?|commencee?|debutee?|demarree?|realisee?|initiee?)",
    "(?:0|aucune?) (?:cures?|cycles?|doses?|perfusions?)",
    "(?:no|nunca)(?: fue)? (?:administrad[oa]|dad[oa]|recibid[oa]|iniciad[oa]|comenzad[oa]|aplicad[oa]|recibio|inicio)",
    "(?:0|ningun) (?:ciclos?|dosis)",
    "(?:non|mai)(?: e)?(?: stat[oa])? (?:somministrat[oa]|dat[oa]|ricevut[oa]|iniziat[oa]|eseguit[oa]|avviat[oa])",
    "(?:0|nessun) (?:cicl[oi]|dosi)",
    "(?:niet|nooit) (?:gegeven|toegediend|gestart|begonnen|ontvangen|gekregen)",
    "(?:0|geen) (?:kuren|kuur|cycli)",
    "(?:nao|nunca)(?: foi)? (?:administrad[oa]|dad[oa]|recebid[oa]|iniciad[oa])"
  ],
  refused: [
    "declined|refus(?:ed|al)|cancell?ed|denied|rejected|not (?:approved|funded|reimbursed|covered)",
    "abgelehnt|storniert|abgesagt|verweigert|nicht (?:genehmigt|bewilligt)",
    "refusee?|annulee?|refus(?: d\\w+)?|non (?:accordee?|remboursee?)",
    "rechazad[oa]|cancelad[oa]|denegad[oa]|anulad[oa]",
    "rifiutat[oa]|annullat[oa]|negat[oa]",
    "geweigerd|geannuleerd|afgewezen",
    "recusad[oa]|negad[oa]"
  ],
  planned: [
    "planned|scheduled|intended|ordered|requested|proposed|pending|(?:awaiting|waiting for) (?:approval|authori[sz]ation|start)|to be (?:given|started)",
    "geplant|vorgesehen|verordnet|bestellt|beantragt|angefragt|ausstehend",
    "prevue?|planifiee?|demandee?|programmee?|en attente",
    "planificad[oa]|previst[oa]|programad[oa]|solicitad[oa]|pendiente",
    "pianificat[oa]|programmat[oa]|richiest[oa]|in attesa",
    "gepland|aangevraagd|besteld",
    "planead[oa]|pendente"
  ]
};

/** Who or what was refused or is awaited, and words without weight, before a phrase. */
const subject =
  "(?:(?:only|nur|just|was|wurde|is|ist|by|the|der|die|la|el|le|patient(?:in)?|pat\\.?|pt\\.?|approval|application|request|insurance|insurer|funding|coverage|authori[sz]ation|antrag|kostenubernahme|kostenzusage|genehmigung|kasse|krankenkasse|demande|accord|solicitud|autorizacion|richiesta|aanvraag|approbation|treatment|therapy|therapie|first dose) )*";
/** Why, or by whom. */
const reason =
  "(?: (?:patients?|patientin|paciente|paziente|wish|wunsch|due to|because|by|per|as|since|wegen|aufgrund|von|durch|da|weil|pour|par|por|per|da|door|wegens|vanwege)\\b.*)?";

const readers: readonly (readonly [NotGiven, RegExp])[] = [
  ["never", new RegExp(`^${subject}(?:${phrases.never.join("|")})${reason}$`)],
  ["refused", new RegExp(`^${subject}(?:${phrases.refused.join("|")})${reason}$`)],
  ["planned", new RegExp(`^${subject}(?:${phrases.planned.join("|")})$`)]
];

/** Words that make what stands beside them a matter of a dose, of another treatment or of the past plan, and not of the drug. */
const ofSomethingElse =
  /(?:^|[^a-z])(?:as|wie|comme|como|come|zoals|than|neoadjuvant\w*|adjuvant\w*|adjuvan\w*|maintenance|erhaltung\w*|surgery|op|rt|radio\w*|doses?|dosis|cycles?|zykl\w+|cures?|ciclos?|kuur|c\d+|d\d+|day|tag|scan|ct|mri|mrt|given|gegeben|pause|switch|change|of|von|until|bis|if|falls)(?![a-z])|(?:^|\s)\d+\.?$/;
/** Signs and words that join two drugs. */
const joined = /[+&→,;]|->|\s\/\s|(?:^|\s)(?:and|und|et|y|en|then|dann|puis|followed)\s/;

const plain = (text: string): string =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase().replaceAll(/\s+/g, " ").trim();

/**
 * What a text that is nothing but a remark says of the giving of a drug; null where it says nothing of it.
 *
 * @example
 * ["never given", "verordnet, nie verabreicht", "denied by insurance", "planned", "planned 6 cycles"].map(notGivenPhrase)
 * // ["never", "never", "refused", "planned", null]
 */
export function notGivenPhrase(text: string): NotGiven | null {
  const whole = phraseKind(plain(text));
  if (whole !== null) return whole;
  const kinds = plain(text)
    .split(/\s*[,;:/]\s*|\s+[-–—]\s+|\s(?:but|and|aber|und|doch|mais|et|pero|y|ma|e|maar|mas)\s/)
    .filter((piece) => piece !== "")
    .map(phraseKind);
  return kinds.includes(null) ? null : (readers.map(([kind]) => kind).find((kind) => kinds.includes(kind)) ?? null);
}

/**
 * Whether one clause of a remark says that a drug was never given, whatever stands beside it.
 *
 * @example
 * ["screen failure, never dosed", "nur geplant, nicht begonnen (Kosten)", "G-CSF never given"].map(saysNeverGiven) // [true, true, false]
 */
export function saysNeverGiven(remark: string): boolean {
  return plain(remark)
    .split(/\s*[,;:./()[\]]\s*|\s+[-–—]\s+|\s(?:but|and|aber|und|doch|mais|et|pero|y|ma|e|maar|mas)\s/)
    .some((piece) => phraseKind(piece) === "never");
}

const phraseKind = (text: string): NotGiven | null => readers.find(([, reads]) => reads.test(text))?.[0] ?? null;

/** What the cell of a drug says of its giving, and the cell without it. */
export interface NotGivenDrug {
  readonly kind: NotGiven;
  /** The drug as the cell spells it; "" where the cell names none. */
  readonly drug: string;
}

/**
 * What the cell of a drug says of its giving, in brackets, behind the drug or before it; null where nothing. Of several drugs nobody can tell which was not given: that is no more than planned.
 *
 * @example
 * notGivenDrug("SG (Antrag abgelehnt)") // {kind: "refused", drug: "SG"}
 * notGivenDrug("T-DXd (planned 6 cycles)") // null
 */
export function notGivenDrug(cell: string): NotGivenDrug | null {
  const text = cell.replaceAll(/\s+/g, " ").trim();
  const whole = notGivenPhrase(text);
  if (whole !== null) return {kind: whole, drug: ""};
  return inBrackets(text) ?? besideDrug(text.replaceAll(bracket, " ").replaceAll(/\s+/g, " ").trim());
}

const bracket = /[([{]([^()[\]{}]*)[)\]}]/g;

function inBrackets(text: string): NotGivenDrug | null {
  for (const [all, inside = ""] of text.matchAll(bracket)) {
    const kind = notGivenPhrase(inside);
    const drug = text.replace(all, " ").replaceAll(/\s+/g, " ").trim();
    if (kind !== null) return sayingOf(kind, drug);
  }
  return null;
}

function besideDrug(text: string): NotGivenDrug | null {
  const words = text.split(" ");
  for (let at = 1; at < words.length; at++) {
    const [head = "", tail = ""] = [words.slice(0, at), words.slice(at)].map((part) =>
      part.join(" ").replaceAll(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, "")
    );
    for (const [said, drug] of [[tail, head] as const, [head, tail] as const]) {
      const kind = drug === "" ? null : notGivenPhrase(said);
      const saying = kind === null ? null : sayingOf(kind, drug);
      if (saying !== null) return saying;
    }
  }
  return null;
}

function sayingOf(kind: NotGiven, drug: string): NotGivenDrug | null {
  if (ofSomethingElse.test(plain(drug))) return null;
  return {kind: joined.test(plain(drug)) ? "planned" : kind, drug};
}
