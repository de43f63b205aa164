import {normalName} from "./column-dictionary.ts";

/** Names of columns, in normal form, that tell how much of a drug was given. */
const amounts =
  /^(?:exdose|volume(?:_(?:infused|given|administered))?|(?:infused|given|administered)_volume|volumen|infusionsvolumen|volume_(?:administre|perfuse|somministrato|infuso)|volumen_administrado|(?:total_|actual_|daily_)?dose|dose_(?:given|administered|amount|value|total)|(?:administered|given|infused)_(?:dose|amount)|amount(?:_given|_administered)?|quantity|qty|dosis|gegebene_dosis|dosis_gegeben|verabreichte_dosis|menge|dose_administree|dose_recue|quantite|dosis_administrada|cantidad|dosi|dose_somministrata|dosi_somministrata|quantita|toegediende_dosis|hoeveelheid|dose_administrada|quantidade)(?:_(?:mg|mg_kg|mg_m2|ml|mcg|g|iu))?$/;
/** Parts of names by which a column tells how much of a drug was meant to be given. */
const meant =
  /(?:^|_)(?:planned|intended|prescribed|ordered|scheduled|target|geplant\w*|verordnet\w*|angeordnet\w*|soll|prescrite?|prevue?|planifiee?|prescrit[oa]|prevista?o?|planificad[oa]|programmat[oa]|prescritt[oa]|planejad[oa]|gepland\w*|voorgeschreven)(?:_|$)/;
const ofDose = /(?:^|_)(?:dose|dosis|dosi|solldosis|amount|menge|quantity|volume)(?:_|$)/;
/** Share of amounts up to which none, or one below, is that of a dose that was not given; more of them may stand for what is not known. */
const MOST_ZEROS = 0.1;

/**
 * Whether a column tells how much of a drug was given.
 *
 * @example
 * ["dose_mg", "Dosis (mg)", "dose_reductions", "dose_level"].map(isAmount) // [true, true, false, false]
 */
export const isAmount = (column: string): boolean => amounts.test(normalName(column));

/**
 * Whether a column tells how much of a drug was meant to be given.
 *
 * @example
 * ["dose_planned_mg", "Solldosis", "verordnete Dosis", "dose_mg"].map(isPlannedAmount) // [true, true, true, false]
 */
export function isPlannedAmount(column: string): boolean {
  const name = normalName(column);
  return ofDose.test(name) && (meant.test(name) || /(?:^|_)solldosis(?:_|$)/.test(name));
}

/** Records of drugs whose amount says that nothing was given, by their places. */
export interface AmountsNotGiven {
  /** None, in a column of amounts above it. */
  readonly zero: readonly number[];
  /** Zeros are few enough to be no code for what is not known. */
  readonly zeroIsSure: boolean;
  /** Amounts below none with the record that each takes back: the same patient, drug, day and amount. */
  readonly reversed: readonly number[];
  /** Amounts below none that take back no record of their own. */
  readonly negative: readonly number[];
}

/**
 * The records of drugs whose amount says that nothing was given.
 *
 * @example
 * amountsNotGiven(["2", "2", "-2", "0", ...Array(20).fill("2")], (i) => (i === 1 || i === 2 ? "same" : String(i)))
 * // {zero: [3], zeroIsSure: true, reversed: [1, 2], negative: []}
 */
export function amountsNotGiven(texts: readonly string[], dose: (i: number) => string): AmountsNotGiven {
  const numbers = texts.map(amountOf);
  const above = numbers.filter((number) => number !== null && number > 0).length;
  const zero = numbers.flatMap((number, i) => (number === 0 ? [i] : []));
  const below = numbers.flatMap((number, i) => (number !== null && number < 0 ? [i] : []));
  const taken = new Set<number>();
  const places = new Map<string, number[]>();
  if (below.length > 0)
    for (const [i, number] of numbers.entries()) {
      if (number === null || number <= 0) continue;
      const key = `${dose(i)}\n${number}`;
      const own = places.get(key) ?? [];
      places.set(key, own);
      own.push(i);
    }
  const negative: number[] = [];
  for (const i of below) {
    const of = places.get(`${dose(i)}\n${-(numbers[i] ?? 0)}`)?.pop();
    if (of === undefined) negative.push(i);
    else taken.add(of).add(i);
  }
  const all = above + zero.length;
  return {
    zero: above === 0 ? [] : zero,
    zeroIsSure: zero.length <= MOST_ZEROS * all,
    reversed: [...taken].toSorted((a, b) => a - b),
    negative
  };
}

function amountOf(text: string): number | null {
  const written = /^([+−-]?)\s*(\d+(?:[.,]\d+)?)(?:\s*(?:mg|ml|g|mcg|µg|mg\/kg|mg\/m2|mg\/m²))?$/iu.exec(text.trim());
  if (written === null) return null;
  const number = Number((written[2] ?? "").replace(",", "."));
  return written[1] === "" || written[1] === "+" ? number : -number;
}
