import type {IssueLog} from "../record/issue-log.ts";
import {isGraveLoss} from "./grave-loss.ts";
import type {ScanShows} from "./scan-words.ts";

/** A result as it stands, with what it shows. */
export interface ScanSaid {
  readonly text: string;
  readonly shows: ScanShows;
}

interface ResultsPlace {
  readonly file: string;
  readonly row: readonly number[];
  readonly column: string;
  readonly log: Pick<IssueLog, "add">;
}

/** Most texts that are named, and their longest; what stands once may be a remark on a person. */
const MOST_NAMED = 4;
const LONGEST = 40;

/**
 * Says which results of assessments are not understood, since a progression may be among them: two and more than 5 % of those that say something stop. Those that doubt a progression are told.
 *
 * @example
 * const found = [];
 * const said = [{text: "PD", shows: "progression"}, {text: "T2 up", shows: "unread"}, {text: "T2 up", shows: "unread"}];
 * reportResults(said, {file: "s.csv", row: [2, 3, 4], column: "result", log: {add: ({code, count, choices}) => found.push([code, count, choices[0].line])}});
 * found // [["results-not-read", 2, 'values: {result: {"T2 up": "progression"}}']]
 */
export function reportResults(said: readonly ScanSaid[], {file, row, column, log}: ResultsPlace): void {
  const of = (kind: ScanShows): number[] => said.flatMap(({shows}, i) => (shows === kind ? [i] : []));
  const [unread, doubtful] = [of("unread"), of("doubtful")];
  const filled = said.filter(({text}) => text.trim() !== "").length;
  if (unread.length > 0) {
    const stops = isGraveLoss(unread.length, filled);
    const texts = repeated(unread.map((i) => said[i]?.text.trim() ?? ""));
    const named = texts.length === 0 ? "" : `, among them ${texts.map((text) => `“${text}”`).join(", ")}`;
    log.add({
      code: "results-not-read",
      severity: stops ? "error" : "warning",
      ...(stops ? {stops: true as const} : {}),
      file,
      row: row[unread[0] ?? 0] ?? null,
      column,
      expected:
        "results that say whether the disease progressed: PD, SD, no progression, NE, in words or by yes and no",
      received: `${unread.length} of ${filled} that say something else${named}`,
      hint: "say in the plan what each means, all of them under one values:",
      count: unread.length,
      ...(stops
        ? {
            choices: [
              ...texts.flatMap((text) =>
                (["progression", "no progression", "NE"] as const).map((meaning) => ({
                  line: `values: {result: {${JSON.stringify(text)}: ${JSON.stringify(meaning)}}}`,
                  why: meaning === "NE" ? "it says nothing of a progression" : `it says ${meaning}`
                }))
              ),
              {line: "accept: [results-not-read]", why: "none of them says that the disease progressed"}
            ]
          }
        : {})
    });
  }
  if (doubtful.length > 0)
    log.add({
      code: "results-doubtful",
      severity: "warning",
      file,
      row: row[doubtful[0] ?? 0] ?? null,
      column,
      expected: "results that are certain",
      hint: 'they count neither as progression nor as an assessment without; to count one, values: {result: {TEXT: progression}} or {TEXT: "no progression"}',
      count: doubtful.length
    });
}

/** Texts that stand at least twice, the most frequent first. */
function repeated(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .filter(([text, count]) => count > 1 && text.length <= LONGEST)
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_NAMED)
    .map(([text]) => text);
}
