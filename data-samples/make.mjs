// Writes the sample cohorts of this folder from the seeded generator: npm run samples
import {execFileSync} from "node:child_process";
import {writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const scenarios = ["breast-sequential", "urothelial-ev-sg", "nsclc-gastric-mix", "breast-all-adc1"];

for (const scenario of scenarios)
  writeFileSync(new URL(`${scenario}.csv`, import.meta.url), execFileSync(process.execPath, [main, "simulate-cohort", scenario, "--seed", "20260101"]));
