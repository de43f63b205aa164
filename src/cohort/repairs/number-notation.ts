/** How numbers are written: the decimal sign, and the sign between thousands; null where there is none. */
export interface NumberNotation {
  readonly decimal: "." | ",";
  readonly thousands: "." | "," | " " | "'" | null;
}

/** What the cells of a column tell of its notation. */
export type NotationFound =
  | {readonly kind: "plain"}
  | {readonly kind: "decided"; readonly notation: NumberNotation}
  /** The column can be read in two ways, with other numbers. */
  | {readonly kind: "open"; readonly notations: readonly [NumberNotation, NumberNotation]};

/** The notations that occur, the plainer ones first. */
const notations: readonly NumberNotation[] = [
  {decimal: ".", thousands: null},
  {decimal: ",", thousands: null},
  {decimal: ".", thousands: ","},
  {decimal: ",", thousands: "."},
  {decimal: ".", thousands: " "},
  {decimal: ",", thousands: " "},
  {decimal: ".", thousands: "'"},
  {decimal: ",", thousands: "'"}
];

/** Share of the filled cells of a column of numbers that are numbers. */
const LEAST_NUMBERS = 0.8;

const signs = {".": "\\.", ",": ",", " ": "[ \\u00a0\\u2009\\u202f]", "'": "['’]"} as const;
const plain: NumberNotation = {decimal: ".", thousands: null};
/** A number of which nobody doubts the decimal sign: one, two or more than three digits behind it, or a zero in front. */
const clear = /^[+-]?(?:\d+[.,](?:\d{1,2}|\d{4,})|0[.,]\d+|\d+)$/;

const forms = new Map(
  notations.map((notation) => {
    const {decimal, thousands} = notation;
    const groups = thousands === null ? "" : `[1-9]\\d{0,2}(?:${signs[thousands]}\\d{3})+|`;
    return [notation, new RegExp(`^[+-]?(?:${groups}\\d+)(?:${signs[decimal]}\\d+)?$`)];
  })
);

/**
 * A number with a decimal point and nothing between its thousands; null where it is not written in the notation.
 *
 * @example
 * plainNumber("1.234,5", {decimal: ",", thousands: "."}) // "1234.5"
 * plainNumber("1,234", {decimal: ",", thousands: null}) // "1.234"
 * plainNumber("12,34,5", {decimal: ",", thousands: "."}) // null
 */
export function plainNumber(cell: string, {decimal, thousands}: NumberNotation): string | null {
  const text = cell.trim();
  const notation = notations.find((known) => known.decimal === decimal && known.thousands === thousands);
  const form = notation === undefined ? undefined : forms.get(notation);
  if (form?.test(text) !== true) return null;
  const whole = thousands === null ? text : text.replaceAll(new RegExp(signs[thousands], "g"), "");
  return whole.replace(decimal, ".");
}

/** What else is known of a column. */
export interface ColumnKnown {
  /** Numbers elsewhere in the file have a decimal comma. */
  readonly commaElsewhere: boolean;
  /** It holds whole numbers: days, counts. */
  readonly whole: boolean;
}

/**
 * The notation in which all numbers of a column can be read. Where several can and give other numbers, it is open: `1,234` alone is 1.234 or 1234.
 * Numbers of the form 1.234 are doubted only where others in the file have a decimal comma. A column that is no column of numbers is plain.
 *
 * @example
 * numberNotation(["1,5", "1,234"]) // {kind: "decided", notation: {decimal: ",", thousands: null}}
 * numberNotation(["1,234", "12"]).kind // "open"
 * numberNotation(["1.5", "12"]).kind // "plain"
 */
export function numberNotation(
  cells: readonly string[],
  {commaElsewhere, whole}: ColumnKnown = {commaElsewhere: false, whole: false}
): NotationFound {
  const full = [...new Set(cells.map((cell) => cell.trim()))].filter((cell) => cell !== "");
  const numbers = full.filter((cell) => notations.some((notation) => plainNumber(cell, notation) !== null));
  const others = cells.filter((cell) => cell.trim() !== "" && !numbers.includes(cell.trim())).length;
  const filled = cells.filter((cell) => cell.trim() !== "").length;
  if (filled === 0 || others > filled * (1 - LEAST_NUMBERS) || full.some(isList)) return {kind: "plain"};
  const readings = readingsOf(numbers);
  const fitting = whole ? wholeReadings(readings) : readings;
  const [first, second] = fitting;
  if (first === undefined) return mixed(numbers);
  if (second === undefined || (isPlain(first) && !commaElsewhere)) return decidedOrPlain(first);
  return {kind: "open", notations: [first.notation, second.notation]};
}

/** Numbers of a column as one notation reads them. */
interface NumbersRead {
  readonly notation: NumberNotation;
  readonly numbers: readonly string[];
}

/** The readings of all these numbers, of those that give the same numbers the plainest. */
function readingsOf(numbers: readonly string[]): NumbersRead[] {
  const found = new Map<string, NumbersRead>();
  for (const notation of notations) {
    const read = numbers.map((cell) => plainNumber(cell, notation));
    if (!read.every((number) => number !== null)) continue;
    const key = read.join("\n");
    if (!found.has(key)) found.set(key, {notation, numbers: read});
  }
  return [...found.values()];
}

/** Of several readings those that give whole numbers alone, where there is one. */
function wholeReadings(readings: readonly NumbersRead[]): readonly NumbersRead[] {
  const whole = readings.filter(({numbers}) => numbers.every((number) => !number.includes(".")));
  return whole.length === 0 ? readings : whole;
}

const isPlain = ({notation}: NumbersRead): boolean => notation.decimal === "." && notation.thousands === null;

function decidedOrPlain(read: NumbersRead): NotationFound {
  return isPlain(read) ? {kind: "plain"} : {kind: "decided", notation: read.notation};
}

/** Two decimal signs in one column: commas are decimal signs where nobody doubts a single number of it. */
function mixed(numbers: readonly string[]): NotationFound {
  return numbers.every((cell) => clear.test(cell))
    ? {kind: "decided", notation: {...plain, decimal: ","}}
    : {kind: "plain"};
}

/** Numbers with several commas between one or two digits each are a list: 1,2,5. */
const isList = (cell: string): boolean => /^\d{1,2}(?:,\d{1,2}){2,}$/.test(cell);
