import type {Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {treatmentNamed} from "../adc/treatment-label.ts";
import {labelsMisspelt, labelsSpelledAlike} from "../cohort/levels/label-spelling.ts";
import {likeLabels, perhapsLike, type LikeLabels} from "../cohort/levels/treatment-labels.ts";
import {groupingColumns} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {issue, type Issue} from "../record/issue.ts";
import {text} from "./group-of.ts";
import {recordsOf} from "./table-records.ts";

/**
 * Stops where labels of one column that makes groups name one treatment in several ways (`SG`, `Trodelvy`), are one but for their spelling (`A`, `Arm A`; `1`, `1.0`; `Arm I`, `Arm 1`; `payload`, `paylod`), or may be one (`SG`, `Sacituzumab`): they would be groups of their own, each smaller than it is.
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
    const labels = labelsIn(cohort, column);
    const named = likeLabels(labels, catalogue);
    const known = new Set(named.flatMap(({texts}) => texts));
    const perhaps = named.length > 0 ? [] : perhapsLike(labels, catalogue);
    const spelled = labelsSpelledAlike(labels).filter(({texts}) => !texts.every((text) => known.has(text)));
    const misspelt = labelsMisspelt(labels).filter(
      ({texts}) => texts.filter((text) => treatmentNamed(text, catalogue) !== null).length < 2
    );
    return [
      ...(named.length === 0
        ? []
        : [
            labelIssue(column, named, {
              code: "labels-name-one-treatment",
              expected: "one label for each treatment",
              hint: "they are the same drugs in the same order"
            })
          ]),
      ...(perhaps.length === 0
        ? []
        : [
            labelIssue(column, perhaps, {
              code: "label-perhaps-of-a-group",
              expected: "one label for each treatment, by a name that is its own",
              hint: "the second may be another name of the first"
            })
          ]),
      ...(spelled.length === 0
        ? []
        : [
            labelIssue(column, spelled, {
              code: "labels-differ-by-spelling",
              expected: "one spelling for each group",
              hint: "they are one but for a word before them, zeros, accents, Roman letters or signs between"
            })
          ]),
      ...(misspelt.length === 0
        ? []
        : [
            labelIssue(column, misspelt, {
              code: "labels-differ-by-spelling",
              expected: "one spelling for each group",
              hint: "they are one but for a letter, and one of them is rare"
            })
          ])
    ];
  });
}

/** The finding on labels of one column that may be one. */
function labelIssue(
  column: string,
  alike: readonly LikeLabels[],
  said: Pick<Issue, "code" | "expected" | "hint">
): Issue {
  return issue({
    ...said,
    severity: "error",
    stops: true,
    column,
    received: alike.map(({texts}) => texts.join(" and ")).join("; "),
    choices: [
      {line: `values: {${column}: {${alike.map(pairs).join(", ")}}}`, why: "take them as one group"},
      {line: `accept: [${said.code}]`, why: "they are different groups"}
    ]
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
