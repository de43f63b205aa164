import {availableParallelism} from "node:os";
import {analyze} from "../analysis/analyze.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {readCohort} from "../cohort/read-cohort.ts";
import {completePlan, type Plan, type PlanSpec} from "../record/plan.ts";
import {issueMessage} from "../words/en/issues.ts";
import type {ShownResult} from "../record/result.ts";
import {groupedIssues} from "../report/tables/issue-table.ts";
import {cautionsOf, RESEARCH_USE} from "../words/en/cautions.ts";
import {disclosed} from "../disclosure/disclosed.ts";
import {aggregates, outputFiles} from "../report/output-files.ts";
import {presetNamed} from "../report/figures/presets.ts";
import {filledTables, reportParts, type ReportPart} from "../report/sections.ts";
import {auditLines, auditSummary, shortMethodTable, withinPatientsLine} from "../report/tables/sequential-tables.ts";
import {terminalTable} from "../report/tables/text-table.ts";
import {wrapped} from "../report/tables/wrapped.ts";
import {agentsOf} from "./agents-choice.ts";
import {CallError} from "./call-error.ts";
import type {ExitStatus} from "./exit-status.ts";
import {sourcesOf} from "./input-files.ts";
import {nextCommand} from "./next-command.ts";
import {claimFolder, writeFiles} from "./output-folder.ts";
import {readingProgress, workProgress} from "./progress.ts";
import {plannedFiles, type PlannedFiles} from "./plan-file.ts";

interface AnalyzeOptions {
  readonly out?: string;
  readonly endpoint?: string[];
  readonly groupings?: string[];
  readonly by?: string;
  readonly reference?: string;
  readonly strata?: string[];
  readonly adjust?: string[];
  readonly weights?: Plan["adjustment"]["weights"];
  readonly covariates?: string[];
  readonly cutoff?: number | string;
  readonly entry?: string;
  readonly where?: string;
  readonly format?: string[];
  readonly preset?: string;
  readonly document?: string[];
  readonly table?: string[];
  readonly disclosure?: string;
  readonly time?: string;
  readonly event?: string;
  readonly unit?: Plan["unit"];
  readonly strictDeid?: boolean;
  readonly json?: boolean;
  readonly allTables?: boolean;
}

const groupings = ["transition", "position", "sequence"];

