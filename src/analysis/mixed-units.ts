import {mean, quantileSorted, sampleVariance} from "simple-statistics";
import type {Cohort} from "../cohort/cohort.ts";
import {normalName} from "../cohort/column-dictionary.ts";
import {isSourceColumn} from "../cohort/source-columns.ts";
import {groupingColumns} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {TableRecord} from "../record/result.ts";
import {text} from "./group-of.ts";
import {recordsOf} from "./table-records.ts";

/** Fewest records on either side. */
const FEWEST = 5;
/** Median of whole numbers over that of fractions. */
const RATIO_OF_FRACTIONS = 10;
/** Median of one group over every other, whatever else the times tell: a month has 30 days. */
const RATIO_OF_GROUPS = 20;
/** The same, where chance does not make it and the column says nothing of the prognosis: a year has 12 months, and no therapy makes six. */
const RATIO_OF_YEARS = 6;
/** The same, where the times without an event and the longest tenth are as many times as long too, which a therapy does not do: a month has 4.3 weeks. */
const RATIO_OF_WEEKS = 2.5;
/** The same, from which on groups stop a run: below, a therapy may do so, and it is told. Sites and sources stop from the ratio above on. */
const STOPS_OF_WEEKS = 4;
/** The same, where one group holds whole numbers and the others fractions. */
const RATIO_OF_NOTATIONS = 3;
/** The same, of times with two decimals or more beside such with one at most. */
const RATIO_OF_DECIMALS = 5;
/** Share of a notation that a side has, and the others have not. */
const MOSTLY = 0.9;
const HARDLY = 0.5;
/** Share of times with few decimals among the short ones: where times are rounded to digits that count, long ones alone have few. */
const OVERLAP = 0.2;
/** Standard errors by which the mean of logarithms lies beyond a half or a third of the ratio. */
const ERRORS = 2;
/** Fewest times by which weeks of seven days are told, with one decimal and with two. */
const FEWEST_SEVENTHS = {one: 20, two: 5} as const;

/** Columns of which the prognosis, and not the therapy, makes times many times as long. */
const prognoses =
  /(?:^|_)(?:response|responder|ansprechen|recist|bor|orr|stage|stadium|stade|estadio|uicc|ecog|ps|karnofsky|risk|grade|grading|mrd|pcr|status|outcome|reason|event|cause)(?:_|$)/;
/** Most levels of a column by which units may differ. */
const MOST_LEVELS = 12;

/**
 * Stops where times of one column of ready-made follow-up look like two units: whole numbers that are ten times as long as those with fractions, many decimals beside few, or a group, site or source whose times are so many
 * times as long as those of every other that no therapy makes them so, or sevenths beside none.
 *
 * @example
 * const rows = [3.1, 4.2, 2.5, 6.1, 5.2, 95, 120, 80, 190, 150].map((time, i) => `P${i},${time},1\n`);
 * const cohort = await readCohort([{name: "c.csv", text: `patient_id,time,event\n${rows.join("")}`}], {unit: "months"});
 * mixedUnits(cohort, {groupings: []}).map(({code, received}) => [code, received]) // [["units-mixed", "a median of 120 where times are whole numbers, and of 4.2 where they are not"]]
 */
export function mixedUnits({followUp, mapping}: Cohort, {groupings}: Pick<Question, "groupings">): Issue[] {
  if (followUp === null) return [];
  const records = recordsOf(followUp).filter(({time}) => typeof time === "number" && time > 0);
  const column = mapping["time"] ?? "time";
  const further = followUp.columnNames().filter(isSourceColumn);
  const columns = [...new Set([...groupingColumns(groupings), ...further])];
  const found = byFractions(records) ?? byDecimals(records) ?? byGroups(records, columns);
  if (found === null) return veryShort(followUp, column);
  const {said, isSure} = typeof found === "string" ? {said: found, isSure: true} : found;
  if (!isSure)
    return [
      issue({
        code: "units-perhaps-mixed",
        severity: "warning",
        column,
        expected: "times in one unit",
        received: said,
        hint: "weeks beside months would look so, and so would a therapy under which times are so much longer"
      })
    ];
  return [
    issue({
      code: "units-mixed",
      severity: "error",
      stops: true,
      column,
      expected: "times in one unit",
      received: said,
      hint: "if some are in days, weeks or years and others in months, put them into one unit in the file",
      choices: [{line: "accept: [units-mixed]", why: "they are all in the same unit"}]
    })
  ];
}

