import {table} from "arquero";
import {bench, describe} from "vitest";
import {deriveFollowUp} from "../../src/cohort/follow-up.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {readCsv} from "../../src/record/csv.ts";
import type {Source} from "../../src/record/source.ts";

// Rows per second = rows × hz. PAYLOADSWAP_BENCH_ROWS=1000,10000,100000,1000000 shows the growth; the largest takes a minute and stays under 2 GiB.
const sizes = (process.env["PAYLOADSWAP_BENCH_ROWS"] ?? "1000,10000,100000").split(",").map(Number);
const header = "patient_id,line,regimen,start,end,setting,progression,progression_basis,last_assessment,stop_reason,best_response,death,last_contact,data_cutoff,tumour,sex,age,her2_status\n";

/** A stream of three lines a patient, so that nothing but the reader holds the file. */
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

for (const rows of sizes)
  describe(`${rows} rows`, async () => {
    const iterations = rows > 100_000 ? 1 : rows > 10_000 ? 2 : 10;
    const options = {time: 0, iterations, warmupIterations: rows > 10_000 ? 0 : 1, warmupTime: 0};
    bench("parsing alone", async () => void (await readCsv(source(rows))), options);
    bench("parsing, typing and checking", async () => void (await readCohort([source(rows)])), options);

    const cohort = await readCohort([source(rows)]);
    const [ids, starts] = [cohort.lines.array("patient_id") as string[], cohort.lines.array("start") as number[]];
    const exposures = table({
      ...Object.fromEntries(cohort.lines.columnNames().map((name) => [name, cohort.lines.array(name)])), exposure: cohort.lines.array("line"), position: cohort.lines.array("line"),
      next_start: starts.map((_, i) => (ids[i + 1] === ids[i] ? starts[i + 1] : null))
    });
    bench("deriving rwPFS", () => void deriveFollowUp(exposures, cohort, "rwPFS"), options);
  });
