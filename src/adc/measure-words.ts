/** What stands in the cell of a drug and is none: treatment of one place, a procedure, or time without treatment. */
export type MeasureKind = "radiotherapy" | "surgery" | "procedure" | "treatment pause" | "observation";

/**
 * Phrases of each kind as patterns of whole words, without accents, in lower case and with a blank for each other sign: English, German, French, Spanish, Italian, Dutch and Portuguese.
 *
 * Microspheres with yttrium-90 (SIRT, TARE) are brought into the artery of one organ and are a device (US FDA, premarket approval P200029, TheraSphere): local therapy. Nuclides that are injected into a vein and reach
 * tumours anywhere (radium-223, lutetium-177, strontium-89) are drugs in the lists of the dictionary (`radioligand`): systemic therapy.
 */
export const measurePhrases: Readonly<Record<MeasureKind, readonly string[]>> = {
  "radiotherapy": [
    "(?:re ?|tele|brachy|protonen?|proton )?(?:radio|strahlen|proton ?|protonen|brachy)(?:therapie?|therapy|therapia|terapi[ae]|therapeutique|terapeutic[ao])",
    "(?:re)?(?:ir)?radiat(?:io|ion|ions)(?: therapy| treatment)?|ir?radiazion[ei]|irradiac(?:ion|ao)|radiac(?:ion|ao)",
    "(?!chemo)\\p{L}*bestrahlung(?:en)?|bestraling(?:en)?",
    "\\p{L}*stereota(?:xie|xia|xy|ssi)|stereotactic (?:ablative )?(?:body )?(?:radio ?therapy|radiation|irradiation|radio ?surgery)",
    "radio ?(?:chirurgie|surgery|cirurgia|cirugia|chirurgia)|(?:gamma|cyber) ?knife|tomotherap(?:y|ie)|afterloading|curietherapie",
    "rt|rtx|xrt|sbrt|sabr|srs|srt|fsrt|fsrs|wbrt|ebrt|imrt|vmat|iort|apbi|pci|hdr brachy|gk|gkrs"
  ],
  "surgery": [
    "(?:re ?)?(?:op|ops|operation(?:en)?|operatie|operazione|operacion|operacao)|operative (?:versorgung|behandlung|resektion)",
    "(?:neuro|metastasen|leber|lungen)?(?:surgery|chirurgie|chirurgia|cirugia|cirurgia)|surgical (?:resection|excision|intervention|treatment|removal)|intervento chirurgico|intervention chirurgicale",
    "\\p{L}*resektion(?:en)?|\\p{L}*resection(?:s)?|resectie|resezione|reseccion|ressecc?ao|exerese|exeresis|e[xk][csz]i(?:s|z)ion|excisie|escissione|excisao",
    "\\p{L}{3,}(?:ektomien?|ectom(?:y|ie|ia|ies)|ektomia)|ablatio(?: mammae)?|debulking|tur ?b|rtu",
    "axill?(?:a|ary|aire) ?(?:dissektion|dissection)|axilladissektion|lymph node dissection|curage(?: axillaire| ganglionnaire)?|amputation|\\p{L}*osteosynthes(?:e|is)|spondylodes(?:e|is)|kraniotomie|craniotom(?:y|ie|ia)|thora[ck]otom(?:y|ie|ia)",
    "rfa|mwa|(?:radio ?frequen(?:cy|z|ce)|radiofrequencia|radiofrequenza|microwave|mikrowellen?|micro ?ondes|microondas|[kc]r[yi]o|therm(?:o|al)|termo) ?abla(?:tion|tie|zione|cion|cao)|abla(?:tion|zione|cion|cao)(?: (?:par |por |con |a |mit )?(?:radio ?frequence|radiofrequencia|radiofrequenza|microwave|microondas|micro ?ondes|mikrowellen))?|[kc]r[yi]oth?erap(?:ie|y|ia)|hifu",
    "(?:y ?90|90 ?y|yttrium ?90|ytrio ?90|itrio ?90|ittrio ?90) ?(?:sirt|tare|radio ?emboli[sz](?:ation|acion|acao|zazione)|microspheres?|mikrospharen|microsferas|microsfere|therasphere|sir ?spheres?)|(?:radio ?emboli[sz](?:ation|acion|acao|zazione)|sirt|tare|microspheres|mikrospharen) (?:with |mit |avec |con |met |com )?(?:y ?90|90 ?y|yttrium ?90)",
    "(?:deb )?tace|tae|tare|sirt|(?:trans ?arteri(?:al|elle|ele) )?(?:chemo|chimio|quimio|chemio|radio)? ?emboli[sz](?:ation|ierung|atie|acion|acao|zazione|azione)",
    "selective internal radi(?:ation|o) ?therapy|selektive interne (?:radio|strahlen)therapie|sir ?spheres?|therasphere|e(?:le[ck]tro) ?ch(?:e|i)mi?oth?erap(?:y|ie|ia)|elektrochemotherapie"
  ],
  "procedure": [
    "(?:ct gesteuerte |ct guided |vats |core |punch |liquid |stanz|punch|re|leber|lungen|knochen|knochenmarks?|haut|lymphknoten)?biops(?:y|ie|ies|ia|ien|ias)|probeentnahme|probeexzision|(?:histologische sicherung|histologiesicherung)|feinnadelpunktion|fine needle aspiration",
    "(?:port|port a cath|port ?katheter|picc(?: line)?|hickman|catheter|katheter|ommaya) ?(?:system)?(?:removal|implantation|implant|placement|insertion|explantation|explant|anlage|einlage|entfernung|revision|wechsel|exchange|verwijdering|plaatsing)",
    "(?:pose|ablation|retrait|implantation|colocacion|retirada|rimozione|posizionamento|impianto|colocacao|remocao|removal|insertion|placement|verwijdering|plaatsing)(?: (?:de|du|del|di|do|of|van|la|una?|um|een|d))* (?:port(?: a cath)?|pac|chambre implantable|picc|reservorio|cateter|catetere|catheter)",
    "port(?: ?a ?cath| ?katheter)?|\\p{L}*pleurodes(?:e|is|i)|talc(?:age| poudrage)",
    "(?:pleura|aszites|perikard|thorax|gallen(?:gangs)?)(?:drainagen?|punktion(?:en)?)|(?:pleural|ascites|ascitic|pericardial|chest tube|biliary|pleurale?|thoracique) (?:effusion )?(?:drainage|drain|tap|puncture|drenaje|drenaggio|drenagem)|drainage(?: (?:pleural|d ascite|d epanchement|biliaire|pericardique))?|drenaje(?: pleural)?|drenaggio(?: pleurico)?|drenagem(?: pleural)?|(?:ponction|puncion|puntura|puncao|punctie)(?: (?:d ascite|pleurale?|lombaire))?|(?:ascites|pleura)punctie|thora(?:co)?[ck]ent[ez]s(?:is|e)|thorakozentese|para[cz]ente(?:sis|se|si)|toracocentesis?|evacuation d ascite",
    "(?:vertebro|kypho|cypho|cifo|cemento)plast(?:y|ie|ia|iek)",
    "(?:blut|erythrozyten|thrombozyten|blood |platelet |red cell |rbc |bloed|plasma)?transfu(?:sion|sionen|sions|siones|sie|sies|sao|soes)|trasfusion[ei]|(?:gabe von )?(?:ek|eks|erythrozytenkonzentrat(?:e|en)?|thrombozytenkonzentrat(?:e|en)?)",
    "(?:gallengang|gallengangs|ureter|biliary |ureteric |ureteral |bile duct |bronchial )?stent(?:ing|implantation|einlage|anlage|wechsel| placement| insertion)?|ercp|dj ?(?:anlage|wechsel|schiene|einlage|stent)|nephrostom(?:y|ie|ia)|ptcd|(?:vp ?)?shunt(?:anlage)?|peg ?(?:anlage|sonde)|tracheotom(?:y|ie|ia)",
    "dental (?:work|treatment|extractions?|surgery|procedure)|tooth extraction|zahn(?:extraktion(?:en)?|sanierung|behandlung)|zahnarztliche behandlung|extraction dentaire|soins dentaires|extraccion dental|estrazione dentaria|tandextractie|tandheelkundige behandeling|extracao dentaria",
    "endoskopie|endoscopy|bronchos[ck]op(?:ie|y)|koloskopie|colonoscopy|gastros[ck]op(?:ie|y)|mediastinos[ck]op(?:ie|y)|fertility preservation|oocyte retrieval|physiotherap(?:ie|y)|reha(?:bilitation|bilitatie)?|anschlussheilbehandlung"
  ],
  "treatment pause": [
    "pause (?:therapeutique|hormonale|de traitement|du traitement|de chimiotherapie)|fenetre therapeutique|interruption (?:therapeutique|du traitement|de traitement)|vacances therapeutiques",
    "(?:pausa|descanso|pausa temporal|suspension temporal)(?: (?:terapeutic[ao]|hormonal|de tratamiento|del tratamiento|de quimioterapia))?|vacaciones terapeuticas|intervalo libre de tratamiento|interrupcion (?:del|de) tratamiento",
    "(?:pausa|sospensione|interruzione|vacanza)(?: temporanea)?(?: (?:terapeutica|ormonale|della terapia|terapia|del trattamento))?",
    "(?:behandel|behandelings|therapie|chemo|hormoon)(?:pauze|vakantie|stop)|pauze|therapievrije periode|onderbreking(?: van de behandeling)?",
    "pausa (?:do tratamento|de tratamento)|interrupcao(?: temporaria)?(?: do tratamento)?|ferias terapeuticas",
    "(?:drug|treatment|therapy|chemo|chemotherapy|hormone|endocrine|medication) (?:holiday|break|pause|hold|interruption|free interval)|(?:treatment|therapy|medication) (?:on hold|held|paused|interrupted)|(?:on )?(?:hold|a? ?break)|paused|off (?:treatment|therapy)",
    "(?:therapie|behandlungs?|chemo|chemotherapie|hormon|medikamenten|einnahme|urlaubs|toxizitats)?pause|(?:therapie|behandlung) (?:pausiert|unterbrochen)|pausiert|(?:therapie|behandlungs)unterbrechung|therapiefreies intervall|therapiefrei|therapieurlaub|hormontherapiepause|pause (?:der |von )?(?:therapie|chemotherapie|hormontherapie|behandlung|antihormonellen therapie)|endokrine pause"
  ],
  "observation": [
    "watch (?:and|n|u|und) wait|watch wait|watchful waiting|wait and (?:see|watch|scan)|w (?:and )?w",
    "(?:active )?(?:surveillance|observation|monitoring)|expectant management|under observation",
    "(?:nur )?(?:beobachtung|nachsorge|verlaufskontrollen?|zuwarten|abwarten)|abwartendes (?:vorgehen|verhalten)|aktive uberwachung",
    "surveillance (?:active|simple|seule)|abstention(?: therapeutique)?|attente vigilante|vigilancia(?: activa| ativa)?|observacion|observacao|espera vigilante|osservazione|sorveglianza(?: attiva)?|vigile attesa|afwachtend beleid|afwachten|observatie|actief volgen",
    "(?:no|without|ohne|sans|sin|senza|zonder|sem|keine?|pas de|plus de|aucun|ningun|nessuna?|geen|nenhum)(?: (?:further|more|active|anti ?cancer|systemic|subsequent|weitere|spezifische|systemische|tumorspezifische|nouveau|autre|mas|otro|ulteriore|ulteriori|verdere|mais|outro))* (?:therap(?:y|ie)|treatment|systemtherapie|tumortherapie|folgetherapie|behandlung|traitement|tratamiento|terapia|trattament[oi]|behandeling|tratamento)(?: mehr| given)?",
    "(?:best )?supportive (?:care|therapy|treatment|therapie|measures|massnahmen)|best supportive|supportivtherapie|beste? supportive (?:therapie|behandlung)|bsc|symptom(?:atic|atische|orientierte) (?:care|treatment|therapy|therapie|behandlung)|comfort care|palliative care|end of life care|palliativ(?:medizin|station|betreuung|versorgung|pflege)|palliativmedizinische (?:betreuung|versorgung|behandlung)",
    "soins (?:de support|palliatifs|de confort)(?: exclusifs| seuls)?|traitement symptomatique|(?:mejor(?:es)? )?(?:cuidados?|tratamiento|terapia) (?:de soporte|paliativos|sintomatico)|(?:migliore? )?(?:terapia|cure) (?:di supporto|palliative|sintomatica)|palliatieve zorg|(?:beste )?ondersteunende zorg|(?:melhor(?:es)? )?(?:cuidados|tratamento) (?:de suporte|paliativos)",
    "hospice(?: care)?|hospiz|sapv"
  ]
};

