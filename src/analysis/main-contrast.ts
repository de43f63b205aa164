import type {AdcStarter} from "../patients/adc-starter.ts";
import type {Question} from "../question/question.ts";
import type {Row} from "../record/row.ts";
import type {AnalysisSet} from "./analysis-set.ts";
import {contrasts} from "./contrasts.ts";
import {contrastContext} from "./group-analysis.ts";
import {sequenceContrasts} from "./sequence-contrasts.ts";
import {startedAdc1, type Pairing} from "./sequential-comparison.ts";
import {groupOrder, groupSubjects} from "./subject-groups.ts";
import type {Subject} from "./subject.ts";

/** The contrast that is repeated under other rules or among fewer subjects, and its hazard ratio there. */
export interface MainContrast {
  readonly group: string;
  readonly reference: string;
  /** `pairing` holds the first ADCs of these subjects, where they are not those of the analysis. */
  readonly under: (subjects: readonly Subject[], pairing?: Pairing | null) => Row | undefined;
}

/** The primary contrast or, where that has no estimate, the first between groups that has; null where none has. */
export function mainContrast(
  {question, set}: {readonly question: Question; readonly set: AnalysisSet},
  rows: readonly Row[]
): MainContrast | null {
  const labels = {endpoint: set.endpoint, population: set.population, unit: "days"};
  const startersOf = (pairing: Pairing | null): readonly AdcStarter[] => (pairing === null ? [] : startedAdc1(pairing));
  const named = (subjects: readonly Subject[], name: string, pairing = set.pairing): Row | undefined =>
    sequenceContrasts(subjects, startersOf(pairing), question, rows, labels)
      .contrasts.find((one) => one.name === name)
      ?.rows.find(({kind}) => kind === "hazard-ratio");
  const primary =
    set.pairing === null
      ? null
      : sequenceContrasts(set.subjects, startersOf(set.pairing), question, rows, labels).primary;
  const own = primary === null || primary.refusal !== null ? undefined : named(set.subjects, primary.name);
  if (primary !== null && own !== undefined)
    return {
      group: own.group ?? "",
      reference: own.reference ?? "",
      under: (subjects, pairing) => named(subjects, primary.name, pairing)
    };
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
