// Writes the sample cohorts of this folder from the seeded generator: npm run samples
import {execFileSync} from "node:child_process";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const scenarios = ["breast-sequential", "urothelial-ev-sg", "nsclc-gastric-mix", "breast-all-adc1"];

for (const scenario of scenarios)
  writeFileSync(
    new URL(`${scenario}.csv`, import.meta.url),
    execFileSync(process.execPath, [main, "simulate-cohort", scenario, "--seed", "20260101"])
  );

// One cohort in every shape that can be read: shapes/
const {readCohort} = await import("../dist/index.js");
const {cohortInShape} = await import("../dist/patients/cohort-writer.js");
const urothelial = await readCohort([
  {name: "urothelial-ev-sg.csv", text: readFileSync(new URL("urothelial-ev-sg.csv", import.meta.url), "utf8")}
]);
mkdirSync(new URL("shapes/synthetic-study/", import.meta.url), {recursive: true});
for (const [shape, folder] of [
  ["lines-and-patients", ""],
  ["wide", ""],
  ["follow-up", ""],
  ["study", "synthetic-study/"]
])
  for (const {name, text} of cohortInShape(urothelial, shape, {name: "synthetic-urothelial", unit: "months"}))
    writeFileSync(new URL(`shapes/${folder}${name}`, import.meta.url), text);

// Everyone who started ADC1 with adverse events, assessments, biopsies and years: breast-clinical/
const {syntheticCohort} = await import("../dist/cohort/synthetic-cohort.js");
const {syntheticClinical, syntheticClinicalColumns} = await import("../dist/cohort/synthetic-clinical.js");
const {csvTable} = await import("../dist/report/tables/csv-table.js");
const clinical = syntheticClinical(syntheticCohort("breast-all-adc1", {seed: 20260101, size: 0.6}), {seed: 20260101});
mkdirSync(new URL("breast-clinical/", import.meta.url), {recursive: true});
for (const [name, records] of Object.entries(clinical))
  writeFileSync(
    new URL(`breast-clinical/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.csv`, import.meta.url),
    csvTable(syntheticClinicalColumns[name], records)
  );
