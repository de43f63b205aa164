import type {Issue, PlanChoice} from "../record/issue.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {isGraveLoss} from "./grave-loss.ts";
import {orderRules} from "./order-rules.ts";
import {answerOf} from "./outcome-words.ts";

/** Columns whose cells say what happened: who has one that cannot be read may be left out by what happened. */
const outcomeColumns = ["progression", "last_assessment", "death", "last_contact", "end"] as const;
const unreadable: ReadonlySet<string> = new Set(
  outcomeColumns.map((column) => `unreadable-${column.replaceAll("_", "-")}`)
);
/** Days of what happened in an impossible order: a 0 or 01/01/1900 that stands for "none" leaves out exactly those who have no event. */
const disordered: ReadonlySet<string> = new Set(
  orderRules
    .filter(({severity, column, rowOnly}) => severity === "error" && isOutcomeColumn(column) && rowOnly !== true)
    .map(({code}) => code)
);

/** Two days of one patient, or two records of one line, that contradict each other: who is followed longer has more of them. */
const contradictory: ReadonlySet<string> = new Set([
  "contradictory-death",
  "contradictory-last-contact",
  "contradictory-duplicate"
]);

function isOutcomeColumn(column: string): boolean {
  return outcomeColumns.some((name) => name === column);
}

/**
 * Whether a patient who is left out for this reason may be left out by what happened.
 *
 * @example
 * [isOutcomeReason("unreadable-death"), isOutcomeReason("contradictory-last-contact"), isOutcomeReason("unreadable-start")] // [true, true, false]
 */
export function isOutcomeReason(reason: string): boolean {
  return unreadable.has(reason) || disordered.has(reason) || contradictory.has(reason);
}

/** Share of the patients, and fewest, whose loss for any fault of the file stops. */
const MOST_LEFT_OUT = 0.2;
const FEWEST_LEFT_OUT = 3;

interface LinesLoss {
  /** Patients left out, with the reason. */
  readonly leftOut: ReadonlyMap<string, string>;
  /** Patients in use. */
  readonly kept: number;
  /** How the files spell a canonical column. */
  readonly spelled: (column: string) => string;
}

/**
 * Says where patients are left out because a cell that tells what happened cannot be read or contradicts another: a word in a column of days, which is lost wherever it stands (`ongoing` stands with
 * those who have no event), or more than 5 % of the patients, two at least; and where more than a fifth, three at least, are left out for faults of any kind.
 */
export function reportLinesLoss({leftOut, kept, spelled}: LinesLoss, log: IssueLog): void {
  const reasons = [...leftOut.values()];
  const lost = reasons.filter((reason) => isOutcomeReason(reason)).length;
  const words = lost === 0 ? [] : lostWords(log.all(), spelled);
  const [word] = words;
  const shapes = lost === 0 ? [] : wordsBesideDays(log.all(), spelled);
  if (word === undefined && !isGraveLoss(lost, kept + lost)) {
    // Where nobody is left, or a column is missing, findings of their own speak.
    if (kept > 0 && !reasons.some((reason) => reason.startsWith("missing-column")))
      reportManyLeftOut(leftOut.size, kept + leftOut.size, log);
    return;
  }
  log.add({
    code: "outcome-loss",
    severity: "error",
    stops: true,
    file: word?.file ?? null,
    column: word === undefined ? null : [...new Set(words.map(({column}) => column))].join(", "),
    expected:
      "days of progression, assessment, end, death and last contact that can be read and are in order, since who has none may be left out by what happened",
    received: `lost ${lost} of ${kept + lost} patients${[...words, ...shapes].length === 0 ? "" : `: ${[...words, ...shapes].map(({text}) => text).join(", ")}`}`,
    hint: reasons.some((reason) => contradictory.has(reason))
      ? "the findings name each; where the file holds two extractions, keep the rows of one; where identifiers were rounded or begin anew at each hospital, mend these first"
      : reasons.some((reason) => disordered.has(reason))
        ? `${disorderText(log.all())}; where one value stands for no such day, such as 0 or 01/01/1900, say so in the plan (values: {COLUMN: {VALUE: ""}}); else mend the days, leave blank what is not known, or write never-given in place of a drug that was not given`
        : words.length > 1
          ? "say in the plan what each means, all of them under one values:"
          : word === undefined && shapes.length > 0
            ? `the findings name each; where the words of a cell say that there was no such day, write values: {${shapes[0]?.canonical ?? ""}: {"TEXT OF THE CELL": ""}} in the plan for each text, else the day alone into the cell`
            : "say in the plan what it means",
    count: lost,
    choices: [
      ...words.flatMap(choicesOf),
      {line: "accept: [outcome-loss]", why: "they are left out, and the loss has nothing to do with the outcome"}
    ]
  });
}

