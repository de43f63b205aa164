import {execFileSync, spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {writeSection} from "../simulate/section.ts";
import {largestDifferences, type Comparison} from "./compare.ts";
import {hardComparisons} from "./hard-comparison.ts";
import {randomData, sentColumns, type RandomData} from "./random-data.ts";
import {answersTo} from "./statistics.ts";

/** `npm run verify:r [-- --sets 240 --hard 240 --seed 1 --write --show STATISTIC]`: this library against a live R on random data sets. */
const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const count = Number(option("sets", "240"));
const hard = Number(option("hard", "240"));
const seed = Number(option("seed", "20260101"));
const shown = option("show", "");

if (spawnSync("Rscript", ["--version"]).error !== undefined) {
  console.error("Rscript is not installed; on Debian: apt-get install r-cran-survival r-cran-cmprsk");
  process.exit(2);
}
const sets = Array.from({length: count}, (_, i) => randomData(i + 1, seed));
const folder = mkdtempSync(join(tmpdir(), "verify-r-"));
try {
  const referee = sent(sets);
  const comparisons = largestDifferences(
    sets.map((set) => ({id: set.id, ...answersTo(set)})),
    referee
  );
  const columns = hardComparisons(hard, seed, folder);
  report([...comparisons, ...columns.comparisons], columns.warned);
} finally {
  rmSync(folder, {recursive: true});
}

/** R's answers: id → statistic → values, or the message of its error. */
function sent(all: readonly RandomData[]): Map<number, Map<string, string>> {
  const rows = all.flatMap((set) =>
    Array.from(set.time, (_, i) => [set.id, ...sentColumns.map((name) => set[name][i])].join(","))
  );
  writeFileSync(join(folder, "data.csv"), `id,${sentColumns.join(",")}\n${rows.join("\n")}\n`);
  writeFileSync(
    join(folder, "sets.csv"),
    `id,delayed,weighting,stratified\n${all.map((set) => `${set.id},${Number(set.delayed)},${set.weighting},${Number(set.stratified)}`).join("\n")}\n`
  );
  const script = join(process.cwd(), "test/verify/referee.R");
  const text = execFileSync("Rscript", [script, join(folder, "data.csv"), join(folder, "sets.csv")], {
    encoding: "utf8",
    maxBuffer: 2 ** 30
  });
  const answers = new Map<number, Map<string, string>>();
  for (const line of text.trim().split("\n")) {
    const [id, name, values] = line.split("\t");
    const own = answers.get(Number(id)) ?? new Map<string, string>();
    own.set(name, values);
    answers.set(Number(id), own);
  }
  return answers;
}

function report(comparisons: readonly Comparison[], warned: number): void {
  const version = execFileSync(
    "Rscript",
    [
      "-e",
      'cat(R.version$major, ".", R.version$minor, ", survival ", as.character(packageVersion("survival")), ", cmprsk ", as.character(packageVersion("cmprsk")), sep = "")'
    ],
    {encoding: "utf8"}
  );
  const values = comparisons.reduce((sum, comparison) => sum + comparison.values, 0);
  const table = [
    `${count} random data sets and ${hard} with hard columns (seed ${seed}), ${values.toLocaleString("en-GB")} values, R ${version}.`,
    `In ${warned} of the ${hard} coxph itself warns, or fails, on the columns as they are; there it is given orthonormal ones.`,
    "",
    "| statistic | data sets | values | largest relative difference |",
    "| --- | ---: | ---: | ---: |",
    ...comparisons.map(
      ({name, sets: n, values: m, largest}) =>
        `| ${name} | ${n} | ${m} | ${typeof largest === "number" ? largest.toExponential(1) : largest} |`
    )
  ].join("\n");
  console.log(table);
  for (const {name, id, problems, largest} of comparisons) {
    if (problems.length > 0)
      console.log(`${name}: ${problems.length} without a counterpart, e.g. ${problems.slice(0, 3).join(" · ")}`);
    if (shown !== "" && name.includes(shown)) console.log(`${name}: largest difference ${largest} in data set ${id}`);
  }
  if (process.argv.includes("--write")) writeSection(join(process.cwd(), "test/reference/README.md"), "verify", table);
  if (comparisons.some(({problems, agrees}) => problems.length > 0 || !agrees)) process.exitCode = 1;
}
