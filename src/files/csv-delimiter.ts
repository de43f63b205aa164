import {looseFields} from "./loose-fields.ts";

export type Delimiter = "," | ";" | "\t" | "|";

const delimiters: readonly Delimiter[] = [",", ";", "\t", "|"];

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

/**
 * The delimiter that cuts most of these lines into one number of fields; of several that of most fields, and a comma last, as it stands in numbers.
 * A title above a table does not count, as it is one line.
 *
 * @example
 * commonDelimiter(["Register, export of May", "id;dose;start", "P1;1,5;0", "P2;2,5;3"]) // {delimiter: ";", fields: 3}
 */
export function commonDelimiter(lines: readonly string[]): {readonly delimiter: Delimiter; readonly fields: number} {
  const [best] = (["\t", ";", "|", ","] as const)
    .map((delimiter) => ({delimiter, ...mostOften(lines.map((line) => looseFields(line, delimiter).fields.length))}))
    .filter(({fields}) => fields > 1)
    .toSorted((a, b) => b.times - a.times || b.fields - a.fields);
  return {delimiter: best?.delimiter ?? ",", fields: best?.fields ?? 1};
}

/** The number that stands most often, of several the larger one, and how often. */
function mostOften(numbers: readonly number[]): {readonly fields: number; readonly times: number} {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce(
    (best, [fields, times]) =>
      times > best.times || (times === best.times && fields > best.fields) ? {fields, times} : best,
    {fields: 1, times: 0}
  );
}
