/** Words and signs before a day that is not known exactly. */
const about =
  /^(?:[~≈∼]|(?:ca|circa|approx|approximately|about|around|abt|est|estimated|etwa|ungefahr|ungefähr|ungef|um den|um|env|environ|vers|aprox|aproximadamente|hacia|intorno al|cerca de|ongeveer|rond)(?![\p{L}]))\.?\s*(?=[\p{L}\d])/iu;
/** What stands behind one. */
const doubted =
  /(?<=[\p{L}\d.])\s*(?:\(\s*(?:\?|ca\.?|circa|approx\.?|est\.?|estimated|geschätzt|estimé|estimado)\s*\)|\?|(?:approx|est)\.?|estimated|geschätzt)$/iu;

/** A cell without what says that its day is not known exactly. */
export interface DoubtedDay {
  readonly bare: string;
  readonly doubted: boolean;
}

/**
 * Takes away what says that a day is not known exactly: `~`, `ca.`, `(?)` and the like.
 *
 * @example
 * withoutDoubt("~7/6/2022") // {bare: "7/6/2022", doubted: true}
 * withoutDoubt("2022-06-07") // {bare: "2022-06-07", doubted: false}
 */
export function withoutDoubt(text: string): DoubtedDay {
  const cell = text.trim();
  const bare = cell.replace(doubted, "").replace(about, "").trim();
  return bare === "" || !/\d/.test(bare) ? {bare: cell, doubted: false} : {bare, doubted: bare !== cell};
}

const limit =
  /^(?:[<>≤≥]=?|(?:after|before|since|until|till|later than|earlier than|more than|less than|at least|at most|by|nach|vor|seit|bis|mindestens|höchstens|mehr als|apres|après|avant|depuis|jusqu'à|plus de|moins de|despues de|después de|antes de|desde|hasta|mas de|más de|dopo|prima del|prima|fino a|depois de|após|até|na|voor|sinds|tot)(?![\p{L}]))\s*.*\d/iu;

/**
 * Whether a cell gives a limit of a day and not the day: `>12 mo`, `after 2021`, `300+`.
 *
 * @example
 * isLimit(">12 mo") // true
 * isLimit("12 May 2021") // false
 */
export const isLimit = (text: string): boolean => limit.test(text.trim()) || /^\d+(?:\.\d+)?\s*\+$/.test(text.trim());
