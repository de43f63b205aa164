export type Delimiter = "," | ";" | "\t";

const delimiters: readonly Delimiter[] = [",", ";", "\t"];

/**
 * The delimiter that a line such as Excel's `sep=;` declares, or null where the line is another.
 *
 * @example
 * declaredDelimiter("sep=;") // ";"
 * declaredDelimiter("id;day") // null
 */
export function declaredDelimiter(line: string): Delimiter | null {
  const sign = /^sep=(.)$/.exec(line.trim())?.[1];
  return delimiters.find((known) => known === sign) ?? null;
}

/**
 * The delimiter that stands most often outside the quotes of a header; a comma where none does.
 *
 * @example
 * recognisedDelimiter('"id, as given";day;note') // ";"
 */
export function recognisedDelimiter(header: string): Delimiter {
  const outside = header.replace(/"[^"]*"/g, "");
  const counts = delimiters.map((sign) => outside.split(sign).length - 1);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}
