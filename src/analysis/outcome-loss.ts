import type {Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {groupingColumn} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {linesOutcomeLosses} from "./lines-outcome-loss.ts";
import {issue, type Issue, type PlanChoice} from "../record/issue.ts";
import type {TableRecord} from "../record/result.ts";
import {text} from "./group-of.ts";
import {recordsOf} from "./table-records.ts";

/** Share of records, beyond which a loss that may hang on the outcome stops an analysis. */
const MOST_LOST = 0.05;
/** Fewest records that such a loss is. */
const FEWEST_LOST = 2;

/** How many records of a group have no readable time or outcome. */
export interface GroupLoss {
  /** Null for all records. */
  readonly group: string | null;
  readonly lost: number;
  readonly n: number;
}

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
  ].filter(isGrave);
  const [first] = losses;
  if (first === undefined) return [];
  const most = losses.find(({group}) => group === null) ?? first;
  const {file, column} = placeOf(cohort);
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
          : "time and outcome of every record, since what is blank may hang on what happened",
      received: `lost ${losses.map(lossText).join("; ")}${cohort.shape === "lines" ? " of the patients with two ADCs" : ""}`,
      hint: "say in the plan what it means",
      choices: [
        ...(blankOutcome(cohort) ? blankChoices : []),
        {line: "accept: [outcome-loss]", why: "they are left out, and the loss has nothing to do with the outcome"}
      ],
      count: most.lost
    })
  ];
}

const blankChoices: readonly PlanChoice[] = [
  {line: 'values: {event: {"": censored}}', why: "a blank says that no event was seen"},
  {line: 'values: {event: {"": event}}', why: "a blank says that it was"}
];

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

const isGrave = ({lost, n}: GroupLoss): boolean => lost >= FEWEST_LOST && lost > MOST_LOST * n;

const lossText = ({group, lost, n}: GroupLoss): string =>
  `${lost} of ${n} (${Math.round((100 * lost) / n)} %)${group === null ? "" : ` in ${group}`}`;

/** Where the outcome stands, if it stands in one place. */
function placeOf({outcome = []}: Cohort): Pick<Issue, "file" | "column"> {
  const [only, ...others] = outcome;
  return only === undefined || others.length > 0 ? {file: null, column: null} : {file: only.file, column: only.column};
}
