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

describe("what init says of levels that make strata", {timeout: 180_000}, () => {
  it("lists what is open of HER2, with the lines to choose from, and nothing of what is read", () => {
    const {plan} = proposed(
      "her2_ihc,her2_ish",
      "A,SG,0,2+,",
      "B,SG,0,2+,neg",
      "C,SG,0,2+ amplified,",
      "D,SG,0,3+ (2016) / 1+ (2022),"
    );
    expect(plan).toContain(
      [
        "# values:",
        "#   her2_ihc:",
        '#   HER2 is open in 1 row with "2+", for want of in-situ hybridisation beside IHC 2+; unknown, unless one of these is chosen:',
        '#     "2+": 2+/ISH- # not amplified: low',
        '#     "2+": 2+/ISH+ # amplified: positive',
        '#   HER2 is open in 1 row with "3+ (2016) / 1+ (2022)", for want of one result a cell; unknown, unless one of these is chosen:',
        '#     "3+ (2016) / 1+ (2022)": positive # the first result',
        '#     "3+ (2016) / 1+ (2022)": low # the last result',
        ""
      ].join("\n")
    );
  });

  it("takes known words for one tumour as one, and leaves slips and parts to a person", () => {
    const {plan, folder} = proposed(
      "tumour",
      "A,SG,0,Mamma-Ca",
      "B,SG,0,breast",
      "C,SG,0,BC",
      "D,SG,0,Blase",
      "E,SG,0,lung",
      "F,SG,0,NSCLC",
      "G,SG,0,brest"
    );
    expect(plan).toContain(
      [
        "values:",
        "  tumour:",
        '    "Mamma-Ca": breast',
        '    "BC": breast',
        '#     "NSCLC": lung # if it is counted under lung',
        '#     "brest": breast # if it is a slip for breast',
        ""
      ].join("\n")
    );
    const {stdout} = payloadswap(["check", "plan.yaml"], folder);
    expect(stdout).not.toContain("levels-look-alike");
    expect(payloadswap(["check", "c.csv"], folder).stdout).toContain("Mamma-Ca");
  });

  it("leaves one spelling of each tumour alone", () => {
    expect(proposed("tumour", "A,SG,0,Mamma-Ca", "B,SG,0,Blase", "C,SG,0,Mamma-ca").plan).not.toContain("values:");
  });

  it("takes labels of a group that name one treatment for one, and analyses them so", () => {
    const folder = emptyFolder();
    const rows = ["SG", "Trodelvy", "SG", "T-DXd", "T-DXd", "sacituzumab govitecan"];
    writeFileSync(
      join(folder, "t.csv"),
      `arm,time,status\n${rows.map((arm, i) => `${arm},${i + 3},${i === 2 ? 0 : 1}`).join("\n")}\n`
    );
    const alone = payloadswap(["analyze", "t.csv", "--unit", "months", "--by", "column:arm"], folder);
    expect(alone.stderr).toContain('values: {arm: {Trodelvy: SG, "sacituzumab govitecan": SG}}');
    const plan = payloadswap(["init", "t.csv"], folder).stdout;
    expect(plan).toContain('values:\n  arm:\n    "Trodelvy": "SG"\n    "sacituzumab govitecan": "SG"\n');
    writeFileSync(join(folder, "plan.yaml"), plan);
    const {stdout} = payloadswap(["analyze", "plan.yaml", "--unit", "months", "--by", "column:arm"], folder);
    expect(stdout).toMatch(/^ {2}SG +4 +3 /m);
    expect(stdout).toMatch(/^ {2}T-DXd +2 +2 /m);
  });
});