/** Words that may stand beside a measure and name no drug: sides, manners, doses of rays, reasons. Whole words in the same form. */
export const wordsBesideMeasures =
  "of|the|to|on|in|for|and|at|by|a|an|only|alone|due|after|since|until|from|left|right|bilateral|both|l|r|li|re|upper|lower|distal|proximal|palliativ\\p{L}*|paliativ[ao]|curative|kurativ\\p{L}*|definitiv\\p{L}*|stereota\\p{L}*|estereota\\p{L}*|fractionated|fraktioniert\\p{L}*|hypofra[ck]tion\\p{L}*|local|lokal\\p{L}*|locale|external|beam|extern[ea]?|per[ck]utan\\p{L}*|selective|selektiv\\p{L}*|whole|partial|total[ea]?|partielle?|konsolidierend\\p{L}*|consolidative|repeat|erneut\\p{L}*|second|first|elective|emergency|laparos[ck]op\\p{L}*|open|offene?|wide|atypisch\\p{L}*|diagnosti[ck]\\p{L}*|guided|vats|endos[ck]op\\p{L}*|intraoperativ\\p{L}*|course|session|wegen|bei|nach|der|die|das|des|dem|den|von|vom|im|am|an|auf|und|mit|zur|zum|links|rechts|beidseits|bds|rechte[rnms]?|linke[rnms]?|obere[rnms]?|untere[rnms]?|de|la|le|les|du|da|do|das|d|l|di|del|della|dello|delle|dei|sur|sul|sulla|en|el|los|las|e|y|au|aux|gauche|droite?|derech[ao]|izquierd[ao]|destr[ao]|sinistr[ao]|direit[ao]|esquerd[ao]|van|het|op|linker|rechter|gy|cgy|ed|gd|hd|fx|fr|fractions?|fraktion(?:en)?|fracties|fracciones|frazioni|fracoes|x|bis|days?|tage|weeks?|wochen|months?|monate?|mo|wks?|jours|semaines|mois|dias|semanas|meses|giorni|settimane|mesi|dagen|weken|maanden|patient|patienten|patientenwunsch|wunsch|request|toxicity|toxizitat|urlaub|holiday|covid|infection|infektion|complete|komplett\\p{L}*|single|multiple|multipl\\p{L}*|symptomatisch\\p{L}*|symptomatic|painful|schmerzhaft\\p{L}*";

