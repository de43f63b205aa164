import {append} from "../record/lists-by-key.ts";
import {inStatedOrder} from "../record/natural-order.ts";
import {plannedColumn} from "../record/plan-columns.ts";
import {requireColumns} from "../question/condition.ts";
import {groupingName} from "../question/grouping.ts";
import {groupEstimates, patientCount} from "./group-estimates.ts";
import {text} from "./group-of.ts";
import {groupOrder, groupSubjects, requireGroups} from "./subject-groups.ts";
import type {AnalysisInput, PartOutput} from "./analysis-part.ts";
import type {Subject} from "./subject.ts";

/** More panels than this find no room on a page; the largest levels are drawn. */
const MOST_PANELS = 6;

/** A level of fewer patients than this has no panel. */
const FEWEST_PATIENTS = 5;

/** Curves of the groups within each level of the column that the question names under `figures.facets`; described, not compared. */
export function facetsPart({question, set, cohort}: AnalysisInput): PartOutput {
  const {facets} = question;
  const [first] = set.subjects;
  if (facets === null || first === undefined) return {};
  const by = groupingName(facets);
  const column = facets.by === "transition" ? "headline" : by;
  requireColumns([column], Object.keys(first.cells), "figures.facets");
  const levels = new Map<string, Subject[]>();
  for (const subject of set.subjects) {
    const level = text(subject.cells[column]);
    if (level !== null) append(levels, level, subject);
  }
  requireGroups(levels.size, `column ${by}`);
  const sorted = [...levels].toSorted(([a, own], [b, other]) => other.length - own.length || (a < b ? -1 : 1));
  const largest = new Map(
    sorted.filter(([, subjects]) => patientCount(subjects) >= FEWEST_PATIENTS).slice(0, MOST_PANELS)
  );
  const order = plannedColumn(question.columns, column)?.order ?? [];
  const large = inStatedOrder([...largest.keys()], order).map((level) => [level, largest.get(level) ?? []] as const);
  const clustered = !question.isByPosition && patientCount(set.subjects) < set.subjects.length;
  const context = {
    endpoint: set.endpoint,
    population: set.population,
    unit: cohort.unit,
    milestones: question.milestones,
    clustered
  };
  const drawn = new Set(large.map(([level]) => level));
  return {
    shown: {
      facets: {
        by,
        panels: large.map(([level, subjects]) => ({
          level,
          curves: [...groupSubjects(subjects, groupOrder(question))].map(
            ([group, own]) => groupEstimates(group, own, context).curve
          )
        })),
        left: sorted.filter(([level]) => !drawn.has(level)).map(([level]) => level),
        blank: patientCount(set.subjects.filter(({cells}) => text(cells[column]) === null))
      }
    }
  };
}
