import type {Cohort} from "../cohort/cohort.ts";
import type {Issue} from "../record/issue.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {groupedIssues, type IssueKind} from "../report/tables/issue-table.ts";
import {wrapped} from "../report/tables/wrapped.ts";
import {changesNumbers} from "../words/en/finding-effects.ts";
import {issueMessage} from "../words/en/issues.ts";

/** Most kinds of a chapter that are said in full. */
const MOST_SAID = 40;

/** A chapter of the findings: which belong to it, and whether each is said in full or by its name and columns. */
interface Chapter {
  readonly heading: string;
  readonly holds: (found: Issue) => boolean;
  readonly inFull: boolean;
}

const identifies = ({code}: Issue): boolean => /^(deid|id)-/.test(code);

/** In the order in which a person needs them; each finding stands in the first chapter that holds it. */
const chapters: readonly Chapter[] = [
  {heading: "Nothing is estimated until this is settled", holds: ({stops}) => stops === true, inFull: true},
  {
    heading: "What leaves rows out or changes numbers",
    holds: (found) => !identifies(found) && (found.severity === "error" || changesNumbers(found.code)),
    inFull: true
  },
  {heading: "What else to look at", holds: (found) => !identifies(found) && found.severity === "warning", inFull: true},
  {heading: "What may identify people", holds: identifies, inFull: true},
  {heading: "Notes", holds: () => true, inFull: false}
];

/**
 * The findings by what they ask of a person: what stops, what changes numbers, the rest, and identification in a chapter of its own; notes by their name and columns alone.
 */
export function findingsByChapter(issues: readonly Issue[]): string[] {
  const left = new Set(issues);
  return chapters.flatMap(({heading, holds, inFull}) => {
    const own = [...left].filter(holds);
    for (const found of own) left.delete(found);
    if (own.length === 0) return [];
    const kinds = groupedIssues(own);
    const lines = inFull ? fullLines(kinds) : noteLines(kinds);
    const said = inFull ? lines.slice(0, MOST_SAID) : lines;
    const more = lines.length > said.length ? [`… and ${lines.length - said.length} more kinds`] : [];
    return [`${heading}:`, ...said, ...more, ""];
  });
}

/** A kind of finding in more columns than this is said once for all of them. */
const MOST_COLUMNS = 3;

function fullLines(kinds: readonly IssueKind[]): string[] {
  const byCode = listsByKey(kinds, ({first}) => first.code);
  return [...byCode.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined || same.length <= MOST_COLUMNS
      ? same.map((kind) => fullLine(kind))
      : [fullLine(first, `, and the same of ${same.length - 1} more columns or values${othersText(same.slice(1))}`)];
  });
}

/** Most values that are named, and letters of one. */
const MOST_VALUES = 8;
const LONGEST_VALUE = 24;

/** The values of further findings of one code, where they are short. */
function othersText(others: readonly IssueKind[]): string {
  const values = [...new Set(others.flatMap(({first: {received}}) => received ?? []))].filter(
    (text) => text.length <= LONGEST_VALUE
  );
  if (values.length === 0) return "";
  const more = values.length > MOST_VALUES ? " …" : "";
  return `: ${values
    .slice(0, MOST_VALUES)
    .map((text) => JSON.stringify(text))
    .join(", ")}${more}`;
}

function fullLine({first, count}: IssueKind, more = ""): string {
  if (first.stops === true) return `${stopText(first)}${more}`;
  const others = count > 1 ? ` (and ${count - 1} more like it)` : "";
  return wrapped(`${first.severity}: ${issueMessage({...first, count: 1})}${others}${more}`, 80, 2);
}

/** What stops, with the lines to choose from each on its own. */
export function stopText({choices = [], ...found}: Issue): string {
  return [
    wrapped(`- ${issueMessage({...found, count: 1})}`, 80, 2),
    ...choices.flatMap(({line, why}) => [`    # ${wrapped(why, 72, 0).replaceAll("\n", "\n    # ")}`, `    ${line}`])
  ].join("\n");
}

/** Most different notes of a kind that are said. */
const MOST_OF_NOTE = 2;

/** Each note once, with the columns that it is about and how often it was found. */
function noteLines(kinds: readonly IssueKind[]): string[] {
  const byText = new Map<string, {first: Issue; columns: Set<string>; count: number}>();
  for (const {first, count} of kinds) {
    const text = noteText(first);
    const known = byText.get(text) ?? {first, columns: new Set(), count: 0};
    byText.set(text, known);
    if (first.column !== null) known.columns.add(first.column);
    known.count += count;
  }
  const byCode = listsByKey([...byText.values()], ({first}) => first.code);
  return [...byCode.values()].flatMap((same) => {
    const said = same
      .slice(0, MOST_OF_NOTE)
      .map(({first, columns, count}) =>
        wrapped(
          `note: ${count} × ${noteText(first)}${columns.size === 0 ? "" : ` (${[...columns].join(", ")})`}`,
          80,
          2
        )
      );
    const more = same.length - said.length;
    return more === 0 ? said : [...said, `  … and ${more} more of this kind`];
  });
}

/** What was expected and what was done, without the place and the value of the first of them. */
const noteText = (first: Issue): string =>
  issueMessage({...first, file: null, row: null, column: null, received: null, count: 1});

/** Share of rows under which an analysis is not recommended. */
const FEWEST_USABLE = 0.5;

/** Whether so few rows of a file can be used that the file has to be put right first. */
export function isMostlyLost({sources}: Pick<Cohort, "sources">): boolean {
  return sources.some(
    ({role, rowsRead, rowsUsed}) => role !== "other" && rowsRead > 0 && rowsUsed < FEWEST_USABLE * rowsRead
  );
}