/** Shortest part of the upper quartile, and share of all times that are shorter, so that a reader is told. */
const EIGHTH = 1 / 8;
const MOST_SHORT = 0.3;
/** Fewest times of which that is told. */
const FEWEST_TIMES = 20;

/** Warns where so many times are so short beside the others that some may be in a longer unit; no other mark of it is there. */
function veryShort(followUp: NonNullable<Cohort["followUp"]>, column: string): Issue[] {
  const times = timesOf(recordsOf(followUp)).toSorted((a, b) => a - b);
  if (times.length < FEWEST_TIMES) return [];
  const limit = quantileSorted(times, 0.75) * EIGHTH;
  const short = times.filter((time) => time < limit).length;
  if (short < MOST_SHORT * times.length) return [];
  return [
    issue({
      code: "times-very-short",
      severity: "warning",
      column,
      expected: "times in one unit",
      received: `${short} of ${times.length} times below an eighth of the upper quartile`,
      hint: "are some of them in a longer unit, in years beside months?",
      count: short
    })
  ];
}

const decimalsOf = (time: number): number => /\.(\d+)$/.exec(String(time))?.[1]?.length ?? 0;
const timesOf = (records: readonly TableRecord[]): number[] => records.map(({time}) => Number(time));

function byFractions(records: readonly TableRecord[]): string | null {
  const whole = medianOf(records.filter(({time}) => Number.isInteger(time)));
  const fractions = medianOf(records.filter(({time}) => !Number.isInteger(time)));
  return whole === null || fractions === null || whole < RATIO_OF_FRACTIONS * fractions
    ? null
    : `a median of ${whole} where times are whole numbers, and of ${fractions} where they are not`;
}

/** Times with two decimals or more beside such with one at most: years beside months. */
function byDecimals(records: readonly TableRecord[]): string | null {
  const many = timesOf(records).filter((time) => decimalsOf(time) > 1);
  const few = timesOf(records).filter((time) => decimalsOf(time) <= 1);
  const [short, long] = [median(many), median(few)];
  if (short === null || long === null || long < RATIO_OF_DECIMALS * short) return null;
  const longest = quantileSorted(
    many.toSorted((a, b) => a - b),
    MOSTLY
  );
  const within = few.filter((time) => time <= longest).length;
  return within < OVERLAP * (within + many.length)
    ? null
    : `a median of ${short} where times have two decimals or more, and of ${long} where they have one at most`;
}

/** What two groups look like, and whether nothing but a unit makes it. */
interface TwoUnits {
  readonly said: string;
  readonly isSure: boolean;
}

function byGroups(records: readonly TableRecord[], columns: readonly string[]): TwoUnits | null {
  for (const column of columns) {
    const groups = [...listsByKey(records, (cells) => text(cells[column]))].flatMap(([group, own]) => {
      const median = medianOf(own);
      return group === null || median === null ? [] : [{group, own, median}];
    });
    if (groups.length < 2 || groups.length > MOST_LEVELS) continue;
    const sevenths = bySevenths(groups);
    if (sevenths !== null) return {said: sevenths, isSure: true};
    const sorted = groups.toSorted((a, b) => b.median - a.median);
    const of = {isPrognosis: prognoses.test(normalName(column)), isSource: isSourceColumn(column)};
    const [longest, shortest] = [sorted[0], sorted.at(-1)];
    const [next, above] = [sorted[1], sorted.at(-2)];
    if (longest === undefined || shortest === undefined || next === undefined || above === undefined) continue;
    const rest = (one: {readonly group: string}): TableRecord[] =>
      groups.flatMap(({group, own}) => (group === one.group ? [] : own));
    const long = areOfTwoUnits({long: longest.own, short: rest(longest), ratio: longest.median / next.median, ...of});
    if (long !== "no")
      return {
        said: `a median time of ${longest.median} in ${longest.group}, and of at most ${next.median} elsewhere`,
        isSure: long === "yes"
      };
    const short = areOfTwoUnits({
      long: rest(shortest),
      short: shortest.own,
      ratio: above.median / shortest.median,
      ...of
    });
    if (short !== "no")
      return {
        said: `a median time of ${shortest.median} in ${shortest.group}, and of at least ${above.median} elsewhere`,
        isSure: short === "yes"
      };
  }
  return null;
}

