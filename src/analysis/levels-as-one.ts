import {likeTumours, perhapsTumours, type LikeTumours} from "../cohort/levels/tumour-levels.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {groupingColumn} from "../question/grouping.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {RatioUnderLevels} from "../record/remark.ts";
import type {Row} from "../record/row.ts";
import type {AnalysisInput, AnalysisPart} from "./analysis-part.ts";
import {contrasts} from "./contrasts.ts";
import {contrastContext} from "./group-analysis.ts";
import {sequenceContrasts} from "./sequence-contrasts.ts";
import {startedAdc1} from "./sequential-comparison.ts";
import {groupOrder, groupSubjects} from "./subject-groups.ts";
import type {Subject} from "./subject.ts";

/** Most contrasts of which the effect is told. */
const MOST_TOLD = 3;

/**
 * Levels of the column of tumours that name one tumour in several ways: they are strata of their own in every contrast, and the plan may take them as one.
 *
 * @example
 * const cohort = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,tumour\nP1,SG,0,Mamma-Ca\nP2,SG,0,breast\n"}]);
 * tumourLevelIssues(cohort).map(({code, received}) => [code, received]) // [["levels-look-alike", "Mamma-Ca, breast"]]
 */
export function tumourLevelIssues(cohort: Cohort): Issue[] {
  const levels = tumoursOf(cohort);
  const like = likeTumours(levels);
  const column = cohort.mapping["tumour"] ?? "tumour";
  const expected = "one level for each tumour, because contrasts compare within them";
  return [
    ...like.map(({name, texts}) =>
      issue({
        code: "levels-look-alike",
        severity: "warning",
        column,
        expected,
        received: texts.join(", "),
        hint: `if they are one, write values: ${tumourValues({name, texts})}`
      })
    ),
    ...perhapsTumours(levels).map(({text, as, why}) =>
      issue({
        code: "levels-may-be-one",
        severity: "note",
        column,
        expected,
        received: `${text}, ${as}`,
        hint: `${why === "part" ? `${text} may be counted under ${as}` : `${text} may be a slip for ${as}`}; if so, write values: {tumour: {${JSON.stringify(text)}: ${as}}}`
      })
    )
  ];
}

/**
 * The line of a plan that takes levels as one.
 *
 * @example
 * tumourValues({name: "breast", texts: ["Mamma-Ca", "breast"]}) // '{tumour: {"Mamma-Ca": breast}}'
 */
export function tumourValues({name, texts}: LikeTumours): string {
  const pairs = texts.filter((text) => text !== name).map((text) => `${JSON.stringify(text)}: ${name}`);
  return `{tumour: {${pairs.join(", ")}}}`;
}

function tumoursOf({shape, patients, lines, followUp}: Cohort): Set<string> {
  const tables = shape === "follow-up" ? [followUp] : [patients, lines];
  return new Set(
    tables.flatMap((table) =>
      table !== null && table.columnNames().includes("tumour")
        ? Array.from(table.array("tumour") as ArrayLike<unknown>).flatMap((cell) =>
            typeof cell === "string" && cell !== "" ? [cell] : []
          )
        : []
    )
  );
}

/** What it does to the contrasts to take levels that look like one as one. */
export const tumourLevelsPart: AnalysisPart = {
  name: "levels that look like one",
  of: (input) => {
    const {question, set} = input;
    const {subjects} = set;
    const like = likeTumours(
      subjects.flatMap(({cells}) => (typeof cells["tumour"] === "string" ? [cells["tumour"]] : []))
    );
    if (like.length === 0 || groupingColumn(question.grouping) === "tumour") return {};
    const nameOf = new Map(like.flatMap(({name, texts}) => texts.map((text) => [text, name] as const)));
    const asOne = subjects.map((subject): Subject => {
      const name = nameOf.get(String(subject.cells["tumour"]));
      return name === undefined ? subject : {...subject, cells: {...subject.cells, tumour: name}};
    });
    const changed = changedRatios(ratiosOf(input, subjects), ratiosOf(input, asOne));
    if (changed.length === 0) return {};
    return {
      issues: [
        issue({
          code: "levels-apart-change-contrast",
          severity: "warning",
          column: input.cohort.mapping["tumour"] ?? "tumour",
          expected: "one level for each tumour",
          received: like.map(({texts}) => texts.join(", ")).join("; "),
          remark: {
            code: "levels-as-one",
            contrasts: changed.slice(0, MOST_TOLD),
            further: Math.max(0, changed.length - MOST_TOLD)
          },
          hint: `if they are one, write values: ${like.map(tumourValues).join(" and ")}`
        })
      ]
    };
  }
};

/** The hazard ratios of all contrasts of these subjects, between groups and of classes or sequences. */
function ratiosOf({question, set, rows}: AnalysisInput, subjects: readonly Subject[]): Row[] {
  const groups = groupSubjects(subjects, groupOrder(question));
  const labels = {endpoint: set.endpoint, population: set.population, unit: "days"};
  const between =
    question.permitted.contrasts && groups.size > 1 ? contrasts(groups, contrastContext(set, question, groups)) : [];
  const ofClasses =
    set.pairing === null
      ? []
      : sequenceContrasts(subjects, startedAdc1(set.pairing), question, rows, labels).contrasts.flatMap(
          (contrast) => contrast.rows
        );
  return [...ofClasses, ...between].filter(({kind}) => kind === "hazard-ratio");
}

const contrastOf = ({analysis, group, reference, term}: Row): string =>
  JSON.stringify([analysis, group, reference, term]);

/** Those that are not the same when levels are taken as one. */
function changedRatios(apart: readonly Row[], together: readonly Row[]): RatioUnderLevels[] {
  const before = new Map(apart.map((row) => [contrastOf(row), row]));
  return together.flatMap((row): RatioUnderLevels[] => {
    const [own, other] = [numbersOf(before.get(contrastOf(row))), numbersOf(row)];
    return JSON.stringify(own) === JSON.stringify(other)
      ? []
      : [{group: row.group ?? "", reference: row.reference ?? "", apart: own, together: other}];
  });
}

function numbersOf(row: Row | undefined): RatioUnderLevels["apart"] {
  if (row === undefined || row.refusal !== null || row.estimate === null) return null;
  const {estimate, confLow, confHigh, n} = row;
  return {estimate, confLow, confHigh, n};
}
