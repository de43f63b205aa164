import {normalName} from "./column-dictionary.ts";
import {answerOf, plainWord} from "./outcome-words.ts";
import {saysNotTrue} from "./record-status.ts";

/** Clauses, in plain form, that say of a progression that it was none, wherever they begin. */
const refuted = new RegExp(
  `^(?:(?:is|was|were|has been|ist|wurde|war|a ete|est|fue|es|e stat[oa]|werd|is|foi|e|subsequently|later|then|spater|finally|rather|eher|plutot|likely|most likely|am ehesten|nachtraglich|retrospektiv|retrospectively|histologisch|histologically|bioptisch|clearly|sicher) )*(?:${[
    "(?:ruled|rule) out|excluded?|refuted|rejected|dis(?:proved|proven|confirmed|missed|counted)|retracted|overruled|overturned|denied|revoked|reversed|false(?:ly)? (?:positive|alarm)|(?:not|never) (?:confirmed|verified|validated|progression|progressive|progressed|pd|a progression|true|real|genuine|certain|proven|malignant|tumou?r)|no (?:true |real )?(?:pd|progression|progress|recurrence|relapse|tumou?r|malignancy)|unconfirmed|unlikely|pseudo ?(?:progress\\w*|pd)|(?:tumou?r )?flare(?: (?:up|reaction|phenomenon))?|benign|reactive|inflammat\\w*|artef?act|radio ?necrosis|radiation (?:necrosis|change\\w*|effect\\w*)",
    "ausgeschlossen|ausschluss|widerlegt|entkraftet|verworfen|nicht (?:bestatigt|gesichert|nachgewiesen|verifiziert|malig\\w*|zutreffend|progredient)|unzutreffend|unbestatigt\\w*|unwahrscheinlich|falsch ?positiv\\w*|kein\\w* (?:pd|progress|progression|rezidiv|tumor|malignitat|wahre?r? progress)|gutartig|benigne|reaktiv|entzundlich|artefakt|strahlennekrose|radionekrose|pseudoprogress",
    "ecartee?|exclue?s?|infirmee?|refutee?|dementie?|rejetee?|invalidee?|non (?:confirmee?|prouvee?|avere?e?|retenue?|verifiee?)|faux positif|pas de (?:progression|pd|recidive)|improbable|benin|benigne|radionecrose|peu probable",
    "descartad[oa]|excluid[oa]|refutad[oa]|rechazad[oa]|desestimad[oa]|no (?:confirmad[oa]|verificad[oa]|demostrad[oa]|progresion)|falso positivo|falsa (?:progresion|alarma)|sin progresion|pseudoprogresion|seudoprogresion|improbable|poco probable|benign[oa]|radionecrosis",
    "esclus[oa]|smentit[oa]|confutat[oa]|scartat[oa]|non (?:confermat[oa]|verificat[oa]|progressione|dimostrat[oa])|falso positivo|falsa progressione|nessuna progressione|pseudoprogressione|improbabile|poco probabile|benign[oa]|radionecrosi",
    "uitgesloten|weerlegd|ontkracht|verworpen|niet (?:bevestigd|bewezen|progressief)|vals ?positief|geen progressie|pseudoprogressie|onwaarschijnlijk|goedaardig",
    "nao (?:confirmad[oa]|verificad[oa]|comprovad[oa])|sem progressao|pseudoprogressao|improvavel|pouco provavel|benign[oa]"
  ].join("|")})(?= |$)`
);
/** Clauses that say that what was seen is another disease. */
const otherDisease =
  /(?:^|\s)(?:(?:second|2nd|new|other|another|different|separate|metachronous|synchronous|secondary|unrelated) (?:primary|primaries|malignanc\w*|cancer|neoplas\w*|tumou?r)(?: (?:primary|malignan\w*|tumou?r))?|(?:zweit|sekundar)(?:karzinom\w*|tumor\w*|malignom\w*|neoplasie\w*|primarius|primartumor|erkrankung|ca)|zweites? (?:karzinom|malignom|primarius|primarkarzinom|ca|neoplasie)|ande?re[rs]? (?:tumor|primarius|primartumor|karzinom|malignom)|neuer primarius|(?:deuxieme|second|autre) (?:cancer|tumeur|primitif)|segundo (?:tumor )?(?:primario|cancer|tumor)|otro (?:primario|cancer|tumor)|second[oa] (?:tumore|neoplasia|primitivo)|altr[oa] (?:tumore|neoplasia)|tweede (?:primaire|tumor|kanker|maligniteit)|outro (?:primario|tumor|cancer))(?= |$)/;
