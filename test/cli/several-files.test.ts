import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {emptyFolder, payloadswap} from "./payloadswap.ts";

/** Two files of ready-made follow-up. */
function folderWith(files: Readonly<Record<string, readonly string[]>>): string {
  const folder = emptyFolder();
  for (const [name, rows] of Object.entries(files)) writeFileSync(join(folder, name), `${rows.join("\n")}\n`);
  return folder;
}

describe("two files of ready-made follow-up", {timeout: 180_000}, () => {
  it("that write the outcome in opposite ways are each read by its own column, also by the plan of init", () => {
    const folder = folderWith({
      "a.csv": ["id,arm,months,event", "A1,x,2,1", "A2,x,9,0", "A3,y,3,1", "A4,y,8,0"],
      "b.csv": ["id,arm,months,censored", "B1,x,4,0", "B2,x,7,1", "B3,y,5,0", "B4,y,6,1"]
    });
    const {stdout: plan} = payloadswap(["init", "a.csv", "b.csv"], folder);
    expect(plan).not.toMatch(/^values:/m);
    expect(plan).toContain("# The files write the outcome in different ways");
    writeFileSync(join(folder, "plan.yaml"), plan);
    // By hand: in each arm the events are at 2 and 4, or 3 and 5, of 4 records.
    const {stdout} = payloadswap(["analyze", "plan.yaml"], folder);
    expect(stdout).toMatch(/^ +x +4 +2 /m);
    expect(stdout).toMatch(/^ +y +4 +2 /m);
    expect(stdout).toContain("Outcome censored: 0 = event (2), 1 = censored (2)");
  });

  it("whose names of times say two units stop", () => {
    const folder = folderWith({
      "a.csv": ["id,arm,time_months,event", "A1,x,2,1", "A2,y,9,0"],
      "b.csv": ["id,arm,time_weeks,event", "B1,x,4,0", "B2,y,7,1"]
    });
    const {status, stderr} = payloadswap(
      ["analyze", "a.csv", "b.csv", "--by", "column:arm", "--unit", "months"],
      folder
    );
    expect(status).toBe(1);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      'times of one unit in all files, got "a.csv: months; b.csv: weeks"'
    );
  });
});

describe("findings of the data", {timeout: 180_000}, () => {
  it("stand before the numbers, and deaths under a name that is not known are told", () => {
    const rows = [1, 2, 3, 4].flatMap((i) => [
      `P${i},1,T-DXd,2021-01-0${i},2021-06-01,progression,${i < 4 ? `2022-03-0${i}` : ""}`,
      `P${i},2,SG,2021-06-1${i},,,${i < 4 ? `2022-03-0${i}` : ""}`
    ]);
    const folder = folderWith({"c.csv": ["patient_id,line,regimen,start,progression,stop_reason,Hinweg", ...rows]});
    writeFileSync(
      join(folder, "plan.yaml"),
      "data: c.csv\ndateMode: real\nby: sequence\naccept: [no-day-of-censoring]\n"
    );
    const {stdout} = payloadswap(["analyze", "plan.yaml"], folder);
    const told = stdout.replaceAll(/\s+/g, " ").indexOf("nothing is read (Hinweg)");
    expect(told).toBeGreaterThan(-1);
    expect(told).toBeLessThan(stdout.replaceAll(/\s+/g, " ").indexOf("From file to analysis"));
  });
});
