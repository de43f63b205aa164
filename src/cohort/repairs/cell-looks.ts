const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+)(?:[.,]\d+)?$/;
const DATE = /^(?:\d{4}-\d{1,2}(?:-\d{1,2})?(?:[T ][\d:.]+Z?)?|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))$/;

/**
 * Whether a cell holds a number, in any notation.
 *
 * @example
 * ["12", "1.234,5", "12.03.2021", "SG"].map(looksNumeric) // [true, true, false, false]
 */
export function looksNumeric(cell: string): boolean {
  return NUMBER.test(cell.trim());
}

/**
 * Whether a cell holds a calendar date in digits.
 *
 * @example
 * ["2021-03-12", "12.03.2021", "3/12/21", "12.5"].map(looksLikeDate) // [true, true, true, false]
 */
export function looksLikeDate(cell: string): boolean {
  return DATE.test(cell.trim());
}
