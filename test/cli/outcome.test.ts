import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {emptyFolder, payloadswap} from "./payloadswap.ts";

const rows = "1.5,1,x 3,0,x 4.2,1,x 6,1,x 7.1,0,x 9,1,x 11,0,x 2,0,y 2.5,1,y 5,1,y 8,0,y 10,1,y 12,1,y 14,0,y".split(
  " "
);
/** The same fourteen records with the outcome coded 1 = censored, 2 = event, as R's `survival` may have it. */
const oneTwo = rows.map((row) => row.replace(/,1,/, ",2,").replace(/,0,/, ",1,"));

function folderWith(records: readonly string[]): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, "c.csv"), `months,status,arm\n${records.join("\n")}\n`);
  return folder;
}
const call = ["--time", "months", "--event", "status", "--unit", "months", "--by", "arm"];
/** n, events and median with log-log limits of each arm, as R's `survfit` gives them for these records. */
const estimates = [/x +7 +4 +9\.0 \(1\.5–NE\)/, /y +7 +4 +10\.0 \(2\.5–NE\)/];

describe("the outcome on the command line", () => {
  it("is printed with the counts of its codes, above the estimates", () => {
    const {status, stdout} = payloadswap(["analyze", "c.csv", ...call], folderWith(rows));
    expect(status).toBe(0);
    expect(stdout.split("\n")[0]).toBe("Outcome status: 0 = censored (6), 1 = event (8).");
    for (const estimate of estimates) expect(stdout).toMatch(estimate);
  });

  it("1/2 stops: no estimate, both lines to choose from, data quality and ledger written", () => {
    const folder = folderWith(oneTwo);
    const {status, stdout, stderr} = payloadswap(["analyze", "c.csv", ...call, "--out", "results"], folder);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).not.toContain("--out FOLDER");
    expect(stderr).toContain('    values: {event: {"1": censored, "2": event}}\n');
    expect(stderr).toContain('    values: {event: {"1": event, "2": censored}}\n');
    expect(stderr).toContain("payloadswap init c.csv > plan.yaml");
    expect(readFileSync(join(folder, "results/patient-level/ledger.csv"), "utf8").split("\n")).toHaveLength(16);
    expect(readFileSync(join(folder, "results/patient-level/data-quality.html"), "utf8")).toContain(
      "Nothing is estimated"
    );
    expect(existsSync(join(folder, "results/results.json"))).toBe(false);
  });

  it("says how to get data quality and ledger where no folder is given", () => {
    const {status, stderr} = payloadswap(["analyze", "c.csv", ...call], folderWith(oneTwo));
    expect(status).toBe(1);
    expect(stderr).toContain("With --out FOLDER the data-quality report and the ledger are written.");
  });

  it("says under a policy on small counts that there are errors, and neither how many nor in which rows", () => {
    // One unreadable time in 43 records is left out with an error and does not stop.
    const folder = folderWith([...rows, ...rows, ...rows, "abc,1,x"]);
    const plain = payloadswap(["analyze", "c.csv", ...call], folder);
    expect([plain.status, plain.stderr.includes("1 error in the data")]).toEqual([1, true]);
    const {status, stderr} = payloadswap(["analyze", "c.csv", ...call, "--disclosure", "cms-11"], folder);
    expect([status, stderr.trim()]).toEqual([
      1,
      "There are errors in the data; payloadswap check says which they are."
    ]);
    // What is said can be done.
    expect(
      payloadswap(["check", "c.csv", "--time", "months", "--event", "status", "--unit", "months"], folder).stdout
    ).toContain('row 44, column months: expected a number, got "abc"');
  });

  it("init writes what stands in the header and both readings of 1/2; with one of them the numbers are R's", () => {
    const folder = folderWith(oneTwo);
    const {stdout} = payloadswap(["init", "c.csv"], folder);
    expect(stdout).toContain("\nunit: months #");
    expect(stdout).toContain("by: column:arm");
    writeFileSync(join(folder, "plan.yaml"), stdout);
    expect(payloadswap(["analyze", "plan.yaml"], folder).status).toBe(1);
    writeFileSync(
      join(folder, "plan.yaml"),
      stdout.replace('# values: {event: {"1": censored', 'values: {event: {"1": censored')
    );
    const done = payloadswap(["analyze", "plan.yaml"], folder);
    expect(done.status).toBe(0);
    for (const estimate of estimates) expect(done.stdout).toMatch(estimate);
  });

  it("init writes codes that a second column decides as an active line", () => {
    const folder = emptyFolder();
    const vital = oneTwo.map((row) => `${row},${row.includes(",2,") ? "dead" : "alive"}`);
    writeFileSync(join(folder, "c.csv"), `months,status,arm,vital\n${vital.join("\n")}\n`);
    const {stdout} = payloadswap(["init", "c.csv"], folder);
    expect(stdout).toContain('\nvalues: {event: {"1": censored, "2": event}}\n');
    writeFileSync(join(folder, "plan.yaml"), stdout.replace(/by: .*/, "by: column:arm"));
    const done = payloadswap(["analyze", "plan.yaml"], folder);
    for (const estimate of estimates) expect(done.stdout).toMatch(estimate);
  });

  it("times in years are read as such: months twelve times as long", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "c.csv"), "years,event,arm\n0.5,1,x\n1.5,1,x\n1,1,y\n2,0,y\n");
    const {stdout} = payloadswap(
      ["analyze", "c.csv", "--time", "years", "--event", "event", "--unit", "years", "--by", "arm"],
      folder
    );
    // The beta product of two patients: S has limits 0.025^(1/2) = 0.16 to 1 before the first event and 0 to 0.84 after the last, so that nothing bounds the median.
    expect(stdout).toMatch(/x +2 +2 +12\.0 \(0\.0–NE\)/);
  });

  it("check takes the same options and says what stops", () => {
    const {status, stdout} = payloadswap(["check", "c.csv", ...call], folderWith(oneTwo));
    expect(status).toBe(1);
    expect(stdout).toContain("Nothing is estimated until this is settled:\n- c.csv, column status");
    expect(stdout).not.toContain("Next: payloadswap analyze");
  });
});