/** Most rows and rules that are named. */
const MOST_ROWS = 5;
const MOST_RULES = 3;

/** Which days are in an impossible order, and on which rows. */
function disorderText(issues: readonly Issue[]): string {
  const rules = listsByKey(
    issues.filter(({code, row}) => disordered.has(code) && row !== null),
    ({code}) => code
  );
  return [...rules.values()]
    .slice(0, MOST_RULES)
    .map((own) => {
      const rows = own.map(({row}) => row);
      const more = rows.length > MOST_ROWS ? ` and ${rows.length - MOST_ROWS} more` : "";
      return `not ${own[0]?.expected ?? ""} on ${rows.length === 1 ? "row" : "rows"} ${rows.slice(0, MOST_ROWS).join(", ")}${more}`;
    })
    .join(", ");
}

/** Without so many patients the others need not be like those whom the file is about. */
function reportManyLeftOut(leftOut: number, n: number, log: IssueLog): void {
  if (leftOut < FEWEST_LEFT_OUT || leftOut <= MOST_LEFT_OUT * n) return;
  log.add({
    code: "many-patients-left-out",
    severity: "error",
    stops: true,
    expected: "rows that can be used of at least four patients in five",
    received: `${leftOut} of ${n} patients are left out for errors`,
    hint: "the findings name each, with its row; mend them, or choose",
    count: leftOut,
    choices: [{line: "accept: [many-patients-left-out]", why: "those who are left are analysed"}]
  });
}

/** What a word may say: that there is no such day, or that there is one and nobody knows it. */
function choicesOf({canonical, text}: LostWord): PlanChoice[] {
  const line = (meaning: string): string =>
    `values: {${canonical}: {${JSON.stringify(text)}: ${JSON.stringify(meaning)}}}`;
  const undated = saysUndated[canonical];
  return [
    {
      line: line(""),
      why:
        canonical === "end"
          ? "treatment goes on, or its end is not known (rwTTD then counts it as going on)"
          : "there is no such day, so far or at all"
    },
    ...(undated === undefined ? [] : [{line: line(undated.meaning), why: undated.why}])
  ];
}

/** Columns of events, with what is written for one on a day that is not known. */
const saysUndated: Readonly<Record<string, {readonly meaning: string; readonly why: string}>> = {
  progression: {meaning: "unknown", why: "there was one, on a day that is not known"},
  death: {meaning: "yes", why: "the patient died, on a day that is not known"}
};

interface LostWord {
  readonly file: string | null;
  readonly column: string;
  readonly canonical: string;
  readonly text: string;
}

/** Most words that are listed. */
const MOST_WORDS = 6;

/** Words that stand in columns of days and cannot be read, each once; a date that cannot be is none. */
const lostWords = (issues: readonly Issue[], spelled: LinesLoss["spelled"]): LostWord[] =>
  // Who says yes says that there was one.
  unreadCells(issues, spelled, (text) => /\p{L}{2}|\?/u.test(text) && !text.includes("#") && answerOf(text) !== "yes");

/** Cells of words and digits that are not shown, such as those of a day, each once. */
const wordsBesideDays = (issues: readonly Issue[], spelled: LinesLoss["spelled"]): LostWord[] =>
  unreadCells(issues, spelled, (text) => /\p{L}{2}/u.test(text) && text.includes("#"));

function unreadCells(
  issues: readonly Issue[],
  spelled: LinesLoss["spelled"],
  isMeant: (text: string) => boolean
): LostWord[] {
  const words = new Map<string, LostWord>();
  for (const {code, severity, column, received, file, row, stops} of issues) {
    // What stops, and what has no row, tells a count and no cell.
    if (row === null || stops === true) continue;
    const canonical = outcomeColumns.find((name) => column !== null && (spelled(name) === column || name === column));
    if (severity !== "error" || canonical === undefined || column === null || received === null) continue;
    if (disordered.has(code)) continue;
    if (isMeant(received)) words.set(`${canonical}\n${received}`, {file, column, canonical, text: received});
  }
  return [...words.values()].slice(0, MOST_WORDS);
}