interface LongAndShort {
  readonly long: readonly TableRecord[];
  readonly short: readonly TableRecord[];
  /** Of the medians that are next to each other. */
  readonly ratio: number;
  readonly isPrognosis: boolean;
  readonly isSource: boolean;
}

function areOfTwoUnits({long, short, ratio, isPrognosis, isSource}: LongAndShort): "yes" | "perhaps" | "no" {
  if (ratio >= RATIO_OF_GROUPS) return "yes";
  if (isPrognosis) return "no";
  const beyond = (factor: number): boolean => isBeyond(timesOf(long), timesOf(short), factor);
  if (ratio >= RATIO_OF_YEARS && beyond(RATIO_OF_YEARS / 2)) return "yes";
  if (ratio >= RATIO_OF_NOTATIONS && isWhole(long, short)) return "yes";
  if (ratio < RATIO_OF_WEEKS || !beyond(RATIO_OF_WEEKS / 2) || !isFollowedLonger(long, short)) return "no";
  return isSource || ratio >= STOPS_OF_WEEKS ? "yes" : "perhaps";
}

/** Whether all but a tenth of one side are whole numbers, and half of the other at most. */
function isWhole(long: readonly TableRecord[], short: readonly TableRecord[]): boolean {
  const share = (records: readonly TableRecord[]): number =>
    records.filter(({time}) => Number.isInteger(time)).length / records.length;
  return share(long) >= MOSTLY && share(short) <= HARDLY;
}

/** Whether times without an event, and the longest tenth of all, are longer by the factor too. */
function isFollowedLonger(long: readonly TableRecord[], short: readonly TableRecord[]): boolean {
  const censored = (records: readonly TableRecord[]): number | null =>
    medianOf(records.filter(({event}) => event === 0));
  const upper = (records: readonly TableRecord[]): number =>
    quantileSorted(
      timesOf(records).toSorted((a, b) => a - b),
      MOSTLY
    );
  const [own, other] = [censored(long), censored(short)];
  return (
    own !== null && other !== null && own >= RATIO_OF_WEEKS * other && upper(long) >= RATIO_OF_WEEKS * upper(short)
  );
}

/** Whether times are longer by more than a factor, beyond chance, on the scale of logarithms. */
function isBeyond(long: readonly number[], short: readonly number[], factor: number): boolean {
  const [a, b] = [long.map(Math.log), short.map(Math.log)];
  const error = Math.sqrt(sampleVariance(a) / a.length + sampleVariance(b) / b.length);
  return mean(a) - mean(b) - Math.log(factor) >= ERRORS * error;
}

/** A group whose times are all sevenths of whole numbers, where those of another are not: weeks made of days. */
function bySevenths(groups: readonly {readonly group: string; readonly own: readonly TableRecord[]}[]): string | null {
  const judged = groups.map(({group, own}) => ({group, are: areSevenths(timesOf(own))}));
  const weeks = judged.find(({are}) => are === true);
  return weeks !== undefined && judged.some(({are}) => are === false)
    ? `times that are sevenths of whole numbers, as weeks are, in ${weeks.group}, and not elsewhere`
    : null;
}

/** Null where too few have decimals to tell. */
function areSevenths(times: readonly number[]): boolean | null {
  const decimals = Math.max(0, ...times.map(decimalsOf));
  const fractions = times.filter((time) => !Number.isInteger(time));
  if (decimals === 0 || fractions.length < (decimals === 1 ? FEWEST_SEVENTHS.one : FEWEST_SEVENTHS.two)) return null;
  return times.every((time) => {
    const rounded = Number((Math.round(time * 7) / 7).toFixed(decimals));
    return Math.abs(rounded - time) < 1e-9;
  });
}

/** Null where there are too few. */
const medianOf = (records: readonly TableRecord[]): number | null => median(timesOf(records));

function median(times: readonly number[]): number | null {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted.length < FEWEST ? null : Number(quantileSorted(sorted, 0.5).toPrecision(3));
}
