import {execFileSync} from "node:child_process";
import {copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {runCommandLine} from "../../src/cli/command-line.ts";
import {syntheticCohort} from "../../src/cohort/synthetic-cohort.ts";
import {syntheticColumns} from "../../src/cohort/synthetic-line.ts";
import {seededRandom} from "../../src/math/random.ts";
import {csvTable} from "../../src/report/tables/csv-table.ts";
import type {AdcPair} from "../../src/patients/adc-pair.ts";
import {exactSign} from "../../src/paired/exact-sign.ts";
import {exactSignedRank} from "../../src/paired/exact-signed-rank.ts";
import {midrankCurve, midrankShare} from "../../src/paired/midrank-ratio.ts";
import {pairConcordance} from "../../src/paired/pair-concordance.ts";
import {marginalCox, stratifiedPairedCox} from "../../src/paired/paired-cox.ts";
import {pairedRelativeEffect} from "../../src/paired/paired-relative-effect.ts";
import {pairedRmst} from "../../src/paired/paired-rmst.ts";
import {quasiIndependence} from "../../src/truncation/quasi-independence.ts";
import {rankCorrelation} from "../../src/math/rank-correlation.ts";
import {ratioCurve} from "../../src/paired/ratio-curve.ts";
import {reverseTime} from "../../src/truncation/reverse-time.ts";
import {sameWindow} from "../../src/truncation/same-window.ts";
import {shareShorter} from "../../src/paired/share-shorter.ts";
import {truncationWeights} from "../../src/truncation/truncation-weights.ts";

/**
 * How processor time grows: of each step of the sequential comparison by pairs, and of the whole job by patients, the job of each size in a process of its own.
 * Ends with status 1 where an exponent is 1.3 or more and the largest size takes longer than 0.2 s. `npm run bench` runs it last.
 */
const MOST = 1.3;
const MATTERS = 0.2;
const pairSizes = [4000, 8000, 16_000];
const patientSizes = [1000, 3000, 10_000];

const times1 = (pairs: readonly AdcPair[]): number[] => pairs.map(({pfs1}) => pfs1);
const reaches = (pairs: readonly AdcPair[]): number[] => pairs.map(({adc1Start, adc2Start}) => adc2Start - adc1Start);
const windows = (pairs: readonly AdcPair[]): number[] => pairs.map(({adc1Start, cutoff}) => (cutoff ?? 0) - adc1Start);

const steps: Readonly<Record<string, (pairs: readonly AdcPair[]) => unknown>> = {
  sameWindow,
  exactSignedRank,
  exactSign,
  midrankShare: (pairs) => midrankShare(pairs, 1.33),
  midrankCurve,
  pairConcordance,
  rankCorrelation: (pairs) => rankCorrelation(times1(pairs), reaches(pairs)),
  pairedRelativeEffect,
  pairedRmst,
  ratioCurve,
  reverseTime: (pairs) => reverseTime(times1(pairs), windows(pairs)),
  truncationWeights: (pairs) => truncationWeights(reaches(pairs), windows(pairs)),
  quasiIndependence: (pairs) => quasiIndependence(reaches(pairs), windows(pairs)),
  stratifiedPairedCox,
  marginalCox,
  shareShorter
};

if (process.argv[2] === "--child") await child(process.argv[3] ?? "", Number(process.argv[4]));
else main();

/** Pairs as a cohort has them: ADC2 after ADC1 ended, the cut-off after ADC2, three in ten times on ADC2 censored. */
function pairsOf(n: number): AdcPair[] {
  const random = seededRandom(n);
  const days = (least: number, most: number): number => least + Math.floor(random() * (most - least));
  return Array.from({length: n}, (_, i) => {
    const adc1Start = days(0, 2000);
    const reach = days(30, 630);
    const left = days(30, 930);
    const ended = random() < 0.7;
    return {
      patientId: `P${i}`,
      group: null,
      adc1Start,
      adc2Start: adc1Start + reach,
      cutoff: adc1Start + reach + left,
      pfs1: days(Math.ceil(reach / 3), reach + 1),
      event1: 1,
      pfs2: days(1, left),
      event2: ended ? 1 : 0,
      cause1: "progression",
      cause2: ended ? "progression" : null,
      line1: 2,
      line2: 3,
      entry: null
    };
  });
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The least of three, so that neither the compiler nor another program is measured. */
function secondsOf(step: (pairs: readonly AdcPair[]) => unknown, pairs: readonly AdcPair[]): number {
  return Math.min(
    ...Array.from({length: 3}, () => {
      const before = process.cpuUsage();
      step(pairs);
      return secondsSince(before);
    })
  );
}

/** Analyses a cohort file as the command line does and leaves the seconds and the peak memory beside it. */
async function child(file: string, patients: number): Promise<void> {
  const status = await runCommandLine(["analyze", file, "--out", `${file}-out`, "--format", "svg"]);
  if (status !== 0) throw new Error(`the job of ${patients} patients ended with status ${status}`);
  writeFileSync(`${file}.measured`, `${secondsSince({user: 0, system: 0})}\t${process.resourceUsage().maxRSS / 1024}`);
}

function job(folder: string, patients: number): {readonly seconds: number; readonly peak: number} {
  const file = join(folder, `${patients}.csv`);
  const lines = syntheticCohort("breast-sequential", {seed: 7, size: patients / 178});
  writeFileSync(
    file,
    csvTable(
      syntheticColumns,
      lines.map((one) => ({...one}))
    )
  );
  execFileSync(process.execPath, [fileURLToPath(import.meta.url), "--child", file, String(patients)], {
    stdio: ["ignore", "ignore", "inherit"]
  });
  const [seconds = NaN, peak = NaN] = readFileSync(`${file}.measured`, "utf8").split("\t").map(Number);
  return {seconds, peak};
}

/** Exponent between the first and the last size. */
function exponentOf(sizes: readonly number[], seconds: readonly number[]): number {
  return Math.log((seconds.at(-1) ?? NaN) / (seconds[0] ?? NaN)) / Math.log((sizes.at(-1) ?? NaN) / (sizes[0] ?? NaN));
}

function main(): void {
  // The compiled program stands beside no package.json, from which a report takes its versions.
  copyFileSync(join(process.cwd(), "package.json"), new URL("../../package.json", import.meta.url));
  const line = (cells: readonly string[]): void => console.log(`| ${cells.join(" | ")} |`);
  const tooSteep: string[] = [];
  const judged = (name: string, sizes: readonly number[], seconds: readonly number[]): string => {
    const exponent = exponentOf(sizes, seconds);
    if ((seconds.at(-1) ?? NaN) > MATTERS && !(exponent < MOST)) tooSteep.push(`${name} ${exponent.toFixed(2)}`);
    return exponent.toFixed(2);
  };

  line(["seconds by pairs", ...pairSizes.map(String), "exponent"]);
  line(["---", ...pairSizes.map(() => "---:"), "---:"]);
  const pairs = pairSizes.map(pairsOf);
  for (const [name, step] of Object.entries(steps)) {
    const seconds = pairs.map((some) => secondsOf(step, some));
    line([name, ...seconds.map((one) => one.toFixed(3)), judged(name, pairSizes, seconds)]);
  }

  const folder = mkdtempSync(join(tmpdir(), "growth-"));
  try {
    const jobs = patientSizes.map((patients) => job(folder, patients));
    console.log("");
    line(["whole job by patients", ...patientSizes.map(String), "exponent"]);
    line(["---", ...patientSizes.map(() => "---:"), "---:"]);
    const seconds = jobs.map((one) => one.seconds);
    line(["seconds", ...seconds.map((one) => one.toFixed(1)), judged("the whole job", patientSizes, seconds)]);
    line(["peak memory, MB", ...jobs.map(({peak}) => peak.toFixed(0)), ""]);
  } finally {
    rmSync(folder, {recursive: true});
  }
  if (tooSteep.length > 0) {
    console.error(`grows with an exponent of ${MOST} or more: ${tooSteep.join(", ")}`);
    process.exitCode = 1;
  }
}
