/** Classes of unread texts of which a file may hold many: codes of companies, and treatments of trials that are not named. */
export type UnreadClass = "unknown-code" | "masked-drug";

/** What the texts of a class are taken for. */
export type UnreadRule = "possible-adc" | "not-adc";

/** What the texts of each class are taken for; a possible conjugate unless told. */
export interface UnreadRules {
  readonly unknownCodes?: UnreadRule;
  readonly maskedDrugs?: UnreadRule;
}

const ruleOf: Readonly<Record<UnreadClass, keyof UnreadRules>> = {
  "unknown-code": "unknownCodes",
  "masked-drug": "maskedDrugs"
};

/**
 * An unread part by the rule for its class; one that belongs to none is as it was.
 *
 * @example
 * const code = {text: "XYZ123", reason: "a company code that is not in the catalogue", unread: "unknown-code", adc: "possible", suggestions: []};
 * underUnreadRules(code, {unknownCodes: "not-adc"}).adc // "no"
 * underUnreadRules(code, {maskedDrugs: "not-adc"}).adc // "possible"
 */
export function underUnreadRules<Part extends {readonly adc: string; readonly unread?: UnreadClass}>(
  part: Part,
  rules: UnreadRules
): Part {
  const rule = part.unread === undefined ? undefined : rules[ruleOf[part.unread]];
  return rule === "not-adc" && part.adc === "possible" ? {...part, adc: "no" as const} : part;
}
