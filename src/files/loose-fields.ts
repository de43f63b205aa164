/** A field in which a quote stands where the rules of CSV allow none. */
export interface StrayField {
  /** Place of the field, from 0. */
  readonly index: number;
  /** The field as it stands, quotes and blanks included. */
  readonly written: string;
}

/** The fields of a line whose quotes break the rules, and in which of them they do. */
export interface LooseFields {
  readonly fields: readonly string[];
  readonly stray: readonly StrayField[];
}

/**
 * The fields of one line with quotes read as people mean them: a quote inside a field is a character (`19" rack`), blanks may stand around a quoted
 * field, and a quote that opens and never closes is left away. `stray` names the fields that are no CSV (RFC 4180) as they stand.
 *
 * @example
 * looseFields('P1,19" rack, "a, b"', ",").fields // ["P1", '19" rack', "a, b"]
 * looseFields('P1,19" rack, "a, b"', ",").stray.map(({index}) => index) // [1, 2]
 */
export function looseFields(line: string, delimiter: string): LooseFields {
  const fields: string[] = [];
  const stray: StrayField[] = [];
  for (let at = 0; at <= line.length;) {
    const {value, end, regular} = quotedField(line, at, delimiter) ?? plainField(line, at, delimiter);
    if (!regular) stray.push({index: fields.length, written: line.slice(at, end)});
    fields.push(value);
    at = end + 1;
  }
  return {fields, stray};
}

interface Field {
  readonly value: string;
  /** Where the delimiter behind it stands, or the line ends. */
  readonly end: number;
  readonly regular: boolean;
}

/** The field from `at` to the next delimiter; a quote in it is a character, one in front of it was never closed. */
function plainField(line: string, at: number, delimiter: string): Field {
  const next = line.indexOf(delimiter, at);
  const end = next < 0 ? line.length : next;
  const written = line.slice(at, end);
  return {value: written.replace(/^(\s*)"/, "$1"), end, regular: !written.includes('"')};
}

/** The field from `at` where quotes stand around it, blanks aside; null where they do not. */
function quotedField(line: string, at: number, delimiter: string): Field | null {
  const open = afterBlanks(line, at, delimiter);
  if (line[open] !== '"') return null;
  let value = "";
  let regular = open === at;
  for (let i = open + 1; i < line.length; i++) {
    if (line[i] !== '"') value += line[i];
    else if (line[i + 1] === '"') {
      value += '"';
      i += 1;
    } else {
      const end = afterBlanks(line, i + 1, delimiter);
      if (end === line.length || line[end] === delimiter) return {value, end, regular: regular && end === i + 1};
      value += '"';
      regular = false;
    }
  }
  return null;
}

function afterBlanks(line: string, at: number, delimiter: string): number {
  let i = at;
  while (i < line.length && line[i] !== delimiter && /\s/.test(line[i] ?? "")) i += 1;
  return i;
}
