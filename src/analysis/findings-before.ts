import type {Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import type {Question} from "../question/question.ts";
import type {Issue} from "../record/issue.ts";
import {rowsThatCount} from "./rows-that-count.ts";
import {endpointGate} from "./endpoint-gate.ts";
import {outcomeLoss} from "./outcome-loss.ts";
import {labelsOfTreatments} from "./labels-of-treatments.ts";
import {lostFollowUp} from "./lost-follow-up.ts";
import {misspelledDrugs} from "./misspelled-drugs.ts";
import {namesOfSeveral} from "./names-of-several.ts";
import {repeatedObservations} from "./repeated-observations.ts";
import {mixedUnits} from "./mixed-units.ts";
import {groupAgainstColumn} from "./group-against-column.ts";
import {groupMostlyBlank} from "./group-mostly-blank.ts";
import {secondProgressions} from "./second-progression.ts";
import {stackedRecords} from "./stacked-records.ts";
import {severalEndpoints} from "./several-endpoints.ts";
import {tumourLevelIssues} from "./levels-as-one.ts";
import {unreadColumns} from "./unread-columns.ts";
import {unreadRows} from "./unread-rows.ts";

/**
 * What is known before anything is estimated: the findings of the reading, and what stops this question of this cohort.
 *
 * @example
 * const cohort = await readCohort([{name: "c.csv", text: "time,event,arm\n5,1,A\n7,2,A\n"}]);
 * const nothing = {agents: {meaning: {}}, strata: [], adjust: [], sequential: {predictors: null}, subgroups: null, report: {characteristics: []}};
 * const question = {groupings: [], endpoints: [], population: {where: null}, adjustment: {imputation: null, covariates: []}, ...nothing};
 * findingsBefore(cohort, question).filter(({stops}) => stops).map(({code}) => code) // ["outcome-code-open"]
 */
export function findingsBefore(cohort: Cohort, question: Question, catalogue?: Catalogue): Issue[] {
  return [
    ...cohort.issues.filter((found) => !isAskedBy(found, cohort.mapping, question)),
    ...unreadColumns(cohort, question, catalogue),
    ...(question.endpoints.every(({kind}) => withoutProgression.has(kind)) ? [] : secondProgressions(cohort)),
    ...rowsThatCount(cohort),
    ...tumourLevelIssues(cohort),
    ...severalEndpoints(cohort, question),
    ...repeatedObservations(cohort, question),
    ...stackedRecords(cohort, question),
    ...groupMostlyBlank(cohort, question),
    ...groupAgainstColumn(cohort, question, catalogue),
    ...mixedUnits(cohort, question),
    ...labelsOfTreatments(cohort, question, catalogue),
    ...namesOfSeveral(cohort, question, catalogue),
    ...misspelledDrugs(cohort, question, catalogue),
    ...unreadRows(cohort),
    ...outcomeLoss(cohort, question, catalogue),
    ...gated(cohort, question, catalogue)
  ];
}

/** Whether the plan says by a column who is analysed that marks patients for exclusion, or asks for endpoints alone in which no progression counts. */
const isAskedBy = (
  {code, column}: Issue,
  mapping: Cohort["mapping"],
  {population: {where}, endpoints}: Pick<Question, "population" | "endpoints">
): boolean =>
  (code === "marked-for-exclusion" &&
    column !== null &&
    (where?.columns.some((asked) => asked === column || mapping[asked] === column) ?? false)) ||
  (code === "progression-on-next-start" && endpoints.every(({kind}) => withoutProgression.has(kind)));

/** Endpoints that the day of a progression does not make. */
const withoutProgression: ReadonlySet<string> = new Set(["time to next treatment", "time to discontinuation", "OS"]);

/** Endpoints whose days are not there; where they are, whether those without an event can be followed. */
function gated(cohort: Cohort, question: Question, catalogue?: Catalogue): Issue[] {
  const refused = endpointGate(cohort, question, catalogue);
  return refused.length > 0 || stopsAlready(cohort) ? refused : lostFollowUp(cohort, question, catalogue);
}

/** What the reading stops for comes first. */
const stopsAlready = ({issues}: Cohort): boolean =>
  issues.some(({stops, code}) => stops === true && code !== "marked-for-exclusion");
