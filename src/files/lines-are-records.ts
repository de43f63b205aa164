/** Columns from which on it is no accident that each line of a record is one itself. */
const TELLING_COLUMNS = 4;

/**
 * Whether each line of a text within quotes would be a record of its own: then a quote was never closed, and another one further down closed it.
 *
 * @example
 * linesAreRecords('P1,"x,1,a\nP2,19",0,b', ",", 4) // true
 * linesAreRecords('P1,SG,"two\nlines",b', ",", 4) // false
 */
export function linesAreRecords(text: string, delimiter: string, columns: number): boolean {
  return (
    columns >= TELLING_COLUMNS && text.split(/\r\n|\r|\n/).every((line) => line.split(delimiter).length === columns)
  );
}
