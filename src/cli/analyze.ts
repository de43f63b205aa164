import {availableParallelism} from "node:os";
import {ADJUVANT_ADC1} from "../analysis/adjuvant-adc1.ts";
import {analyze} from "../analysis/analyze.ts";
import type {Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {findingsBefore} from "../analysis/findings-before.ts";
import {questionOf} from "../question/question.ts";
import type {Issue} from "../record/issue.ts";
import {completePlan, type Plan} from "../record/plan.ts";
import {accepted, stopping} from "../record/stopped.ts";
import {codebookText, codebookWithoutCounts} from "../words/en/outcome.ts";
import {stoppedFiles} from "../report/stopped-files.ts";
import {issueMessage} from "../words/en/issues.ts";
import type {Result, ShownResult} from "../record/result.ts";
import {groupedIssues} from "../report/tables/issue-table.ts";
import {findingsBeforeNumbers} from "../words/en/finding-effects.ts";
import {cautionsOf, RESEARCH_USE} from "../words/en/read-first.ts";
import {disclosed} from "../disclosure/disclosed.ts";
import {aggregates, outputFiles} from "../report/output-files.ts";
import {presetNamed} from "../report/figures/presets.ts";
import {filledTables, reportParts, type ReportPart} from "../report/sections.ts";
import {auditLines, auditSummary, shortMethodTable, withinPatientsLine} from "../report/tables/sequential-tables.ts";
import {terminalTable, type TextTable} from "../report/tables/text-table.ts";
import {wrapped} from "../report/tables/wrapped.ts";
import {agentsOf} from "./agents-choice.ts";
import {calledPlan, type PlanOptions} from "./called-plan.ts";
import type {ExitStatus} from "./exit-status.ts";
import {stopText} from "./findings-text.ts";
import {commandAfterStop, nextCommand} from "./next-command.ts";
import {claimFolder, writeFiles} from "./output-folder.ts";
import {plannedCohort} from "./planned-cohort.ts";
import {workProgress} from "./progress.ts";

interface AnalyzeOptions extends PlanOptions {
  readonly out?: string;
  readonly strictDeid?: boolean;
  readonly json?: boolean;
  readonly allTables?: boolean;
}

/** `payloadswap analyze`: reads, analyses, prints, and writes when asked to. */
export async function analyzeCommand(files: readonly string[], options: AnalyzeOptions): Promise<ExitStatus> {
  const {spec, paths, agentsFile} = calledPlan(files, options);
  const plan = completePlan(spec);
  presetNamed(plan.figures.preset);
  const folder = options.out ?? plan.output.dir;
  if (folder !== null) claimFolder(folder);
  const agents = await agentsOf(agentsFile);
  const cohort = await plannedCohort({paths, plan, command: "analyze", strictDeid: options.strictDeid});
  const found = findingsBefore(cohort, questionOf(plan), agents.catalogue);
  if (stopping(found, plan.accept).length > 0)
    return stop({files, folder, cohort, plan, found: accepted(found, plan.accept), catalogue: agents.catalogue});
  if (isEmpty(cohort)) return refuse(files, cohort);
  const result = await analyze({...spec, figures: plan.figures}, cohort, {
    ...agents,
    onProgress: workProgress(),
    threads: availableParallelism()
  });
  const written = folder === null ? null : await writtenTo(folder, result);
  if (options.json !== true) for (const line of outcomeLines(cohort, plan)) process.stdout.write(`${line}\n\n`);
  printResult(result, options, folder);
  if (written !== null && options.json !== true) process.stdout.write(written);
  return complaints(result);
}

/** What stops a run, and where its findings go. */
interface StoppedRun {
  readonly files: readonly string[];
  readonly folder: string | null;
  readonly cohort: Cohort;
  readonly plan: Plan;
  readonly found: readonly Issue[];
  readonly catalogue: Catalogue | undefined;
}

/** Writes data-quality report and ledger where there is a folder, and says on stderr what has to be settled first: no estimate is made. */
function stop({files, folder, cohort, plan, found, catalogue}: StoppedRun): ExitStatus {
  const stops = stopping(found, plan.accept);
  if (folder !== null) writeFiles(folder, stoppedFiles(cohort, plan, found, catalogue));
  const place =
    folder === null
      ? ["With --out FOLDER the data-quality report and the ledger are written."]
      : [
          wrapped(`Data quality and ledger: ${folder}/patient-level/data-quality.html and ledger.csv beside it.`, 80, 2)
        ];
  process.stderr.write(
    `${[
      "Stopped: nothing is estimated until this is settled.",
      ...stops.map((one) => stopText(one)),
      ...outcomeLines(cohort, plan),
      ...place,
      commandAfterStop(files)
    ].join("\n\n")}\n`
  );
  return 1;
}

/** How the outcome of ready-made follow-up was read; without counts where small ones may not stand. */
function outcomeLines({outcome = []}: Cohort, {report}: Plan): string[] {
  const text = report.disclosure.policy === "none" ? codebookText : codebookWithoutCounts;
  return outcome.map((codebook) => wrapped(`Outcome ${text(codebook)}.`, 80, 2));
}

/** Says on stderr why there is nothing to analyse, and what to type then. */
function refuse(files: readonly string[], cohort: Cohort): ExitStatus {
  process.stderr.write(`${issueLines(cohort.issues, 12)}\n\nNothing could be analysed. ${nextCommand(files, cohort)}`);
  return 1;
}

/** Writes the report into a folder and says what is there. */
async function writtenTo(folder: string, result: Result): Promise<string> {
  const written = await outputFiles(result);
  writeFiles(folder, written);
  return `\nWritten to ${folder}: open ${folder}/${firstDocument(written)} (${written.length} files).\n`;
}

function printResult(result: Result, {json, allTables}: AnalyzeOptions, folder: string | null): void {
  process.stdout.write(
    json === true
      ? `${JSON.stringify(aggregates(result), null, 2)}\n`
      : `${printed(disclosed(result), allTables === true, folder)}\n`
  );
}

/** Says on stderr that nothing is left and which errors the data have, and gives the status that follows. */
function complaints(result: Result): ExitStatus {
  if (result.curves.length === 0)
    process.stderr.write(
      `\nNo transition or record is left to analyse; the flow above says where they went.${wayOut(result)}\n`
    );
  const errors = result.issues.filter(({severity}) => severity === "error");
  if (errors.length > 0 && result.plan.report.disclosure.policy !== "none")
    process.stderr.write("\nThere are errors in the data; payloadswap check says which they are.\n");
  else if (errors.length > 0)
    process.stderr.write(
      `\n${errors.length} ${errors.length === 1 ? "error" : "errors"} in the data; the rows concerned are on the ledger:\n${issueLines(errors, 5)}\n`
    );
  const isEstimated = result.curves.length > 0 || result.rows.some(({estimate}) => estimate !== null);
  return errors.length > 0 || !isEstimated ? 1 : 0;
}

/** The document to open first; the methods where the plan names no document. */
function firstDocument(written: readonly {readonly path: string}[]): string {
  return (
    ["report.html", "report.docx", "slides.pdf"].find((document) => written.some(({path}) => path === document)) ??
    "methods.md"
  );
}

function isEmpty({shape, lines, followUp}: Cohort): boolean {
  return shape === "lines" ? lines.numRows() === 0 : followUp === null || followUp.numRows() === 0;
}

/** What usually helps where nothing is left. */
function wayOut({flow, rows, disclosure, issues}: ShownResult): string {
  const unread = issues.some(({code}) => code === "no-progression-column");
  const reasons = new Set(flow.flatMap(({left}) => left).flatMap(({reason, count}) => (count > 0 ? [reason] : [])));
  const ofUnknown = unread
    ? "no column is read as the day of progression: where the file has one, write mapping: {progression: COLUMN} in the plan. Without one deaths alone are events, also with population: {adc1Stopped: any}, which takes ADC1 whatever ended it."
    : "to analyse whatever the reason, write population: {adc1Stopped: any} in the plan.";
  return [
    reasons.has("adc1-stop-reason-blank") ? ` The reason why ADC1 stopped is blank or not read; ${ofUnknown}` : "",
    reasons.has("adc1-stop-unknown")
      ? ` No progression is recorded before ADC2, and the reason why ADC1 stopped is blank or not read; ${ofUnknown}`
      : "",
    disclosure === undefined && rows.some(({analysis}) => analysis === ADJUVANT_ADC1)
      ? " Patients whose ADC1 was (neo)adjuvant stand in a table of their own."
      : ""
  ].join("");
}

/** Findings of one kind on one line, errors first; on the terminal the first place stands for the rest. */
function issueLines(issues: Cohort["issues"], most: number): string {
  const kinds = groupedIssues(issues);
  return [
    ...kinds
      .slice(0, most)
      .map(
        ({first, count}) =>
          `  ${first.severity}: ${issueMessage({...first, count: 1})}${count > 1 ? ` (and ${count - 1} more like it)` : ""}`
      ),
    ...(kinds.length > most
      ? [`  … and ${kinds.length - most} more kinds of findings; payloadswap check lists them all`]
      : [])
  ].join("\n");
}

/** The essentials, or with `all` every table; what is left out is named in one line, with the place where it stands. */
function printed(result: ShownResult, all: boolean, folder: string | null): string {
  const {shown, further} = terminalTables(result, all);
  const place =
    folder === null
      ? "that --out FOLDER writes and --all-tables prints"
      : `in the report and under ${folder}/tables/; --all-tables prints them`;
  const found = findingsBeforeNumbers(result.issues);
  const said = new Set(found);
  return [
    ...found.map((sentence) => wrapped(`! ${sentence}`, 100, 2)),
    ...shown.map((table) =>
      terminalTable({...table, notes: table.notes.map((note) => wrapped(note, 100, 2).trimStart())})
    ),
    ...cautionsOf(result)
      .filter((sentence) => !said.has(sentence))
      .map((sentence) => wrapped(`! ${sentence}`, 100, 2)),
    ...withinPatientsLine(result).map((line) => wrapped(line, 100, 2)),
    ...(all ? auditLines(result) : auditSummary(result)).map((line) => wrapped(line, 100, 2)),
    ...(further.length === 0 ? [] : [wrapped(`Further tables ${place}: ${further.join(", ")}.`, 100, 2)]),
    wrapped(RESEARCH_USE, 100, 0)
  ].join("\n\n");
}

/** The tables that the terminal shows, and the names of the others. */
function terminalTables(
  result: ShownResult,
  all: boolean
): {readonly shown: readonly TextTable[]; readonly further: readonly string[]} {
  const parts = (reportParts as readonly ReportPart[])
    .filter(({terminal}) => terminal !== "in lines")
    .map((part) => ({part, tables: filledTables(part, result)}));
  const isShown = ({terminal, terminalBy}: ReportPart): boolean =>
    all || (terminal !== "on request" && (terminalBy === undefined || terminalBy === result.plan.by));
  return {
    shown: parts
      .filter(({part}) => isShown(part))
      .flatMap(({part, tables: own}) =>
        own.map((table) => (part.terminal === "short" ? shortMethodTable(table) : table))
      ),
    further: parts.filter(({part}) => !isShown(part)).flatMap(({tables: own}) => own.map(({name}) => name))
  };
}
