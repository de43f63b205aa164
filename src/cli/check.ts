import {existsSync, writeFileSync} from "node:fs";
import {plannedCovariateIssues} from "../analysis/adjustment.ts";
import {plannedColumnIssues} from "../analysis/planned-columns.ts";
import {readCohort} from "../cohort/read-cohort.ts";
import {adcExposures} from "../patients/exposure-table.ts";
import {issueMessage} from "../words/en/issues.ts";
import {dataQualityPage} from "../report/html/data-quality-page.ts";
import {groupedIssues, shortIssueTable, type IssueKind} from "../report/tables/issue-table.ts";
import {software} from "../report/methods/software.ts";
import {terminalTable} from "../report/tables/text-table.ts";
import {agentsOf} from "./agents-choice.ts";
import {CallError} from "./call-error.ts";
import type {ExitStatus} from "./exit-status.ts";
import {sourcesOf} from "./input-files.ts";
import {commandAfterCheck, nextCommand} from "./next-command.ts";
import {readingProgress} from "./progress.ts";
import {plannedFiles} from "./plan-file.ts";

const MOST_SHOWN = 50;

/** `payloadswap check`: every finding with its place; status 1 when one of them is an error. */
export async function checkCommand(
  files: readonly string[],
  options: {readonly json?: boolean; readonly html?: string; readonly strictDeid?: boolean}
): Promise<ExitStatus> {
  if (files.length === 0) throw new CallError("check takes cohort files or one plan");
  if (options.html !== undefined && existsSync(options.html))
    throw new CallError(`--html ${options.html} exists already; give a new file`);
  const {plan, paths, agentsFile} = plannedFiles(files);
  const {catalogue} = await agentsOf(agentsFile);
  const cohort = await readCohort(sourcesOf(paths, "check"), {
    mapping: plan.mapping,
    values: plan.values,
    dateMode: plan.dateMode,
    unit: plan.unit,
    imputation: plan.adjustment.imputation,
    onProgress: readingProgress(),
    ...(plan.cutoff === null ? {} : {cutoff: plan.cutoff}),
    ...(options.strictDeid === true ? {strictDeid: true} : {})
  });
  const drugs =
    cohort.shape === "lines"
      ? adcExposures(cohort, {
          gapDays: plan.agents.gapDays,
          meaning: plan.agents.meaning,
          ...(catalogue === undefined ? {} : {catalogue})
        }).issues
      : [];
  const planned = plannedColumnIssues(plan, cohort);
  // With a column that is not there nobody can be picked out, and who lacks a covariate is not known.
  const covariates = planned.some(({code}) => code === "planned-column-absent")
    ? []
    : plannedCovariateIssues(plan, cohort, catalogue);
  const issues = [...cohort.issues, ...drugs, ...planned, ...covariates];
  const errors = issues.filter(({severity}) => severity === "error").length;
  if (options.html !== undefined) writeFileSync(options.html, dataQualityPage(cohort, issues, software()));
  if (options.json === true) {
    process.stdout.write(
      `${JSON.stringify({sources: cohort.sources, issues, leftOut: cohort.ledger.filter(({unit}) => unit === "row").map(({file, row, reason, detail}) => ({file, row, reason, detail}))}, null, 2)}\n`
    );
    return errors > 0 ? 1 : 0;
  }
  const read = cohort.sources.map(
    ({name, role, rowsRead, rowsUsed}) => `${name} (${role}): ${rowsUsed} of ${rowsRead} rows can be used`
  );
  const kinds = groupedIssues(issues);
  const shown = kinds.slice(0, MOST_SHOWN).map(line);
  process.stdout.write(
    [
      ...read,
      "",
      ...(issues.length === 0 ? ["Nothing found."] : [terminalTable(shortIssueTable(issues)), "", ...shown]),
      ...(kinds.length > MOST_SHOWN ? [`… and ${kinds.length - MOST_SHOWN} more kinds`] : []),
      ...(issues.length > kinds.length ? ["--json gives every place of every finding."] : []),
      "",
      cohort.sources.every(({rowsUsed}) => rowsUsed === 0)
        ? nextCommand(files, cohort).trimEnd()
        : commandAfterCheck(files),
      ""
    ].join("\n")
  );
  return errors > 0 ? 1 : 0;
}

function line({first, count}: IssueKind): string {
  return `${first.severity}: ${issueMessage({...first, count: 1})}${count > 1 ? ` (and ${count - 1} more like it)` : ""}`;
}
