import {Command, CommanderError, Option} from "commander";
import {PlanError} from "../record/plan.ts";
import {analyzeOptions, followUpOptions, whole} from "./analyze-options.ts";
import {CallError} from "./call-error.ts";
import type {ExitStatus} from "./exit-status.ts";
import {software} from "../report/methods/software.ts";

/**
 * Runs one call of the command line and gives its exit status; results go to stdout or files, everything else to stderr.
 * Commands are loaded when they are called.
 */
export async function runCommandLine(argv: readonly string[]): Promise<ExitStatus> {
  const outcome: Outcome = {status: 0};
  const program = programOf(outcome);
  try {
    await program.parseAsync([...argv], {from: "user"});
    return outcome.status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof CallError || error instanceof PlanError || error instanceof RangeError) {
      process.stderr.write(`payloadswap: ${error.message}\n`);
      return 2;
    }
    process.stderr.write(
      `payloadswap: this is a defect of the program, please report it with the call that led here\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
    );
    return 70;
  }
}

/** Makes a command of this name. */
type Sub = (name: string) => Command;

/** What the process ends with. */
interface Outcome {
  status: ExitStatus;
}

const statusAndFirstSteps = `
Exit status: 0 done; 1 the data have errors (they are listed, the rest is done), or nobody is left; 2 the call is wrong.
First steps:  payloadswap check cohort.csv   then   payloadswap analyze cohort.csv --out results`;

function programOf(outcome: Outcome): Command {
  const {version} = software();
  const program = new Command("payloadswap")
    .description(
      "Analysis of sequential antibody-drug conjugates: cohort CSV in, transitions, progression-free survival by group, figures and a report out.\nResearch use only."
    )
    .version(version)
    .exitOverride()
    .showHelpAfterError("(payloadswap --help shows every command)")
    .configureHelp({sortOptions: false})
    .addHelpText("after", statusAndFirstSteps);

  const sub = (name: string): Command =>
    program
      .command(name)
      .exitOverride()
      .showHelpAfterError(`(payloadswap ${name.split(" ")[0]} --help shows its options)`);

  for (const add of [addAnalyze, addCheck, addInit, addTidy, addSchema, addClassify, addAgents, addSimulateCohort])
    add(sub, outcome);
  return program;
}

function addAnalyze(sub: Sub, outcome: Outcome): void {
  const command = sub("analyze <files...>").description(
    "transitions, progression-free survival by group, figures and report; FILES are cohort CSVs or one plan (.yaml, .json)"
  );
  for (const option of analyzeOptions) command.addOption(option);
  command
    .addHelpText(
      "after",
      `
Examples:
  payloadswap analyze data-samples/breast-sequential.csv --out results
  payloadswap analyze cohort.csv --by sequence --where "her2_status = low" --out results
  payloadswap analyze trial.csv --time months --event died --unit months --by arm`
    )
    .action(async (files: string[], options: object) => {
      const {analyzeCommand} = await import("./analyze.ts");
      outcome.status = await analyzeCommand(files, options);
    });
}

function addCheck(sub: Sub, outcome: Outcome): void {
  const command = sub("check <files...>").description(
    "what is wrong or remarkable in cohort files, with row and column"
  );
  for (const option of followUpOptions) command.addOption(option);
  command
    .option("--by <grouping>", "the grouping that is planned: what is lost is counted in its groups too")
    .option("--json", "print the findings as JSON")
    .option("--html <file>", "write the report with a summary of each column as a page")
    .option("--strict-deid", "stop when something looks like an identifier")
    .action(async (files: string[], options: object) => {
      const {checkCommand} = await import("./check.ts");
      outcome.status = await checkCommand(files, options);
    });
}

function addInit(sub: Sub, outcome: Outcome): void {
  sub("init [files...]")
    .description("propose a plan for a cohort file: columns found, mapping, endpoints, groups")
    .option("--example", "set up a sample cohort and its plan in the folder you are in")
    .option("--sheet <name>", "sheet of a spreadsheet, where several hold something; may be repeated", collected)
    .addHelpText(
      "after",
      `
Cells pasted from a spreadsheet, tab-separated, come in with - and are kept as pasted.tsv:
  payloadswap init - > plan.yaml`
    )
    .action(async (files: string[], options: object) => {
      const {initCommand} = await import("./init.ts");
      outcome.status = await initCommand(files, options);
    });
}

function addTidy(sub: Sub, outcome: Outcome): void {
  sub("tidy <file>")
    .description("what stands in the way of reading a file, and how it would be put right; with --out the clean file")
    .option("--out <file>", "write the clean file, and a ledger of every changed cell beside it")
    .option("--sheet <name>", "sheet of a spreadsheet, where several hold something")
    .option("--on <name>", "put this right too: a repair, or REPAIR:COLUMN; may be repeated", collected)
    .option("--off <name>", "leave this as it is; may be repeated", collected)
    .addHelpText(
      "after",
      `
Examples:
  payloadswap tidy raw.csv
  payloadswap tidy raw.csv --off totalRows --on "thousands:dose" --out clean.csv`
    )
    .action(async (file: string, options: object) => {
      const {tidyCommand} = await import("./tidy.ts");
      outcome.status = await tidyCommand(file, options);
    });
}

const collected = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

function addSchema(sub: Sub, outcome: Outcome): void {
  sub("schema")
    .description("the JSON Schema of a plan on stdout, for editors: payloadswap schema > plan.schema.json")
    .action(async () => {
      const {schemaCommand} = await import("./schema.ts");
      outcome.status = await schemaCommand();
    });
}

function addClassify(sub: Sub, outcome: Outcome): void {
  sub("classify <from> <to>")
    .description('one transition, explained: payloadswap classify "T-DXd" "SG"')
    .option("--tumour <tumour>", "tumour type, for names that depend on it (BV)")
    .addOption(
      new Option("--level <level>", "level at which two payloads count as the same")
        .choices(["class", "family", "molecule"])
        .default("class")
    )
    .option("--json", "print the classification as JSON")
    .action(async (from: string, to: string, options: object) => {
      const {classifyCommand} = await import("./classify.ts");
      outcome.status = await classifyCommand(from, to, options);
    });
}

function addAgents(sub: Sub, outcome: Outcome): void {
  sub("agents [query]")
    .description("the catalogue of antibody-drug conjugates, or what is known of one")
    .option("--json", "print it as JSON")
    .action(async (query: string | undefined, options: object) => {
      const {agentsCommand} = await import("./agents.ts");
      outcome.status = await agentsCommand(query, options);
    });
}

function addSimulateCohort(sub: Sub, outcome: Outcome): void {
  sub("simulate-cohort [scenario]")
    .description("a seeded synthetic cohort as CSV on stdout; without a scenario, the list of scenarios")
    .option("--seed <number>", "seed, a whole number from 0 (default: 20260101)", whole)
    .option("--size <factor>", "multiplies the number of patients (default: 1)", Number)
    .addOption(
      new Option("--shape <shape>", "write files of this shape into --out instead of one long file to stdout").choices([
        "long",
        "lines-and-patients",
        "wide",
        "follow-up",
        "study"
      ])
    )
    .option("--out <dir>", "a new folder for the files of --shape")
    .action(async (scenario: string | undefined, options: object) => {
      const {simulateCohortCommand} = await import("./simulate-cohort.ts");
      outcome.status = await simulateCohortCommand(scenario, options);
    });
}
