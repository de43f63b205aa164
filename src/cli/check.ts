import {readCohort} from "../cohort/read-cohort.ts";
import {adcExposures} from "../cohort/exposures.ts";
import type {Issue, Severity} from "../record/issue.ts";
import {issueMessage} from "../record/issue.ts";
import {shortIssueTable} from "../report/issue-table.ts";
import {terminalTable} from "../report/text-table.ts";
import {agentsOf} from "./agents-choice.ts";
import {CallError} from "./call-error.ts";
import type {ExitStatus} from "./exit-status.ts";
import {sourcesOf} from "./input-files.ts";
import {plannedFiles} from "./plan-file.ts";

const severities: readonly Severity[] = ["error", "warning", "note"];
const MOST_SHOWN = 50;

/** `payloadswap check`: every finding with its place; status 1 when one of them is an error. */
export async function checkCommand(files: readonly string[], options: {readonly json?: boolean; readonly strictDeid?: boolean}): Promise<ExitStatus> {
  if (files.length === 0) throw new CallError("check takes cohort files or one plan");
  const {plan, paths, agentsFile} = plannedFiles(files);
  const {catalogue} = await agentsOf(agentsFile);
  const cohort = await readCohort(sourcesOf(paths), {
    mapping: plan.mapping, dateMode: plan.dateMode, unit: plan.unit, ...(plan.cutoff === null ? {} : {cutoff: plan.cutoff}), ...(options.strictDeid === true ? {strictDeid: true} : {})
  });
  const drugs = cohort.shape === "lines" ? adcExposures(cohort, {gapDays: plan.agents.gapDays, meaning: plan.agents.meaning, ...(catalogue === undefined ? {} : {catalogue})}).issues : [];
  const issues = [...cohort.issues, ...drugs].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const errors = issues.filter(({severity}) => severity === "error").length;
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({sources: cohort.sources, issues, leftOut: cohort.ledger.filter(({unit}) => unit === "row").map(({file, row, reason, detail}) => ({file, row, reason, detail}))}, null, 2)}\n`);
    return errors > 0 ? 1 : 0;
  }
  const read = cohort.sources.map(({name, role, rowsRead, rowsUsed}) => `${name} (${role}): ${rowsUsed} of ${rowsRead} rows can be used`);
  const shown = issues.slice(0, MOST_SHOWN).map(line);
  process.stdout.write([
    ...read, "",
    ...(issues.length === 0 ? ["Nothing found."] : [terminalTable(shortIssueTable(issues)), "", ...shown]),
    ...(issues.length > MOST_SHOWN ? [`… and ${issues.length - MOST_SHOWN} more; --json gives them all`] : []), ""
  ].join("\n"));
  return errors > 0 ? 1 : 0;
}

function line(found: Issue): string {
  return `${found.severity}: ${issueMessage(found)}`;
}
