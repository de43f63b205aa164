import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {emptyFolder, payloadswap} from "./payloadswap.ts";

/** What `init` proposes for a file, and the folder that holds both. */
function proposed(header: string, ...rows: readonly string[]): {readonly folder: string; readonly plan: string} {
  const folder = emptyFolder();
  writeFileSync(join(folder, "c.csv"), `${[`patient_id,regimen,start,${header}`, ...rows].join("\n")}\n`);
  const {stdout, status} = payloadswap(["init", "c.csv"], folder);
  expect(status).toBe(0);
  writeFileSync(join(folder, "plan.yaml"), stdout);
  return {folder, plan: stdout};
}

describe("what init says of HER2", {timeout: 180_000}, () => {
  it("lists what is open, with the lines to choose from, and nothing of what is read", () => {
    const {plan} = proposed(
      "her2_ihc,her2_ish",
      "A,SG,0,2+,",
      "B,SG,0,2+,neg",
      "C,SG,0,2+ amplified,",
      "D,SG,0,3+ (2016) / 1+ (2022),"
    );
    expect(plan).toContain('# HER2 is open in 1 row with "2+" (expected in-situ hybridisation beside IHC 2+)');
    expect(plan).toContain('# values: {her2_ihc: {"2+": 2+/ISH-}} # not amplified: low\n');
    expect(plan).toContain('# values: {her2_ihc: {"3+ (2016) / 1+ (2022)": low}} # the last result\n');
    expect(plan).not.toContain('amplified":');
    expect(plan).not.toMatch(/^values:/m);
  });
});
