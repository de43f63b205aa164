import {execFileSync, spawnSync} from "node:child_process";
import {closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync} from "node:fs";
import {cpus, tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {writeSection} from "../simulate/section.ts";
import {columnNames, milliseconds, tasks, workload, type Workload} from "./workload.ts";

/** `npm run bench [-- --write]`: times at 1e3 to 1e6 rows, beside R on the same data where Rscript is present; each size in a process of its own. */
const PEAK = "peak memory";
type Times = ReadonlyMap<string, number>;

if (process.argv[2] === "--child") child(process.argv[3], Number(process.argv[4]));
else main();

/** Times every task on the columns of a file; prints as the R side does. */
function child(file: string, size: number): void {
  const numbers = new Float64Array(new Uint8Array(readFileSync(file)).buffer);
  const data = Object.fromEntries(
    columnNames.map((name, k) => [name, numbers.subarray(k * size, (k + 1) * size)])
  ) as unknown as Workload;
  for (const {name, run} of tasks) console.log(`${name}\t${milliseconds(run(data))}`);
  console.log(`${PEAK}\t${process.resourceUsage().maxRSS / 1024}`);
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const withR = spawnSync("Rscript", ["--version"]).error === undefined;
  const sizes = [1e3, 1e4, 1e5, 1e6];
  const cases = [...sizes.map((size) => ({size, fractional: false})), {size: 1e6, fractional: true}];
  try {
    const results = cases.map(({size, fractional}) => {
      const file = join(folder, "columns.bin");
      save(file, workload(size, fractional, size));
      const own = timesOf(process.execPath, [fileURLToPath(import.meta.url), "--child", file, String(size)]);
      const inR = withR
        ? timesOf("Rscript", [join(process.cwd(), "test/bench/referee.R"), file, String(size)])
        : new Map<string, number>();
      console.error(
        `${size} rows, ${fractional ? "fractional times" : "whole days"}: ${[...own].map(([name, value]) => `${name} ${shown(value)} / ${shown(inR.get(name) ?? NaN)}`).join("; ")}`
      );
      return {size, fractional, own, inR};
    });
    const text = table(results, sizes);
    console.log(text);
    if (process.argv.includes("--write")) writeSection(join(process.cwd(), "src/survival/README.md"), "bench", text);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function save(file: string, data: Workload): void {
  const descriptor = openSync(file, "w");
  for (const name of columnNames) writeSync(descriptor, new Uint8Array(data[name].buffer));
  closeSync(descriptor);
}

function timesOf(command: string, args: readonly string[]): Times {
  const text = execFileSync(command, [...args], {encoding: "utf8", stdio: ["ignore", "pipe", "inherit"]});
  return new Map(
    text
      .trim()
      .split("\n")
      .map((line) => {
        const [name, value] = line.split("\t");
        return [name, Number(value)];
      })
  );
}

interface Result {
  readonly size: number;
  readonly fractional: boolean;
  readonly own: Times;
  readonly inR: Times;
}

function table(results: readonly Result[], sizes: readonly number[]): string {
  const label = ({size, fractional}: Result): string =>
    `${size.toExponential(0).replace("e+", "e")}${fractional ? " fractional" : ""}`;
  const cell = ({own, inR}: Result, name: string): string => {
    const mine = own.get(name);
    const theirs = inR.get(name);
    if (mine === undefined) return "–";
    return theirs === undefined ? shown(mine) : `${shown(mine)} / ${shown(theirs)} (${ratio(theirs / mine)}×)`;
  };
  const whole = results.filter(({fractional}) => !fractional);
  const exponent = (name: string): string =>
    slope(
      sizes.map(Math.log),
      whole.map(({own}) => Math.log(own.get(name) ?? NaN))
    ).toFixed(2);
  const memory = (times: Times): string => (times.get(PEAK) === undefined ? "–" : (times.get(PEAK) ?? 0).toFixed(0));
  return [
    `Milliseconds of processor time of one call (the least disturbed of several rounds), this library / R (how many times faster), in one run on ${cpus().length} cores (${cpus()[0].model.trim()}), Node ${process.versions.node}, R survival ${versionInR()}. Whole-day times, two groups; the last`,
    "column has arbitrary fractional times. The exponent is the slope of log time on log rows from 1e3 to 1e6: 1 is linear. Where R is missing its time grows with rows × times.",
    "",
    `| | ${results.map(label).join(" | ")} | exponent |`,
    `| --- | ${results.map(() => "---:").join(" | ")} | ---: |`,
    ...tasks.map(
      ({name}) => `| ${name} | ${results.map((result) => cell(result, name)).join(" | ")} | ${exponent(name)} |`
    ),
    `| peak memory of all tasks, MiB | ${results.map(({own, inR}) => `${memory(own)} / ${memory(inR)}`).join(" | ")} | |`
  ].join("\n");
}

function versionInR(): string {
  const {stdout, error} = spawnSync("Rscript", ["-e", 'cat(as.character(packageVersion("survival")))'], {
    encoding: "utf8"
  });
  return error === undefined ? stdout : "not present";
}

function shown(value: number): string {
  return value < 10 ? value.toPrecision(2) : value.toFixed(0);
}

function ratio(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function slope(x: readonly number[], y: readonly number[]): number {
  const meanX = x.reduce((a, b) => a + b, 0) / x.length;
  const meanY = y.reduce((a, b) => a + b, 0) / y.length;
  return (
    x.reduce((sum, value, i) => sum + (value - meanX) * (y[i] - meanY), 0) /
    x.reduce((sum, value) => sum + (value - meanX) ** 2, 0)
  );
}
