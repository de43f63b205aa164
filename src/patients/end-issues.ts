import {issue, type Issue} from "../record/issue.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {Exposure} from "./exposure.ts";
import type {EndFinding} from "./exposure-end.ts";

const sentences: Readonly<Record<EndFinding, Pick<Issue, "severity" | "column" | "expected" | "hint">>> = {
  "progression-imputed-at-end": {
    severity: "warning",
    column: "progression",
    expected: "a day of progression after the first day, on each ADC that was stopped for progression",
    hint: "none counts, and the event is imputed at the end of the line, or at the start of the next line if that comes first or no end is recorded"
  },
  "undated-progression-censored": {
    severity: "warning",
    column: "progression",
    expected: "a day of progression on each ADC that was stopped for progression",
    hint: "none is recorded: there is no event, and observation ends at the last assessment or contact, no later than the stop"
  },
  "early-progression-ignored": {
    severity: "note",
    column: "progression",
    expected: "progression after the first days, which the endpoint does not count",
    hint: "an earlier one is not counted; whoever was stopped for it is followed no longer than to the stop"
  },
  "progression-after-next-line": {
    severity: "note",
    column: "progression",
    expected: "progression no later than the start of the next line",
    hint: "a later one is not counted on this ADC; whoever was stopped for progression is followed no longer than to the stop"
  },
  "death-beyond-window": {
    severity: "note",
    column: "death",
    expected: "death within the window of the endpoint after the last assessment",
    hint: "a later death is not counted, and observation ends at the last assessment; the endpoint rwPFS counts every death before the next line"
  },
  "event-after-visit-gap": {
    severity: "note",
    column: "progression",
    expected: "an event no later after an assessment than the endpoint allows",
    hint: "an event after a longer gap is not counted, and observation ends at the assessment before it"
  }
};

/** What was found at the end of an exposure, which was read from some rows of a file. */
export interface FoundAtEnd {
  readonly code: EndFinding;
  readonly of: Pick<Exposure, "file" | "rows">;
}

/**
 * What was recorded on ADC exposures and is no event, or no event of its own day, counted by its kind and file.
 *
 * @example
 * const of = {file: "c.csv", rows: [2]};
 * endIssues([{code: "death-beyond-window", of}, {code: "death-beyond-window", of}], "rwPFS@1").map(({code, count}) => [code, count]) // [["death-beyond-window", 2]]
 */
export function endIssues(found: readonly FoundAtEnd[], endpoint: string): Issue[] {
  const kinds = listsByKey(found, ({code, of}) => JSON.stringify([code, of.file]));
  return [...kinds.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const {expected, ...said} = sentences[first.code];
    const rows = same.flatMap(({of}) => of.rows.filter((row) => row !== null));
    return [
      issue({
        code: first.code,
        file: first.of.file,
        count: same.length,
        rows,
        ...said,
        expected: `${expected} (${endpoint})`
      })
    ];
  });
}
