import {syntheticCohort} from "../cohort/synthetic-cohort.ts";
import {syntheticScenarios} from "../cohort/synthetic-scenarios.ts";
import {csvTable} from "../report/csv-table.ts";
import {terminalTable} from "../report/text-table.ts";
import type {ExitStatus} from "./command-line.ts";

/** `payloadswap simulate-cohort`: an invented cohort on stdout, or the list of scenarios. */
export async function simulateCohortCommand(scenario: string | undefined, options: {readonly seed?: number; readonly size?: number}): Promise<ExitStatus> {
  if (scenario === undefined) {
    process.stdout.write(`${terminalTable({
      caption: "Scenarios",
      header: ["name", "patients", "what it is"],
      rows: syntheticScenarios.map(({name, title, arms}) => [name, String(arms.reduce((sum, {n}) => sum + n, 0)), title]),
      notes: ["Every patient is invented; medians and shares are set from published cohorts where they exist."]
    })}\n`);
    return 0;
  }
  const lines = syntheticCohort(scenario, options);
  const [first] = lines;
  process.stdout.write(csvTable(Object.keys(first ?? {}), lines.map((line) => ({...line}))));
  return 0;
}
