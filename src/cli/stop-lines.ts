import {parse} from "yaml";
import {findingsBefore} from "../analysis/findings-before.ts";
import {questionOf} from "../question/question.ts";
import type {Issue, PlanChoice} from "../record/issue.ts";
import {completePlan, type PlanSpec} from "../record/plan.ts";
import {issueMessage} from "../words/en/issues.ts";
import {plannedCohort} from "./planned-cohort.ts";
import type {PlannedPath} from "./plan-file.ts";

/**
 * Lines of a plan for what would still stop an analysis by a plan that is proposed: each finding with its choices, as comments. Findings of which the plan has a line already are left out, and those of the unit where
 * none is chosen yet.
 */
export async function stopLines(proposed: string, paths: readonly PlannedPath[]): Promise<string[]> {
  const spec = parse(proposed) as PlanSpec;
  const plan = completePlan(spec);
  const planned = paths.map((path, i): PlannedPath => {
    const named = plan.data[i];
    return {
      ...path,
      ...(named !== undefined && "role" in named && named.role !== undefined ? {role: named.role} : {}),
      ...(named !== undefined && "repairs" in named && named.repairs !== undefined ? {repairs: named.repairs} : {})
    };
  });
  const cohort = await plannedCohort({paths: planned, plan, command: "init", strictDeid: undefined});
  const open = findingsBefore(cohort, questionOf(plan)).filter(
    ({code, stops, choices = []}) =>
      stops === true &&
      choices.length > 0 &&
      !isSaid(proposed, choices) &&
      !(spec.unit === undefined && code.startsWith("unit-"))
  );
  const lines = open.flatMap((found) => linesOf(found, new Set(Object.keys(spec))));
  return lines.filter((line) => line.startsWith("# accept:")).length > 1
    ? [...lines, "# accept takes several in one list: accept: [ONE, ANOTHER]"]
    : lines;
}

/** Whether every choice stands in a plan, as a line or as a comment. */
const isSaid = (plan: string, choices: readonly PlanChoice[]): boolean =>
  choices.every(({line}) => plan.includes(line));

function linesOf({choices = [], ...found}: Issue, taken: ReadonlySet<string>): string[] {
  return [
    `# Nothing is estimated until this is settled: ${issueMessage({...found, count: 1})}. Choose a line:`,
    ...choices.map(({line, why}) => `# ${line} # ${why}${besides(line, taken)}`)
  ];
}

/** Where a key stands in the plan already, its value has to be written under it. */
function besides(line: string, taken: ReadonlySet<string>): string {
  const [, key = "", value = ""] = /^(\w+): \{(.*)\}$/.exec(line) ?? [];
  return taken.has(key) ? `; ${key} stands above already: write ${value} under it` : "";
}
