import type {Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {isGraveLoss} from "../cohort/grave-loss.ts";
import {groupingColumn} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import type {GroupLoss} from "./group-loss.ts";
import {linesOutcomeLosses} from "./lines-outcome-loss.ts";
import {issue, type Issue, type PlanChoice} from "../record/issue.ts";
import type {TableRecord} from "../record/result.ts";
import {text} from "./group-of.ts";
import {recordsOf} from "./table-records.ts";

/**
 * Whether records are lost because time or outcome cannot be read, overall or in a group of the plan: two or more, and more than 5 %. Who is lost so may be lost by
 * what happened to them, so that nothing is estimated unless the plan accepts it.
 *
 * @example
 * const text = `time,event,arm\n${"5,1,A\n".repeat(9)}5,,A\n5,,A\n`;
 * const cohort = await readCohort([{name: "c.csv", text}]);
 * outcomeLoss(cohort, {groupings: [{by: "column", column: "arm"}]}).map(({code, count}) => [code, count]) // [["outcome-loss", 2]]
 */
export function outcomeLoss(cohort: Cohort, question: Question, catalogue?: Catalogue): Issue[] {
  // Codes that nobody knows stop by themselves, and say so better.
  if (cohort.issues.some(({code}) => code === "outcome-code-open")) return [];
  // Of lines of therapy the reading has counted all patients, and knows no groups.
  const ofLines = cohort.issues.some(({code}) => code === "outcome-loss");
  const losses = [
    ...groupLosses(cohort, question),
    ...(ofLines ? [] : linesOutcomeLosses(cohort, question, catalogue))
  ].filter(({lost, n}) => isGraveLoss(lost, n));
  const [first] = losses;
  if (first === undefined) return [];
  const most = losses.find(({group}) => group === null) ?? first;
  const {file, column} = placeOf(cohort, losesTimes(cohort));
  const dates = cohort.shape === "lines" ? 0 : timesMadeDates(cohort);
  return [
    issue({
      code: "outcome-loss",
      severity: "error",
      stops: true,
      file,
      column,
      expected:
        cohort.shape === "lines"
          ? "days of what happened, readable and in order, of every patient, since who has none may be left out by what happened"
          : "time and outcome of every record, since what cannot be read may hang on what happened",
      received: `lost ${losses.map(lossText).join("; ")}${cohort.shape === "lines" ? " of the patients with two ADCs" : ""}`,
      hint: `${cohort.shape === "lines" ? "" : whyText(cohort)}${dates === 0 ? "say in the plan what it means" : datesText(dates)}`,
      choices: [
        ...(blankOutcome(cohort) ? blankChoices : []),
        ...repairsOfTime(cohort),
        // What a spreadsheet made of the numbers hangs on the numbers.
        ...(dates > 0
          ? []
          : [
              {
                line: "accept: [outcome-loss]",
                why: "they are left out, and the loss has nothing to do with the outcome"
              }
            ])
      ],
      count: most.lost
    })
  ];
}

const blankChoices: readonly PlanChoice[] = [
  {line: 'values: {event: {"": censored}}', why: "a blank says that no event was seen"},
  {line: 'values: {event: {"": event}}', why: "a blank says that it was"}
];

/** What of a record is not read, by the reason for which it stands on the ledger. */
const whatIsLost: Readonly<Record<string, string>> = {
  "missing-time": "the time is blank",
  "unreadable-time": "the time is not read",
  "negative-time": "the time is below zero",
  "missing-event": "the outcome is blank",
  "unreadable-event": "the outcome is not read",
  "time-against-outcome": "the time says another outcome than the one beside it"
};

/** How many times a spreadsheet has made dates of. */
function timesMadeDates({issues, mapping}: Cohort): number {
  const found = issues.filter(
    ({code, column, received, severity}) =>
      column === mapping["time"] &&
      severity === "error" &&
      (code === "spreadsheet-date" || /^#{4}-##-##$/.test(received ?? ""))
  );
  return new Set(found.map(({file, row}) => `${file} ${row}`)).size;
}

const datesText = (dates: number): string =>
  `${dates} are dates, as a spreadsheet makes of numbers (5.3 becomes 5 March, or 3 May): which number it was cannot be known from the date; restore the times from their source, into a column that is formatted as text or numbers before they are entered`;

/** How often what is lost: `the time is not read (3); `. */
function whyText({ledger}: Cohort): string {
  const counts = new Map<string, number>();
  for (const {reason} of ledger) {
    const what = whatIsLost[reason];
    if (what !== undefined) counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return counts.size === 0 ? "" : `${[...counts].map(([what, count]) => `${what} (${count})`).join(", ")}; `;
}

/** The lines of the plan by which times that are not read become times, each once. */
function repairsOfTime({issues, mapping}: Cohort): PlanChoice[] {
  const lines = issues.flatMap(({column, stops, choices = []}) =>
    column === mapping["time"] && stops !== true ? choices : []
  );
  return [...new Map(lines.map((choice) => [choice.line, choice])).values()];
}

const blankOutcome = ({outcome = []}: Cohort): boolean =>
  outcome.some(({codes}) => codes.some(({code, meaning}) => code === "" && meaning.kind === "unknown"));

/** Records lost overall and in each group of the plan's columns; nothing where nothing is lost. */
export function groupLosses({followUp, withoutOutcome}: Cohort, {groupings}: Question): GroupLoss[] {
  if (followUp === null || withoutOutcome === undefined || withoutOutcome.numRows() === 0) return [];
  const [kept, lost] = [recordsOf(followUp), recordsOf(withoutOutcome)];
  const columns = [...new Set(groupings.flatMap((grouping) => groupingColumn(grouping) ?? []))];
  return [
    {group: null, lost: lost.length, n: kept.length + lost.length},
    ...columns.flatMap((column) => lossesBy(column, kept, lost))
  ];
}

function lossesBy(column: string, kept: readonly TableRecord[], lost: readonly TableRecord[]): GroupLoss[] {
  const count = (records: readonly TableRecord[], group: string): number =>
    records.filter((cells) => text(cells[column]) === group).length;
  const groups = new Set(lost.map((cells) => text(cells[column])).filter((group) => group !== null));
  return [...groups].toSorted().map((group) => {
    const own = count(lost, group);
    return {group, lost: own, n: own + count(kept, group)};
  });
}

const lossText = ({group, lost, n}: GroupLoss): string =>
  `${lost} of ${n} (${Math.round((100 * lost) / n)} %)${group === null ? "" : ` in ${group}`}`;

/** Whether times alone are lost. */
const losesTimes = ({ledger}: Cohort): boolean => {
  const reasons = ledger.map(({reason}) => reason).filter((reason) => whatIsLost[reason] !== undefined);
  return reasons.length > 0 && reasons.every((reason) => reason.endsWith("-time"));
};

/** Where the outcome stands, or the time where times alone are lost, if it stands in one place. */
function placeOf({outcome = [], mapping}: Cohort, times: boolean): Pick<Issue, "file" | "column"> {
  const [only, ...others] = outcome;
  if (only === undefined || others.length > 0) return {file: null, column: null};
  return {file: only.file, column: times ? (mapping["time"] ?? only.column) : only.column};
}
