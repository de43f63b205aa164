import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {emptyFolder, payloadswap} from "./payloadswap.ts";

const doses = (id: string, drug: string, from: number) =>
  [0, 7, 21].map((day) => `${id},${drug},${from + day},${from + 60},400`);
const administrations = [
  "patient_id,drug,start,progression,last_contact",
  ...["A", "B", "C"].flatMap((id) => [...doses(id, "EV", 0), ...doses(id, "SG", 70)])
].join("\n");

/** What init proposes for files, and whether an analysis by it runs. */
function proposed(files: Readonly<Record<string, string>>): {readonly plan: string; readonly output: string} {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const {stdout} = payloadswap(["init", ...Object.keys(files)], folder);
  writeFileSync(join(folder, "plan.yaml"), stdout);
  const done = payloadswap(["analyze", "plan.yaml", "--by", "sequence"], folder);
  expect(done.status).toBe(0);
  return {plan: stdout, output: done.stdout};
}

describe("init and analyze of drug administrations, with nothing edited", {timeout: 180_000}, () => {
  it("one file", () => {
    const {plan, output} = proposed({"doses.csv": administrations});
    expect(plan).not.toContain("adc1Stopped");
    expect(output).toMatch(/EV → SG +3 +3 /);
  });

  it("without a progression or a reason of a stop every end of ADC1 is taken", () => {
    const text = administrations.replaceAll(/,\d+,400$/gm, ",,400");
    const folder = emptyFolder();
    writeFileSync(join(folder, "doses.csv"), text);
    expect(payloadswap(["init", "doses.csv"], folder).stdout).toContain("adc1Stopped: any");
  });

  it("beside a file of patients the role is written", () => {
    const {plan, output} = proposed({
      "doses.csv": administrations,
      "patients.csv": "patient_id,sex\nA,female\nB,male\nC,female\n"
    });
    expect(plan).toContain("  - file: doses.csv\n    role: drugs\n");
    expect(plan).toContain("role drugs: rows repeat an ADC as doses are");
    expect(output).toMatch(/EV → SG +3 +3 /);
  });

  it("of ordinary lines nothing is said of doses or stops", () => {
    const {plan} = proposed({
      "lines.csv":
        "patient_id,drug,start,progression,stop_reason,last_contact\nA,EV,0,60,progression,400\nA,SG,70,130,progression,400\n",
      "patients.csv": "patient_id,sex\nA,female\n"
    });
    expect(plan).toContain("  - file: lines.csv\n    role: lines\n");
    expect(plan).not.toMatch(/doses|adc1Stopped/);
  });
});