/** Words that deny what another disease, or a doubt, would say. */
const denied =
  /^(?:no|not|non|kein\w*|nicht|pas|aucun\w*|sin|ningun\w*|no|senza|nessun\w*|geen|niet|sem|nenhum\w*|nao|without|ohne|sans|ruled out|excluded)\b/;

/** Words by which a pseudoprogression was itself none. */
const clauseDenies =
  /\b(?:ruled out|excluded|ausgeschlossen|ecartee?|exclue?|descartada|excluida|esclusa|uitgesloten|unlikely|unwahrscheinlich)$/;

/** Parts of names of columns that ask how sure a progression is, or what it was taken for. */
const asksTruth =
  /(?:^|_)(?:certainty|confidence|verdict|validity|adjudicat\w*|sicherheit|gewissheit|einordnung|einschatzung|certitude|certeza|certezza|zekerheid|pd|progress|progression|progressions|progressionen|progresion|progressione|progressao|progressie|pseudoprogress\w*)(?:_|$)/;
/** Parts of those to which no is an answer. */
const answered =
  /(?:^|_)(?:certain|verdict|verified|validated|valid|true|real|genuine|confirm\w*|adjudicat\w*|accepted|agreed|counts?|countable|sicher|gesichert|bestatigt\w*|verifiziert\w*|validiert\w*|gultig\w*|anerkannt|echt|wahr|certaine?|avere\w*|valide|vrai\w*|reel\w*|cierto|verdader[oa]|valid[oa]|certo|ver[oa]|zeker|waar|bevestigd|verificad[oa]|confirmad[oa]|verificat[oa]|confermat[oa])(?:_|$)/;

/**
 * Whether a column asks by its name how sure a progression is, or what it was taken for.
 *
 * @example
 * ["Sicherheit", "Einordnung Progress", "verified", "organ"].map(asksWhetherTrue) // [true, true, true, false]
 */
export const asksWhetherTrue = (column: string): boolean =>
  asksTruth.test(normalName(column)) || answered.test(normalName(column));

/**
 * Whether a cell of a column beside a progression says that it was none: refuted, not confirmed, another disease, or a no where the name of the column asks whether it was true.
 *
 * @example
 * refutesProgression("ruled out", "certainty") // true
 * refutesProgression("Zweitkarzinom Kolon", "Tumor") // true
 * refutesProgression("false", "verdict") // true
 * refutesProgression("false", "symptomatic") // false
 * refutesProgression("liver", "site") // false
 */
export function refutesProgression(cell: string, column: string): boolean {
  if (saysNotTrue(cell)) return true;
  const clauses = cell
    .split(/[,;:()[\]/–—]|\s-\s|\.\s/)
    .map((clause) => plainWord(clause))
    .filter((clause) => clause !== "");
  const isAnswer = answered.test(normalName(column));
  return clauses.some(
    (clause, k) =>
      (refuted.test(clause) && !(clause.startsWith("pseudo") && clauseDenies.test(clause))) ||
      (otherDisease.test(clause) && !denied.test(clause)) ||
      (k === 0 && isAnswer && (answerOf(clause) === "no" || clause === "0"))
  );
}

/**
 * Whether a cell is nothing but words by which a progression was none, an answer or another disease: beside other words a name may stand.
 *
 * @example
 * ["ruled out", "second primary", "false", "excluded by Dr. Meier"].map(isNothingElse) // [true, true, true, false]
 */
export function isNothingElse(cell: string): boolean {
  const word = plainWord(cell);
  return (
    answerOf(cell) !== null ||
    word === "0" ||
    refuted.exec(word)?.[0] === word ||
    otherDisease.exec(word)?.[0] === word ||
    /^pseudo ?progress\w*$/.test(word)
  );
}
