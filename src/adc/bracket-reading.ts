import {mentionedAgent, unnamedAdc} from "./adc-likelihood.ts";
import {isControlArm} from "./control-arm.ts";
import {catalogue as ownCatalogue, type Catalogue} from "./catalogue.ts";
import {nameIndex} from "./name-index.ts";
import {withoutNoise} from "./name-noise.ts";
import {normalForm} from "./normal-form.ts";
import {adcLabel, adcProduct, type Regimen, type Unresolved} from "./regimen.ts";

/** The readings of a text outside and inside of its brackets. */
interface Readings {
  /** Null where nothing stands outside. */
  readonly outer: Regimen | null;
  readonly inners: readonly Regimen[];
  readonly catalogue: Catalogue | undefined;
}

type Names = Omit<Regimen, "text">;

/**
 * What a text with brackets names. A bracket behind a drug that is read holds its codes, brands, product numbers and remarks: it adds only another drug that is known, or words that leave open which was given. A bracket
 * behind words that are not read says what they mean.
 *
 * @example
 * const outer = parseRegimen("Sacituzumab govitecan");
 * inBrackets({outer, inners: [parseRegimen("IMMU-132, Trodelvy, XYZ123")]}).unresolved // []
 */
export function inBrackets({
  outer,
  inners,
  catalogue = ownCatalogue
}: Omit<Readings, "catalogue"> & {catalogue?: Catalogue}): Names {
  const told = inners.filter(({text}) => outer === null || withoutNoise(text) !== "");
  if (outer === null) return joined(told);
  const denial = told.find(({text}) => denies.test(text));
  if (denial !== undefined && outer.adcs.length > 0)
    return joined([{...outer, adcs: [], unresolved: [notGiven(outer, denial)]}]);
  // The control arm of a trial names what is compared, not what else was given.
  const beside = told.filter(({text}) => !isControlArm(text));
  return isRead(outer)
    ? joined([outer, ...beside.map((inner) => besides(outer, inner, catalogue))])
    : named(outer, told);
}

/** A bracket that says no more than that a drug was not given. */
const denies =
  /^(?:(?:was |were )?(?:not|never|nicht|nie|non|pas|no|niet)(?: yet)? (?:given|received|started|administered|done|erhalten|gegeben|begonnen|verabreicht|reçu|recibido|ricevuto|gekregen)|declined|refused|planned|cancelled|canceled|withheld|denied|abgelehnt|geplant|verweigert|storniert|refusé|planifié|rechazado|planificado|rifiutato|pianificato|geweigerd|gepland)$/iu;

const notGiven = ({adcs}: Names, {text}: Regimen): Unresolved => ({
  text,
  reason: "says that the conjugate before it was not given",
  adc: "possible",
  suggestions: adcs.map(adcLabel)
});

const isRead = ({adcs, partners}: Names): boolean => adcs.length + partners.length > 0;

function joined(parts: readonly Names[]): Names {
  return {
    adcs: parts.flatMap(({adcs}) => adcs),
    partners: parts.flatMap(({partners}) => partners),
    unresolved: parts.flatMap(({unresolved}) => unresolved)
  };
}

/** Words that leave open whether or which drug was given. */
const leavesOpen = /blind|placebo|randomi/iu;

/** What a bracket adds to a drug that is read before it. */
function besides(outer: Names, inner: Regimen, catalogue: Catalogue): Names {
  const products = new Set(outer.adcs.map(adcProduct));
  const isOther = ({text, adc, reason}: Unresolved): boolean => {
    if (leavesOpen.test(text)) return true;
    const mentioned = mentionedAgent(text, catalogue);
    return mentioned !== null
      ? !products.has(productOf(mentioned, catalogue) ?? "")
      : adc === "yes" && outer.adcs.length === 0 && reason === unnamedAdc;
  };
  return {
    // A trial behind a drug says where it was given, not what else.
    adcs: inner.adcs.filter((adc) => (adc.kind === "adc" ? adc.matched !== "trial" : outer.adcs.length === 0)),
    partners: inner.partners,
    unresolved: inner.unresolved.filter(isOther)
  };
}

/** The product of a conjugate by a name of the catalogue. */
function productOf(name: string, catalogue: Catalogue): string | null {
  const agent = nameIndex(catalogue).exact.get(normalForm(name))?.agent;
  return agent === undefined ? null : (agent.entity ?? agent.id);
}

/** One to four words that may be the name of a drug: the codes behind it are its own. */
const nameLike = /^\p{L}[\p{L}-]{4,}(?:\s[\p{L}\d-]+){0,3}$/u;

/** What brackets say of words before them that are not read. */
function named(outer: Regimen, inners: readonly Regimen[]): Names {
  const inner = joined(inners);
  if (!isRead(inner)) {
    const isName = outer.unresolved.every(({text, adc}) => adc === "no" && nameLike.test(withoutNoise(text)));
    return joined([
      outer,
      isName ? {...inner, unresolved: inner.unresolved.filter(({adc}) => adc !== "possible")} : inner
    ]);
  }
  // A trial of which one arm gives a conjugate, or a blinded treatment, stays open whatever the bracket names.
  const open = outer.unresolved.filter(
    ({text, adc, reason}) =>
      leavesOpen.test(text) ||
      /one arm/.test(reason) ||
      (adc !== "no" && inner.adcs.length === 0 && reason === unnamedAdc)
  );
  return joined([{adcs: [], partners: [], unresolved: open}, inner]);
}
