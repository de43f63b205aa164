import {existsSync, writeFileSync} from "node:fs";
import {holdsNoRecord} from "../cohort/repairs/repair-notes.ts";
import {plannedCovariateIssues} from "../analysis/adjustment.ts";
import {plannedColumnIssues} from "../analysis/planned-columns.ts";
import type {AgentChoice} from "../analysis/agent-choice.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {issue, type Issue} from "../record/issue.ts";
import {completePlan, type Plan} from "../record/plan.ts";
import {adcExposures} from "../patients/exposure-table.ts";
import {codebookText} from "../words/en/outcome.ts";
import {dataQualityPage} from "../report/html/data-quality-page.ts";
import {software} from "../report/methods/software.ts";
import {wrapped} from "../report/tables/wrapped.ts";
import {findingsBefore} from "../analysis/findings-before.ts";
import {questionOf} from "../question/question.ts";
import {accepted} from "../record/stopped.ts";
import {agentsOf} from "./agents-choice.ts";
import {CallError} from "./call-error.ts";
import {calledPlan, type PlanOptions} from "./called-plan.ts";
import type {ExitStatus} from "./exit-status.ts";
import {findingsByChapter, isMostlyLost} from "./findings-text.ts";
import {commandAfterCheck, commandAfterStop, nextCommand, tidyCommands} from "./next-command.ts";
import {plannedCohort} from "./planned-cohort.ts";

/** `payloadswap check`: every finding with its place; status 1 when one of them is an error. */
export async function checkCommand(files: readonly string[], options: CheckOptions): Promise<ExitStatus> {
  if (files.length === 0) throw new CallError("check takes cohort files or one plan");
  if (options.html !== undefined && existsSync(options.html))
    throw new CallError(`--html ${options.html} exists already; give a new file`);
  const {spec, paths, agentsFile} = calledPlan(files, options);
  const plan = completePlan(spec);
  const {catalogue} = await agentsOf(agentsFile);
  const cohort = await plannedCohort({paths, plan, command: "check", strictDeid: options.strictDeid});
  const issues = [
    ...findingsOf(cohort, plan, catalogue),
    ...(spec.by === undefined ? [] : groupsOfLines(plan, cohort))
  ];
  if (options.html !== undefined) writeFileSync(options.html, dataQualityPage(cohort, issues, software()));
  process.stdout.write(options.json === true ? findingsJson(cohort, issues) : findingsText(files, cohort, issues));
  return issues.some(({severity}) => severity === "error") ? 1 : 0;
}

interface CheckOptions extends Pick<PlanOptions, "time" | "event" | "unit" | "entry" | "by"> {
  readonly json?: boolean;
  readonly html?: string;
  readonly strictDeid?: boolean;
}

/** What reading, drug names, and the columns and covariates of the plan give cause to say. */
function findingsOf(cohort: Cohort, plan: Plan, catalogue: AgentChoice["catalogue"]): Issue[] {
  const drugs =
    cohort.shape === "lines"
      ? adcExposures(cohort, {
          gapDays: plan.agents.gapDays,
          meaning: plan.agents.meaning,
          unknownCodes: plan.agents.unknownCodes,
          maskedDrugs: plan.agents.maskedDrugs,
          ...(catalogue === undefined ? {} : {catalogue})
        }).issues
      : [];
  const planned = plannedColumnIssues(plan, cohort);
  // With a column that is not there nobody can be picked out, and who lacks a covariate is not known.
  const covariates = planned.some(({code}) => code === "planned-column-absent")
    ? []
    : plannedCovariateIssues(plan, cohort, catalogue);
  return [
    ...accepted(findingsBefore(cohort, questionOf(plan), catalogue), plan.accept),
    ...drugs,
    ...planned,
    ...covariates
  ];
}

/** Ready-made follow-up has no lines of therapy that a plan could group by. */
function groupsOfLines({by}: Plan, {shape, followUp}: Cohort): Issue[] {
  if (shape !== "follow-up" || by.startsWith("column:")) return [];
  const isMade = followUp?.columnNames().includes(by) === true;
  return [
    issue({
      code: "planned-group-of-lines",
      severity: "warning",
      expected: "by: column:NAME, where follow-up is already computed",
      received: by,
      hint: isMade ? `write by: column:${by}` : "without lines of therapy there is nothing to classify"
    })
  ];
}

function findingsJson({sources, ledger}: Cohort, issues: readonly Issue[]): string {
  const leftOut = ledger
    .filter(({unit}) => unit === "row")
    .map(({file, row, reason, detail}) => ({file, row, reason, detail}));
  return `${JSON.stringify({sources, issues, leftOut}, null, 2)}\n`;
}

/** The findings for a terminal, and what to type next. */
function findingsText(files: readonly string[], cohort: Cohort, issues: readonly Issue[]): string {
  return [
    ...cohort.sources.map((source) => usableRows(source, cohort.ledger)),
    ...(cohort.outcome ?? []).map((codebook) => wrapped(`Outcome ${codebookText(codebook)}.`, 80, 2)),
    "",
    ...(issues.length === 0 ? ["Nothing found.", ""] : findingsByChapter(issues)),
    ...(issues.length === 0 ? [] : ["--json gives every place of every finding.", ""]),
    ...tidyCommands(files, issues).map((line) => wrapped(line, 80, 2)),
    nextStep(files, cohort, issues),
    ""
  ].join("\n");
}

/** How many rows of a file can be used, and how many a repair found to hold no record. */
function usableRows({name, role, rowsRead, rowsUsed}: Cohort["sources"][number], ledger: Cohort["ledger"]): string {
  const without = ledger.filter(({file, reason}) => file === name && holdsNoRecord(reason)).length;
  const rest = rowsUsed + without === rowsRead ? "the other " : "";
  const said = without === 0 ? "" : `; ${rest}${without} ${without === 1 ? "holds" : "hold"} no record`;
  return `${name} (${role}): ${rowsUsed} of ${rowsRead} rows can be used${said}`;
}

/** What to type next: never an analysis where something stops it or few rows can be used. */
function nextStep(files: readonly string[], cohort: Cohort, issues: readonly Issue[]): string {
  if (cohort.sources.every(({rowsUsed}) => rowsUsed === 0) && !issues.some(({stops}) => stops))
    return nextCommand(files, cohort).trimEnd();
  if (issues.some(({stops}) => stops)) return commandAfterStop(files);
  return isMostlyLost(cohort)
    ? wrapped(
        "Few of the rows can be used: put right what is said above first, or most patients are missing from every number. payloadswap tidy FILE and payloadswap init FILE show what can be repaired.",
        80,
        2
      )
    : commandAfterCheck(files);
}
