import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {emptyFolder, payloadswap} from "./payloadswap.ts";

const HEADER = "patient_id,regimen,start,end,progression,last_contact";

/** What `init` proposes for a file, and the folder that holds both. */
function proposed(...rows: readonly string[]): {readonly folder: string; readonly plan: string} {
  const folder = emptyFolder();
  writeFileSync(join(folder, "c.csv"), `${[HEADER, ...rows].join("\n")}\n`);
  const {stdout, status} = payloadswap(["init", "c.csv"], folder);
  expect(status).toBe(0);
  writeFileSync(join(folder, "plan.yaml"), stdout);
  return {folder, plan: stdout};
}

describe("what init says of dates", {timeout: 180_000}, () => {
  it.each<[string, readonly string[], string, string]>([
    [
      "month first, by cells",
      ["A,SG,01/05/2022,06/20/2022,06/25/2022,12/31/2023"],
      "dateMode:\n  mode: real\n  format: mdy\n",
      "# dates in end (1 cell), progression (1 cell), last_contact (1 cell): mm/dd/yyyy, because these cells can be read in no other way\n"
    ],
    [
      "day first, by the order of days",
      ["A,T-DXd,05/02/2022,02/03/2022,,", "A,SG,10/04/2022,02/05/2022,,"],
      "dateMode:\n  mode: real\n  format: dmy\n",
      "# dates in start, end: dd/mm/yyyy, because read as mm/dd/yyyy 2 rows are in impossible order, read as dd/mm/yyyy no row is in impossible order\n"
    ],
    [
      "a column that differs",
      ["A,T-DXd,25/02/2022,28/03/2022,,12/31/2022"],
      "dateMode:\n  mode: real\n  format: dmy\n  formats:\n    last_contact: mdy\n",
      "# dates in last_contact (1 cell): mm/dd/yyyy"
    ],
    [
      "forms that read in one way",
      ["A,T-DXd,12-Mar-2022,2022/05/01,,2023-01-31"],
      "dateMode:\n  mode: real\n  format: iso\n",
      "# start holds calendar dates; shifted instead of real"
    ],
    [
      "day numbers of a spreadsheet",
      ["A,T-DXd,44600,44700,,45000"],
      "dateMode:\n  mode: real\n  format: iso\n",
      "# start holds calendar dates; shifted instead of real"
    ]
  ])("%s", (_, rows, mode, reason) => {
    const {plan} = proposed(...rows);
    expect(plan).toContain(mode);
    expect(plan).toContain(reason);
    expect(plan).not.toContain("# dateMode");
  });

  it("is both lines where nothing in the file tells; check and analyze stop until one of them is taken", () => {
    const {folder, plan} = proposed(
      "A,T-DXd,01/02/2022,03/04/2022,05/06/2022,",
      "A,SG,07/08/2022,09/10/2022,11/12/2022,"
    );
    const choices = "# dateMode: {mode: real, format: dmy}\n# dateMode: {mode: real, format: mdy}\n";
    expect(plan).toContain(choices);
    expect(plan).not.toMatch(/^dateMode/m);
    const refused = payloadswap(["analyze", "plan.yaml"], folder);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain(
      "they can be dd/mm/yyyy or mm/dd/yyyy, and nothing in the file tells: write dateMode: {mode: real, format: dmy} or dateMode: {mode: real, format: mdy}"
    );
    expect(payloadswap(["check", "plan.yaml"], folder).stdout).toContain("c.csv (lines): 0 of 2 rows can be used");
    writeFileSync(
      join(folder, "plan.yaml"),
      plan.replace("# dateMode: {mode: real, format: mdy}", "dateMode: {mode: real, format: mdy}")
    );
    expect(payloadswap(["check", "plan.yaml"], folder).stdout).toContain("c.csv (lines): 2 of 2 rows can be used");
  });

  it("is relative where days are numbers", () => {
    expect(proposed("A,T-DXd,0,90,95,400").plan).toContain("dateMode: relative\n");
  });
});

describe("what init says of words in cells of days", {timeout: 180_000}, () => {
  it("is as what they are read, with counts, and what to write for those that are not", () => {
    const {plan, folder} = proposed(
      "A,T-DXd,0,90,95,400",
      "A,SG,100,ongoing,ongoing,400",
      "B,SG,0,90,ongoing,400",
      "C,SG,0,90,-,400",
      "D,SG,0,90,?,400",
      "E,SG,0,90,>12 mo,400"
    );
    expect(plan).toContain('# words in end are read: "ongoing" (1) as still on treatment\n');
    expect(plan).toContain(
      '# words in progression are read: "ongoing" (2) as no progression so far, "-" (1) as no progression recorded\n'
    );
    expect(plan).toContain(
      '# words in progression are not read: "?" (1), ">12 mo" (1); if they say what a blank does (none seen), write values: {progression: {"?": "", ">12 mo": ""}}\n'
    );
    expect(payloadswap(["check", "plan.yaml"], folder).stdout).toContain("c.csv (lines): 4 of 6 rows can be used");
    writeFileSync(join(folder, "plan.yaml"), `${plan}values: {progression: {"?": "", ">12 mo": ""}}\n`);
    expect(payloadswap(["check", "plan.yaml"], folder).stdout).toContain("c.csv (lines): 6 of 6 rows can be used");
  });
});
