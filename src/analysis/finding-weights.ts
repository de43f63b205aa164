import type {Cohort} from "../cohort/cohort.ts";
import type {Question} from "../question/question.ts";
import type {Issue} from "../record/issue.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {MedianWithout, RatioUnderLevels, Remark} from "../record/remark.ts";
import type {Row} from "../record/row.ts";
import type {AnalysisSet} from "./analysis-set.ts";
import {mainContrast, type MainContrast} from "./main-contrast.ts";
import {medianRow} from "./median-row.ts";
import {groupOrder, groupSubjects} from "./subject-groups.ts";
import type {Subject} from "./subject.ts";

/** Most kinds of findings that are weighed, and most medians of one. */
const MOST_WEIGHED = 20;
const MOST_MEDIANS = 3;

interface WeighedAnalysis {
  readonly cohort: Pick<Cohort, "lines" | "unit">;
  readonly question: Question;
  readonly set: AnalysisSet;
  /** Estimates and contrasts of the groups. */
  readonly rows: readonly Row[];
}

/**
 * The findings, the first of each kind with what it weighs: the main hazard ratio and the medians without the patients of whom it was found. Errors and warnings of which every row is known are weighed;
 * those that concern nobody or everybody who is analysed, and identification, are not.
 */
export function weighedFindings(issues: readonly Issue[], analysis: WeighedAnalysis): Issue[] {
  const kinds = [...listsByKey(issues.filter(isWeighed), kindOf).values()].filter((same) => same.every(rowsAreKnown));
  if (kinds.length === 0) return [...issues];
  const weights = new Map<Issue, Remark>();
  const weigh = weigher(analysis);
  for (const same of kinds) {
    if (weights.size === MOST_WEIGHED) break;
    const [first] = same;
    const weight = weigh(same);
    if (first !== undefined && weight !== null) weights.set(first, weight);
  }
  return issues.map((found) => {
    const remark = weights.get(found);
    return remark === undefined ? found : {...found, remark};
  });
}

/** What identifies people changes no number. */
const isWeighed = ({severity, code, remark}: Issue): boolean =>
  severity !== "note" && remark === undefined && !/^(deid|id)-/.test(code);

/** Findings that are said as one before the numbers. */
const kindOf = ({severity, code, column}: Issue): string => JSON.stringify([severity, code, column]);

const rowsAreKnown = ({rows, row, file, count}: Issue): boolean =>
  file !== null && (rows !== undefined || (row !== null && count === 1));

const placeOf = (file: unknown, row: unknown): string => `${String(row)} ${String(file)}`;

/** Weighs findings by the patients of their rows; null where none or all of those analysed are among them. */
function weigher({cohort, question, set, rows}: WeighedAnalysis): (same: readonly Issue[]) => Remark | null {
  const {subjects} = set;
  const patientAt = patientsByPlace(cohort, subjects);
  const main = mainContrast({question, set}, rows);
  const groups = groupSubjects(subjects, groupOrder(question));
  const all = main?.under(subjects);
  return (same) => {
    const concerned = new Set(
      same.flatMap(({file, row, rows: own}) =>
        (own ?? [row]).flatMap((one) => {
          const patient = patientAt.get(placeOf(file, one));
          return patient === undefined ? [] : [patient];
        })
      )
    );
    const left = subjects.filter((subject) => !concerned.has(patientOf(subject)));
    const n = subjects.length - left.length;
    if (n === 0 || left.length === 0) return null;
    return {
      code: "without-them",
      n,
      of: subjects.length,
      ratio: main === null ? null : ratioWithout(main, {all, left, groups: groups.size}),
      medians: mediansWithout(groups, groupSubjects(left)),
      unit: cohort.unit
    };
  };
}

/** The patient of a subject; the record itself where no patient is recorded. */
const patientOf = ({patientId, file, row}: Subject): string =>
  patientId === null ? `record ${placeOf(file, row)}` : `patient ${patientId}`;

function patientsByPlace({lines}: WeighedAnalysis["cohort"], subjects: readonly Subject[]): Map<string, string> {
  const found = new Map(subjects.map((subject) => [placeOf(subject.file, subject.row), patientOf(subject)]));
  const [ids, files, rows] = ["patient_id", "file", "row"].map((name) =>
    lines.columnNames().includes(name) ? (lines.array(name) as ArrayLike<unknown>) : []
  );
  for (let i = 0; i < lines.numRows(); i++) found.set(placeOf(files?.[i], rows?.[i]), `patient ${String(ids?.[i])}`);
  return found;
}

interface Left {
  readonly all: Row | undefined;
  readonly left: readonly Subject[];
  /** How many groups there are; where one has nobody left there is no contrast. */
  readonly groups: number;
}

function ratioWithout({group, reference, under}: MainContrast, {all, left, groups}: Left): RatioUnderLevels | null {
  const without = groupSubjects(left).size < groups ? undefined : under(left);
  const own = numbersOf(all);
  return own === null ? null : {group, reference, apart: own, together: numbersOf(without)};
}

function numbersOf(row: Row | undefined): RatioUnderLevels["apart"] {
  if (row === undefined || row.refusal !== null || row.estimate === null) return null;
  const {estimate, confLow, confHigh, n} = row;
  return {estimate, confLow, confHigh, n};
}

/** Medians of the groups that lose somebody. */
function mediansWithout(
  groups: ReadonlyMap<string, readonly Subject[]>,
  left: ReadonlyMap<string, readonly Subject[]>
): MedianWithout[] {
  return [...groups]
    .filter(([group, own]) => (left.get(group)?.length ?? 0) < own.length)
    .slice(0, MOST_MEDIANS)
    .map(([group, own]) => ({group, all: medianOf(own), without: medianOf(left.get(group) ?? [])}));
}

const medianOf = (subjects: readonly Subject[]): number | null =>
  medianRow(subjects, {analysis: "findings", term: "median"}).estimate;
