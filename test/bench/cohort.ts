import {execFileSync} from "node:child_process";
import {cpus} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {table} from "arquero";
import {deriveFollowUp} from "../../src/patients/follow-up-table.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {readCsv} from "../../src/files/csv.ts";
import type {Source} from "../../src/record/source.ts";
import {writeSection} from "../simulate/section.ts";

/** Rows per second of processor time for reading a cohort, at 1e3 to 1e6 rows of 18 columns, each size in a process of its own; `--write` puts the table into the page of cohort files. */
const header =
  "patient_id,line,regimen,start,end,setting,progression,progression_basis,last_assessment,stop_reason,best_response,death,last_contact,data_cutoff,tumour,sex,age,her2_status\n";
const steps = ["parsing alone", "parsing, typing and checking", "deriving rwPFS"] as const;

if (process.argv[2] === "--child") await child(Number(process.argv[3]));
else main();

/** Three lines a patient, streamed, so that nothing but the reader holds the file. */
function source(rows: number): Source {
  async function* stream(): AsyncGenerator<string> {
    yield header;
    let text = "";
    for (let row = 0; row < rows; row++) {
      const patient = Math.floor(row / 3);
      const start = (row % 3) * 200 + (patient % 50);
      text += `SYN-${String(patient).padStart(7, "0")},${(row % 3) + 1},${["T-DXd", "capecitabine", "SG"][row % 3]},${start},${start + 90 + (patient % 40)},metastatic,${start + 150},imaging,${start + 110},progression,PR,,900,1000,breast,female,${40 + (patient % 40)},low\n`;
      if (text.length > 1 << 18) {
        yield text;
        text = "";
      }
    }
    yield text;
  }
  return {name: "bench.csv", stream: stream()};
}

async function child(rows: number): Promise<void> {
  const seconds = async (run: () => unknown): Promise<number> => {
    const before = process.cpuUsage();
    await run();
    const {user, system} = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  // A small run first, so that 1e3 rows do not measure the compiler.
  for (let i = 0; i < 20; i++) await readCohort([source(300)]);
  const parsing = await seconds(() => readCsv(source(rows)));
  let cohort = await readCohort([source(3)]);
  const checking = await seconds(async () => {
    cohort = await readCohort([source(rows)]);
  });
  const peak = process.resourceUsage().maxRSS / 1024;
  const [ids, starts] = [cohort.lines.array("patient_id") as string[], cohort.lines.array("start") as number[]];
  const exposures = table({
    ...Object.fromEntries(cohort.lines.columnNames().map((name) => [name, cohort.lines.array(name)])),
    exposure: cohort.lines.array("line"),
    position: cohort.lines.array("line"),
    next_start: starts.map((_, i) => (ids[i + 1] === ids[i] ? starts[i + 1] : null))
  });
  const deriving = await seconds(() => deriveFollowUp(exposures, cohort, "rwPFS"));
  console.log([parsing, checking, deriving, peak].join("\t"));
}

function main(): void {
  const sizes = (process.env["PAYLOADSWAP_BENCH_ROWS"] ?? "1000,10000,100000,300000,1000000").split(",").map(Number);
  const results = sizes.map((rows) => {
    const [parsing = 0, checking = 0, deriving = 0, peak = 0] = execFileSync(
      process.execPath,
      [fileURLToPath(import.meta.url), "--child", String(rows)],
      {encoding: "utf8", stdio: ["ignore", "pipe", "inherit"]}
    )
      .trim()
      .split("\t")
      .map(Number);
    console.error(
      `${rows} rows: ${[parsing, checking, deriving].map((seconds) => seconds.toFixed(2)).join(", ")} s, ${peak.toFixed(0)} MB`
    );
    return {rows, seconds: [parsing, checking, deriving], peak};
  });
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const exponent = (step: number): string => {
    const points = results
      .filter(({rows}) => rows >= 10_000)
      .map(({rows, seconds}) => [Math.log(rows), Math.log(seconds[step] ?? NaN)] as const);
    const [mx, my] = [0, 1].map((k) => points.reduce((sum, point) => sum + (point[k] ?? 0), 0) / points.length) as [
      number,
      number
    ];
    return (
      points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)
    ).toFixed(2);
  };
  const text = [
    `Rows per second of processor time (all threads, the collector's among them), 18 columns, in one run on ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "?"}), Node ${process.versions.node}. The exponent is the slope of log time on log rows from 1e4 up: 1 is linear.`,
    "",
    line(["rows", ...steps, "peak memory, MB"]),
    line(["---:", "---:", "---:", "---:", "---:"]),
    ...results.map(({rows, seconds, peak}) =>
      line([
        rows.toExponential(0).replace("e+", "e"),
        ...seconds.map((one) => String(Math.round(rows / one))),
        peak.toFixed(0)
      ])
    ),
    line(["exponent", ...steps.map((_, step) => exponent(step)), ""])
  ].join("\n");
  console.log(text);
  if (process.argv.includes("--write")) writeSection(join(process.cwd(), "src/cohort/README.md"), "speed", text);
}
