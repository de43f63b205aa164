export const MAX_COLUMNS = 5000;
/** Characters of a record at most. */
export const MAX_RECORD = 1 << 20;

/** What is said of a record that cannot be used. */
export interface CsvRefusal {
  readonly expected: string;
  readonly detail: string;
  readonly hint: string | null;
}

const refusals: Readonly<Record<string, CsvRefusal>> = {
  "unclosed-quote": {
    expected: "a closing quote",
    detail: "a quote opens on this line and never closes",
    hint: "close the quote, or double it where it belongs to the text; payloadswap tidy FILE shows what it would make of it"
  },
  "stray-quote": {
    expected: "quotes around whole fields only",
    detail: "a quote stands inside a field",
    hint: "put the whole field in quotes and double the quote inside, or see what payloadswap tidy FILE makes of it"
  },
  "record-too-long": {
    expected: `a record of at most ${MAX_RECORD} characters`,
    detail: "the record is too long to be one of a cohort",
    hint: null
  },
  "ragged-row": {
    expected: "as many fields as the header has",
    detail: "the record has more or fewer fields than the header",
    hint: "quote fields that contain the delimiter"
  },
  "nul-byte": {expected: "text without NUL bytes", detail: "the record contains a NUL byte", hint: null},
  "unreadable-characters": {
    expected: "text in one encoding",
    detail: "the record has bytes that are no UTF-8 in a UTF-8 file",
    hint: "save the file as CSV UTF-8"
  },
  "too-many-columns": {
    expected: `at most ${MAX_COLUMNS} columns`,
    detail: "the header has too many columns",
    hint: "is the delimiter right?"
  },
  "binary-file": {expected: "a CSV text file", detail: "the file is not text", hint: "save it as CSV UTF-8"}
};

/**
 * What is said of a record that is refused for `reason`.
 *
 * @example
 * csvRefusal("stray-quote").detail // "a quote stands inside a field"
 */
export function csvRefusal(reason: string): CsvRefusal {
  return refusals[reason] ?? {expected: "a readable record", detail: reason, hint: null};
}