/** `payloadswap analyze`: reads, analyses, prints, and writes when asked to. */
export async function analyzeCommand(files: readonly string[], options: AnalyzeOptions): Promise<ExitStatus> {
  const {spec, paths, agentsFile} = planOf(files, options);
  const plan = completePlan(spec);
  presetNamed(plan.figures.preset);
  const folder = options.out ?? plan.output.dir;
  if (folder !== null) claimFolder(folder);
  const agents = await agentsOf(agentsFile);
  const cohort = await readCohort(sourcesOf(paths, "analyze"), {
    mapping: plan.mapping,
    values: plan.values,
    dateMode: plan.dateMode,
    unit: plan.unit,
    imputation: plan.adjustment.imputation,
    onProgress: readingProgress(),
    ...(options.strictDeid === true ? {strictDeid: true} : {}),
    ...(plan.cutoff === null ? {} : {cutoff: plan.cutoff})
  });
  if (isEmpty(cohort)) {
    process.stderr.write(
      `${issueLines(cohort.issues, 12)}\n\nNothing could be analysed. ${nextCommand(files, cohort)}`
    );
    return 1;
  }
  const result = await analyze({...spec, figures: plan.figures}, cohort, {
    ...agents,
    onProgress: workProgress(),
    threads: availableParallelism()
  });
  const written = folder === null ? [] : await outputFiles(result);
  if (folder !== null) writeFiles(folder, written);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(aggregates(result), null, 2)}\n`
      : `${printed(disclosed(result), options.allTables === true, folder)}\n`
  );
  if (folder !== null && options.json !== true)
    process.stdout.write(
      `\nWritten to ${folder}: open ${folder}/${firstDocument(written)} (${written.length} files).\n`
    );
  if (result.curves.length === 0)
    process.stderr.write(
      `\nNo transition or record is left to analyse; the flow above says where they went.${wayOut(result)}\n`
    );
  const errors = result.issues.filter(({severity}) => severity === "error");
  if (errors.length > 0)
    process.stderr.write(
      `\n${errors.length} ${errors.length === 1 ? "error" : "errors"} in the data; the rows concerned are on the ledger:\n${issueLines(errors, 5)}\n`
    );
  return errors.length > 0 ? 1 : 0;
}

function planOf(files: readonly string[], options: AnalyzeOptions): PlannedFiles {
  const fromFile = plannedFiles(files);
  if ((options.time === undefined) !== (options.event === undefined))
    throw new CallError("--time and --event go together: the column of the time and the column of the event");
  const readyMade = options.time !== undefined || fromFile.spec.mapping?.["time"] !== undefined;
  if (options.time !== undefined && options.unit === undefined)
    throw new CallError("--time needs --unit days, weeks or months: the unit is never guessed");
  if (readyMade && options.endpoint !== undefined)
    throw new CallError("--endpoint cannot be applied where follow-up is already computed; leave it out");
  const mapping = {
    ...fromFile.spec.mapping,
    ...(options.time === undefined || options.event === undefined ? {} : {time: options.time, event: options.event}),
    ...(options.entry === undefined ? {} : {entry: options.entry})
  };
  const spec = {
    ...fromFile.spec,
    mapping,
    ...(options.endpoint === undefined ? {} : {endpoints: options.endpoint}),
    ...(options.groupings === undefined
      ? {}
      : {groupings: options.groupings.map((by) => byOf(by, readyMade, "--groupings"))}),
    ...(options.by === undefined ? {} : {by: byOf(options.by, readyMade, "--by")}),
    ...(options.reference === undefined ? {} : {reference: options.reference}),
    ...(options.strata === undefined ? {} : {strata: options.strata}),
    ...(options.adjust === undefined ? {} : {adjust: options.adjust}),
    ...(options.weights === undefined && options.covariates === undefined
      ? {}
      : {
          adjustment: {
            ...fromFile.spec.adjustment,
            ...(options.weights === undefined ? {} : {weights: options.weights}),
            ...(options.covariates === undefined ? {} : {covariates: options.covariates})
          }
        }),
    ...(options.cutoff === undefined ? {} : {cutoff: options.cutoff}),
    ...(options.unit === undefined ? {} : {unit: options.unit}),
    ...(options.where === undefined ? {} : {population: {...fromFile.spec.population, where: options.where}}),
    ...(options.document === undefined && options.table === undefined && options.disclosure === undefined
      ? {}
      : {
          report: {
            ...fromFile.spec.report,
            ...(options.document === undefined ? {} : {documents: options.document}),
            ...(options.table === undefined ? {} : {tables: options.table}),
            ...(options.disclosure === undefined ? {} : {disclosure: disclosureOf(fromFile.spec, options.disclosure)})
          }
        }),
    ...(options.format === undefined && options.preset === undefined
      ? {}
      : {
          figures: {
            ...fromFile.spec.figures,
            ...(options.format === undefined ? {} : {formats: options.format}),
            ...(options.preset === undefined ? {} : {preset: options.preset})
          }
        })
  } as PlanSpec;
  return {
    ...fromFile,
    spec,
    paths: fromFile.paths.map((path) => (readyMade ? {...path, role: "follow-up" as const} : path))
  };
}

/** The document to open first; the methods where the plan names no document. */
function firstDocument(written: readonly {readonly path: string}[]): string {
  return (
    ["report.html", "report.docx", "slides.pdf"].find((document) => written.some(({path}) => path === document)) ??
    "methods.md"
  );
}

/** The policy of the call; whether files of single patients are written stays as the plan has it. */
function disclosureOf({report}: PlanSpec, policy: string): object {
  return {...(typeof report?.disclosure === "object" ? report.disclosure : {}), policy};
}

/** A bare column name is allowed where follow-up comes ready-made, since nothing else can group it. */
function byOf(by: string, readyMade: boolean, option: "--by" | "--groupings"): string {
  if (by.startsWith("column:") || (groupings.includes(by) && (option === "--by" || by !== "position"))) return by;
  if (readyMade) return `column:${by}`;
  const known = groupings.filter((name) => option === "--by" || name !== "position");
  throw new CallError(
    `${option} must be ${known.join(", ")} or column:NAME, got ${by}; for a column of the file write ${option} column:${by.replace(/^[a-z]+:/, "")}`
  );
}

function isEmpty({shape, lines, followUp}: Cohort): boolean {
  return shape === "lines" ? lines.numRows() === 0 : followUp === null || followUp.numRows() === 0;
}

/** What usually helps where nothing is left. */
function wayOut({flow}: ShownResult): string {
  const blank = flow
    .flatMap(({left}) => left)
    .find(({reason, count}) => reason === "adc1-stop-reason-blank" && count > 0);
  return blank === undefined
    ? ""
    : " The reason why ADC1 stopped is blank or not read; to analyse whatever the reason, write population: {adc1Stopped: any} in the plan.";
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
  const parts = (reportParts as readonly ReportPart[])
    .filter(({terminal}) => terminal !== "in lines")
    .map((part) => ({part, tables: filledTables(part, result)}));
  const isShown = ({terminal, terminalBy}: ReportPart): boolean =>
    all || (terminal !== "on request" && (terminalBy === undefined || terminalBy === result.plan.by));
  const tables = parts
    .filter(({part}) => isShown(part))
    .flatMap(({part, tables: own}) =>
      own.map((table) => (part.terminal === "short" ? shortMethodTable(table) : table))
    );
  const further = parts.filter(({part}) => !isShown(part)).flatMap(({tables: own}) => own.map(({name}) => name));
  return [
    ...tables.map((table) =>
      terminalTable({...table, notes: table.notes.map((note) => wrapped(note, 100, 2).trimStart())})
    ),
    ...cautionsOf(result).map((sentence) => wrapped(`! ${sentence}`, 100, 2)),
    ...withinPatientsLine(result).map((line) => wrapped(line, 100, 2)),
    ...(all ? auditLines(result) : auditSummary(result)).map((line) => wrapped(line, 100, 2)),
    ...(further.length === 0
      ? []
      : [
          wrapped(
            `Further tables ${folder === null ? "that --out FOLDER writes and --all-tables prints" : `in the report and under ${folder}/tables/; --all-tables prints them`}: ${further.join(", ")}.`,
            100,
            2
          )
        ]),
    wrapped(RESEARCH_USE, 100, 0)
  ].join("\n\n");
}
