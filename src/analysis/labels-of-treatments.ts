import type {Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {likeLabels, type LikeLabels} from "../cohort/levels/treatment-labels.ts";
import {groupingColumns} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {issue, type Issue} from "../record/issue.ts";
import {text} from "./group-of.ts";
import {recordsOf} from "./table-records.ts";

/**
 * Stops where labels of one column that makes groups name one treatment in several ways (`SG`, `Trodelvy`): they would be groups of their own, each smaller than it is.
 *
 * @example
 * const cohort = await readCohort([{name: "c.csv", text: "patient_id,time,event,arm\nP1,9,1,SG\nP2,5,1,SG\nP3,7,1,Trodelvy\n"}]);
 * const question = {groupings: [{by: "column", column: "arm"}]};
 * labelsOfTreatments(cohort, question).flatMap(({choices}) => choices.map(({line}) => line)) // ['values: {arm: {Trodelvy: SG}}', "accept: [labels-name-one-treatment]"]
 */
export function labelsOfTreatments(
  cohort: Cohort,
  {groupings}: Pick<Question, "groupings">,
  catalogue?: Catalogue
): Issue[] {
  return groupingColumns(groupings).flatMap((column): Issue[] => {
    const named = likeLabels(labelsIn(cohort, column), catalogue);
    if (named.length === 0) return [];
    return [
      issue({
        code: "labels-name-one-treatment",
        severity: "error",
        stops: true,
        column,
        expected: "one label for each treatment",
        received: named.map(({texts}) => texts.join(" and ")).join("; "),
        hint: "they are the same drugs in the same order",
        choices: [
          {line: `values: {${column}: {${named.map(pairs).join(", ")}}}`, why: "take them as one group"},
          {line: "accept: [labels-name-one-treatment]", why: "they are different groups"}
        ]
      })
    ];
  });
}

/** The labels of a column in the records of the analysis, each as often as it stands. */
function labelsIn({shape, followUp, lines, patients}: Cohort, column: string): string[] {
  return (shape === "follow-up" ? [followUp] : [lines, patients]).flatMap((table) =>
    table?.columnNames().includes(column) === true ? recordsOf(table).flatMap((cells) => text(cells[column]) ?? []) : []
  );
}

const pairs = ({name, texts}: LikeLabels): string =>
  texts
    .filter((label) => label !== name)
    .map((label) => `${written(label)}: ${written(name)}`)
    .join(", ");

/** A scalar of YAML, quoted where it needs to be. */
const written = (label: string): string => (/^\p{L}[\p{L}\p{N}]*$/u.test(label) ? label : JSON.stringify(label));
