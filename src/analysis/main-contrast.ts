import type {Question} from "../question/question.ts";
import type {Row} from "../record/row.ts";
import type {AnalysisSet} from "./analysis-set.ts";
import {contrasts} from "./contrasts.ts";
import {contrastContext} from "./group-analysis.ts";
import {sequenceContrasts} from "./sequence-contrasts.ts";
import {startedAdc1} from "./sequential-comparison.ts";
import {groupOrder, groupSubjects} from "./subject-groups.ts";
import type {Subject} from "./subject.ts";

/** The contrast that is repeated under other rules or among fewer subjects, and its hazard ratio there. */
export interface MainContrast {
  readonly group: string;
  readonly reference: string;
  readonly under: (subjects: readonly Subject[]) => Row | undefined;
}

/** The primary contrast or, where that has no estimate, the first between groups that has; null where none has. */
export function mainContrast(
  {question, set}: {readonly question: Question; readonly set: AnalysisSet},
  rows: readonly Row[]
): MainContrast | null {
  const {pairing} = set;
  const labels = {endpoint: set.endpoint, population: set.population, unit: "days"};
  const starters = pairing === null ? [] : startedAdc1(pairing);
  const named = (subjects: readonly Subject[], name: string): Row | undefined =>
    sequenceContrasts(subjects, starters, question, rows, labels)
      .contrasts.find((one) => one.name === name)
      ?.rows.find(({kind}) => kind === "hazard-ratio");
  const primary = pairing === null ? null : sequenceContrasts(set.subjects, starters, question, rows, labels).primary;
  const own = primary === null || primary.refusal !== null ? undefined : named(set.subjects, primary.name);
  if (primary !== null && own !== undefined)
    return {group: own.group ?? "", reference: own.reference ?? "", under: (subjects) => named(subjects, primary.name)};
  const between =
    rows.find(
      ({analysis, kind, refusal, group, reference}) =>
        analysis === "cox" &&
        kind === "hazard-ratio" &&
        refusal === null &&
        (primary === null || primary.refusal !== null || primary.name === `${group} v ${reference}`)
    ) ?? rows.find(({analysis, kind, refusal}) => analysis === "cox" && kind === "hazard-ratio" && refusal === null);
  if (between === undefined) return null;
  const [group, reference] = [between.group ?? "", between.reference ?? ""];
  return {
    group,
    reference,
    under: (subjects) => {
      const both = new Map([...groupSubjects(subjects)].filter(([label]) => label === group || label === reference));
      return both.size < 2
        ? undefined
        : contrasts(both, {
            ...contrastContext(set, question, groupSubjects(set.subjects, groupOrder(question))),
            reference
          }).find(({analysis, kind}) => analysis === "cox" && kind === "hazard-ratio");
    }
  };
}
