import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {cohortInShape, type CohortShape} from "../patients/cohort-writer.ts";
import {readCohort} from "../cohort/read-cohort.ts";
import {syntheticCohort} from "../cohort/synthetic-cohort.ts";
import {syntheticColumns} from "../cohort/synthetic-line.ts";
import {syntheticScenarios} from "../cohort/synthetic-scenarios.ts";
import {csvTable} from "../report/tables/csv-table.ts";
import {terminalTable} from "../report/tables/text-table.ts";
import {CallError} from "./call-error.ts";
import type {ExitStatus} from "./exit-status.ts";

interface SimulateOptions {
  readonly seed?: number;
  readonly size?: number;
  readonly shape?: CohortShape;
  readonly out?: string;
}

/** `payloadswap simulate-cohort`: an invented cohort on stdout, or the list of scenarios. */
export async function simulateCohortCommand(
  scenario: string | undefined,
  options: SimulateOptions
): Promise<ExitStatus> {
  if (scenario === undefined) {
    process.stdout.write(
      `${terminalTable({
        name: "scenarios",
        caption: "Scenarios",
        header: ["name", "what it is", "patients"],
        rows: syntheticScenarios.map(({name, title, arms}) => [
          name,
          title,
          String(arms.reduce((sum, {n}) => sum + n, 0))
        ]),
        words: 2,
        notes: ["Every patient is invented; medians and shares are set from published cohorts where they exist."]
      })}\n`
    );
    return 0;
  }
  const text = csvTable(
    syntheticColumns,
    syntheticCohort(scenario, options).map((line) => ({...line}))
  );
  if (options.shape === undefined) {
    if (options.out !== undefined)
      throw new CallError("--out goes with --shape; without a shape the cohort goes to stdout");
    process.stdout.write(text);
    return 0;
  }
  const {out} = options;
  if (out === undefined) throw new CallError("--shape needs --out, a new folder for the files");
  if (existsSync(out)) throw new CallError(`--out ${out} is there already; give a new folder`);
  const files = cohortInShape(await readCohort([{name: `${scenario}.csv`, text}]), options.shape, {
    name: `synthetic-${scenario}`
  });
  mkdirSync(out, {recursive: true});
  for (const file of files) writeFileSync(join(out, file.name), file.text);
  process.stdout.write(`Written to ${out}: ${files.map(({name}) => name).join(", ")}.\n`);
  return 0;
}
