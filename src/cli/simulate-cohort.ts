import {syntheticCohort, syntheticColumns} from "../cohort/synthetic-cohort.ts";
import {syntheticScenarios} from "../cohort/synthetic-scenarios.ts";
import {csvTable} from "../report/csv-table.ts";
import {terminalTable} from "../report/text-table.ts";
import type {ExitStatus} from "./exit-status.ts";

/** `payloadswap simulate-cohort`: an invented cohort on stdout, or the list of scenarios. */
export async function simulateCohortCommand(scenario: string | undefined, options: {readonly seed?: number; readonly size?: number}): Promise<ExitStatus> {
  if (scenario === undefined) {
    process.stdout.write(`${terminalTable({
      caption: "Scenarios",
      header: ["name", "what it is", "patients"],
      rows: syntheticScenarios.map(({name, title, arms}) => [name, title, String(arms.reduce((sum, {n}) => sum + n, 0))]),
      words: 2,
      notes: ["Every patient is invented; medians and shares are set from published cohorts where they exist."]
    })}\n`);
    return 0;
  }
  process.stdout.write(csvTable(syntheticColumns, syntheticCohort(scenario, options).map((line) => ({...line}))));
  return 0;
}
