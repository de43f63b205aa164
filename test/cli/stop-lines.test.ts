import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {emptyFolder, payloadswap} from "./payloadswap.ts";

const header = "patient_id,line,regimen,start,end,progression,stop_reason,last_contact,comment";
const clean = ["P1,1,T-DXd,0,90,90,progression,400,", "P1,2,SG,100,180,180,progression,400,"];
/** The plan that init proposes for a file with these lines more. */
function proposed(...more: readonly string[]): {readonly folder: string; readonly plan: string} {
  const folder = emptyFolder();
  writeFileSync(join(folder, "c.csv"), `${[header, ...clean, ...more].join("\n")}\n`);
  const {stdout, status} = payloadswap(["init", "c.csv"], folder);
  expect(status).toBe(0);
  writeFileSync(join(folder, "plan.yaml"), stdout);
  return {folder, plan: stdout};
}
const withText = ["P2,1,T-DXd,0,90,90,progression,400,SG elsewhere", "P2,2,EV,100,180,180,progression,400,"];
const twice = ["P3,1,T-DXd,0,90,90,progression,400,", "P3,2,T-DXd,60,180,180,progression,400,"];

describe("the plan of init for a file in another folder", {timeout: 180_000}, () => {
  it("finds it from where it was called, and holds no path of the machine", () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, "data"));
    const file = join(folder, "data", "c.csv");
    writeFileSync(file, `${[header, ...clean].join("\n")}\n`);
    const {stdout} = payloadswap(["init", "./data/c.csv"], folder);
    expect(stdout).toContain("- file: data/c.csv\n");
    writeFileSync(join(folder, "plan.yaml"), stdout);
    expect(payloadswap(["check", "plan.yaml"], folder).status).toBe(0);
    const whole = payloadswap(["init", file], folder).stdout;
    expect(whole).toContain("save as plan.yaml beside it,");
    expect(whole).toContain("- file: c.csv\n");
    expect(whole).not.toContain(folder);
  });
});

describe("what would still stop an analysis by the plan of init", {timeout: 180_000}, () => {
  it("stands in it as lines to choose from, of which one lets the analysis run", () => {
    const {folder, plan} = proposed(...withText);
    expect(plan).toContain('# mapping: {prior_adc: "comment"} # given before');
    expect(plan).toContain('mapping stands above already: write prior_adc: "comment" under it\n');
    expect(payloadswap(["analyze", "plan.yaml"], folder).status).toBe(1);
    const chosen = [
      plan.replace("# accept: [adc-in-text-alone]", "accept: [adc-in-text-alone]"),
      plan.replace("mapping:\n", 'mapping:\n  prior_adc: "comment"\n')
    ];
    for (const text of chosen) {
      writeFileSync(join(folder, "plan.yaml"), text);
      expect(payloadswap(["analyze", "plan.yaml"], folder).status).toBe(0);
    }
  });

  it("says how several are accepted at once", () => {
    const one = "# accept takes several in one list";
    expect(proposed(...withText).plan).not.toContain(one);
    const {folder, plan} = proposed(...withText, ...twice);
    expect(plan).toContain(one);
    writeFileSync(join(folder, "plan.yaml"), `${plan}accept: [adc-in-text-alone, near-duplicate-lines]\n`);
    expect(payloadswap(["analyze", "plan.yaml"], folder).status).toBe(0);
  });

  it("is nothing where nothing stops", () => {
    expect(proposed().plan).not.toContain("Nothing is estimated");
  });
});