/** Beginnings of words for places in the body and for what is treated there, in the same form: `lwk`, `hirnmetastasen`, `vertebral`. */
export const placeBeginnings =
  "abdom|acetab|colum|colun|colonna|mama$|sein$|seno$|addome|adrenal|axill|achsel|ascell|bauch|becken|bekken|bone|botmeta|blase|bladder|brain|brust|borst|breast|bronch|bws|bwk|caudal|cereb|cervic|cervel|chest|cerebell|clavic|collum|costa|coxa|coxal|cran|cutan|darm|dorsal|dorso|encef|enceph|epidur|fegato|femor|femur|figado|foie|ganzhirn|gehirn|halswirbel|halslymph|hals$|haut|hemithor|hepat|hersen|higado|hilus|hilar|hirn|hip$|hips$|huft|hufte|humer|hueso|hws|hwk|iliac|ilium|ilio|inguin|isg|ischi|kiefer|kleinhirn|knee|knie|knoch|kopf|kreuzbein|larynx|leber|leiste|leptomening|lever|linfonod|liver|lobe|lobar|lobo|longmeta|longen|lomb|lumb|lung|lws|lwk|lymph|mamma|mandib|maxill|mediast|mening|mesent|metasta[sz]|mets?$|milz|nacken|neck|nebennier|neuro|niere|node|nodal|nodul|oberarm|oberschenkel|oberlappen|unterlappen|mittellappen|unterschenkel|occip|okzip|oligo|orbit|os$|ossea|ossar|osse|oseo|oseas|ovar|pancrea|pankrea|parasp|pariet|peau|pectoral|pelvi|pelve|pericard|perikard|periton|phary|pleur|polmon|poumon|prostat|pulmo|rachis|rectum|rektum|renal|retroperit|rib$|ribs$|rippe|ruckenmark|sacr|sakr|scapul|schadel|schambein|schenkelhals|schlusselbein|schulter|sitzbein|skapul|skin|skull|skelet|soft$|spina|spine|spleen|stern(?:um|al)|steissbein|stirn|supraclav|supraklav|symphys|temporal|testa$|thalam|thor(?:ax|ac|ak)|thyroid|tibia|tumor|tumour|tumeur|uter|ureter|vagin|verteb|wand$|weichteil|wervel|wirbel|zervik|herd|lasion|lesion|rezidiv|recidiv|recurren|resid|primar|tissue|wall$|cord$|body|sites?$|area|region|segment|lappen|bett$|bed$|th\\d|[tlcs]\\d|os|effusion|erguss|epanchement|derrame|versamento|fraktur|fracture|kompression|compression|schmerz|pain|dolor|douleur";
