import type {Cohort} from "../cohort/cohort.ts";
import type {Refusal} from "../record/refusal.ts";
import type {Result} from "../record/result.ts";
import {receivedBothRefusal} from "../audit/received-both.ts";
import {groupedBy, resultRow, type Row} from "../record/row.ts";
import type {AnalysisSet} from "./analysis-set.ts";
import {characteristics} from "../describe/characteristics.ts";
import {requireColumns} from "../question/condition.ts";
import {groupingColumn, groupingName, groupingText} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {contrasts, refusedContrasts, type ContrastContext} from "./contrasts.ts";
import {eventCauses} from "./event-causes.ts";
import {globalTest} from "./global-test.ts";
import {groupEstimates, patientCount} from "./group-estimates.ts";
import {exploratoryRows, whyWithheld} from "./selected-cohort.ts";
import {startedAdc1} from "./sequential-comparison.ts";
import {groupOrder, groupSubjects, referenceGroup, requireGroups} from "./subject-groups.ts";

/** Curves and rows of the groups that a question asks for: estimates, contrasts and, for groups of patients, their characteristics. */
export function groupAnalysis(set: AnalysisSet, question: Question, cohort: Cohort): Pick<Result, "rows" | "curves"> {
  const groups = groupSubjects(set.subjects, groupOrder(question));
  if (groups.size === 0) return {rows: [], curves: []};
  requireGroups(groups.size, groupingText(question.grouping));
  const {endpoint, population} = set;
  const fitted = [...groups].map(([group, subjects]) =>
    groupEstimates(group, subjects, {
      endpoint,
      population,
      unit: cohort.unit,
      milestones: question.milestones,
      clustered: isClustered(set.subjects, question),
      fromAdc1: cohort.shape === "lines" && question.fromAdc1
    })
  );
  const [first] = set.subjects;
  if (first !== undefined)
    requireColumns(question.report.characteristics, Object.keys(first.cells), "report.characteristics");
  const who = question.isByPosition
    ? []
    : characteristics(groups, {
        population,
        shape: cohort.shape,
        asked: question.report.characteristics,
        tests: question.report.tests,
        plans: question.columns,
        clustered: isClustered(set.subjects, question),
        leave: [
          groupingName(question.grouping),
          ...(question.adjustment.imputation === null ? [] : [question.adjustment.imputation])
        ]
      });
  return {
    rows: groupedBy(
      [
        ...(question.isTimeGuaranteed ? [notFromAdc1(set)] : []),
        ...fitted.flatMap(({rows}) => rows),
        ...eventCauses(groups, {endpoint, population}),
        ...contrastRows(set, question, groups),
        ...who
      ],
      groupingName(question.grouping)
    ),
    curves: fitted.map(({curve}) => curve)
  };
}

/** Survival from ADC1 by position, and why it is not given: what else there is depends on whether the file holds those who never reached ADC2. */
function notFromAdc1({pairing, population}: AnalysisSet): Row {
  return resultRow({
    analysis: "kaplan-meier",
    kind: "median",
    endpoint: "rwOS from ADC1",
    population,
    group: "ADC1",
    term: "median",
    method: "Kaplan-Meier",
    refusal: (pairing === null ? null : receivedBothRefusal(startedAdc1(pairing), "from-adc1")) ?? {
      code: "formed-at-adc2"
    }
  });
}

/** Whether a patient stands in the analysis with more than one record. */
function isClustered(subjects: AnalysisSet["subjects"], {isByPosition}: Question): boolean {
  return !isByPosition && patientCount(subjects) < subjects.length;
}

/** What contrasts of these groups are labelled by, stratified by and adjusted for. Throws `RangeError` when the question's reference is not among the groups. */
export function contrastContext(
  set: AnalysisSet,
  question: Question,
  groups: ReturnType<typeof groupSubjects>
): ContrastContext {
  return {
    endpoint: set.endpoint,
    population: set.population,
    reference: referenceGroup(groups, question),
    strata: question.strata,
    adjust: question.adjust,
    columnPlans: question.columns,
    clustered: isClustered(set.subjects, question),
    repeatedByDesign: question.isRepeated,
    eValues: false,
    grouping: groupingColumn(question.grouping)
  };
}

/** Rows of contrasts that the design of the file does not allow; those that compare diseases say that. */
function withheldContrasts(groups: ReturnType<typeof groupSubjects>, context: ContrastContext, why: Refusal): Row[] {
  const others = [...groups.keys()].filter((group) => group !== context.reference);
  return others.flatMap((group) => {
    const both = new Map([...groups].filter(([label]) => label === group || label === context.reference));
    const rows = contrasts(both, context);
    return rows.some(({refusal}) => refusal?.code === "not-comparable")
      ? rows
      : refusedContrasts([group], context, why);
  });
}

function contrastRows(set: AnalysisSet, question: Question, groups: ReturnType<typeof groupSubjects>): Row[] {
  const names = [...groups.keys()];
  const [first] = set.subjects;
  if (first !== undefined)
    requireColumns([...question.strata, ...question.adjust], Object.keys(first.cells), "strata and adjust");
  if (names.length < 2) return [];
  const context = contrastContext(set, question, groups);
  // Of the same patients on ADC1 and on ADC2 no test is made as if they were strangers.
  if (!question.permitted.contrasts) return refusedContrasts(names, context, {code: "unpaired-and-truncated"});
  const withheld = whyWithheld(set, question);
  if (withheld !== null) return withheldContrasts(groups, context, withheld);
  return exploratoryRows([...contrasts(groups, context), ...globalTest(groups, context)], set, question);
}
