import {execFileSync} from "node:child_process";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {planJsonSchema} from "../../src/record/plan-json-schema.ts";
import {shellWord} from "../../src/cli/next-command.ts";
import {emptyFolder, payloadswap, root, unwrapped} from "./payloadswap.ts";

const sample = join(root, "data-samples", "breast-sequential.csv");

/** The files of a folder, by name. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const foreign = "Pat,Womit,Wann\nA,T-DXd,1\n";

describe("what to type next", {timeout: 180_000}, () => {
  it("for a file whose columns are not known is a whole command with the name of the file", () => {
    const folder = folderWith({"my cohort.csv": foreign});
    const {status, stderr} = payloadswap(["analyze", "my cohort.csv"], folder);
    expect(status).toBe(1);
    expect(stderr).toContain('Nothing could be analysed. Type\n\n  payloadswap init "my cohort.csv" > plan.yaml\n');
    expect(stderr).toContain("  payloadswap analyze plan.yaml --out results\n");
    expect(payloadswap(["check", "my cohort.csv"], folder).stdout).toContain(
      '  payloadswap init "my cohort.csv" > plan.yaml\n'
    );
  });

  it("does not overwrite a plan that is there", () => {
    expect(
      payloadswap(["analyze", "c.csv"], folderWith({"c.csv": foreign, "plan.yaml": "by: sequence\n"})).stderr
    ).toContain("  payloadswap init c.csv > c-plan.yaml\n");
  });

  it("after init names the columns that a person has to find", () => {
    const {status, stdout, stderr} = payloadswap(["init", "c.csv"], folderWith({"c.csv": foreign}));
    expect(status).toBe(0);
    expect(stderr).toBe(
      "Not found in c.csv: patient_id, regimen, start. Write them under mapping, as the plan says at its top; then: payloadswap check plan.yaml\n"
    );
    expect(stdout).toContain(
      "# missing in c.csv: regimen; write it under mapping as regimen: YOUR COLUMN; drugs are named in Womit\n"
    );
    expect(stdout).toContain(
      "# where times are computed already, write time, event and patient_id in place of these, and unit: months\n"
    );
  });

  it("after init says where dates and drugs stand under headers it does not know, and proposes how the dates are read", () => {
    const table = "Fall;Womit;Wann;Bis;Station\nA;Enhertu;01.02.2022;14.10.2022;3\nA;Trodelvy;15.11.2022;;4\n";
    const {stdout} = payloadswap(["init", "c.csv"], folderWith({"c.csv": table}));
    expect(stdout).toContain(
      "# missing in c.csv: start; write it under mapping as start: YOUR COLUMN; dates stand in Wann, Bis\n"
    );
    expect(stdout).toContain(
      "# dates that nothing is read from yet: Wann, Bis; open under mapping: start, end, progression, last_assessment, death, last_contact\n"
    );
    expect(stdout).toContain("dateMode:\n  mode: real\n  format: dmy\n");
    expect(stdout).toContain("fit for by: Womit (2), Station (2)\n");
  });

  it("leads from a foreign file to an analysis", () => {
    const folder = folderWith({
      "c.csv": readFileSync(sample, "utf8").replace(
        "patient_id,line,regimen,setting,start",
        "Fall,line,Womit,setting,Wann"
      )
    });
    expect(payloadswap(["analyze", "c.csv"], folder).stderr).toContain("  payloadswap init c.csv > plan.yaml\n");
    const {stdout} = payloadswap(["init", "c.csv"], folder);
    writeFileSync(
      join(folder, "plan.yaml"),
      stdout.replace("mapping:\n", "mapping:\n  patient_id: Fall\n  regimen: Womit\n  start: Wann\n")
    );
    expect(payloadswap(["check", "plan.yaml"], folder).stdout).toMatch(
      /\nNext: payloadswap analyze plan\.yaml --out results\n$/
    );
    expect(payloadswap(["analyze", "plan.yaml"], folder).status).toBe(0);
  });

  it.each<[string, string, RegExp]>([
    [
      "an empty file",
      "",
      /The file holds no records\. Save it again with its records, then type\n\n {2}payloadswap check c\.csv\n/
    ],
    ["a header alone", "patient_id,regimen,start\n", /holds no records/],
    [
      "a file in which every row is wrong",
      "patient_id,regimen,start,end\nA,T-DXd,9,3\n",
      /To see every finding with its row and column, type\n\n {2}payloadswap check c\.csv\n/
    ]
  ])("for %s is said", (_, text, message) => {
    const {status, stderr} = payloadswap(["analyze", "c.csv"], folderWith({"c.csv": text}));
    expect(stderr).toMatch(message);
    expect(status).toBe(1);
  });

  it("for a plan whose mapping does not fit is to correct that plan", () => {
    expect(
      payloadswap(["analyze", "p.yaml"], folderWith({"c.csv": foreign, "p.yaml": "data: c.csv\n"})).stderr
    ).toContain("Correct mapping and dateMode in p.yaml, then type\n\n  payloadswap check p.yaml\n");
  });

  it.each(["analyze", "check", "init"])(
    "for a spreadsheet, a folder and a misspelt path is the same call of %s, mended",
    (command) => {
      const folder = folderWith({"cohort.csv": foreign, "c.xls": "PK"});
      mkdirSync(join(folder, "data"));
      writeFileSync(join(folder, "data", "mine.csv"), foreign);
      expect(payloadswap([command, "c.xls"], folder)).toMatchObject({
        status: 2,
        stderr: `payloadswap: c.xls is a spreadsheet of a kind that is not read; open it and save as .xlsx, then type: payloadswap ${command} c.xlsx\n`
      });
      expect(payloadswap([command, "data"], folder).stderr).toContain(
        `or the folder of a cBioPortal study: payloadswap ${command} ${join("data", "mine.csv")}\n`
      );
      expect(payloadswap([command, "cohrt.csv"], folder).stderr).toBe(
        `payloadswap: no file at cohrt.csv; did you mean payloadswap ${command} cohort.csv\n`
      );
    }
  );

  it("is quoted so that a shell reads one word", () => {
    for (const path of [
      "cohort.csv",
      "my cohort.csv",
      "a$b.csv",
      "it's.csv",
      "Kohorte-März.csv",
      "a`b.csv",
      'say "x".csv'
    ])
      expect(execFileSync("sh", ["-c", `printf %s ${shellWord(path)}`], {encoding: "utf8"})).toBe(path);
  });
});

describe("check", {timeout: 180_000}, () => {
  it("warns of columns that the plan names and the cohort lacks or leaves blank", () => {
    const folder = folderWith({
      "c.csv": "patient_id,regimen,start,end,ecog\nA,T-DXd,0,80,\nA,SG,90,200,\n",
      "p.yaml":
        "data: c.csv\nby: column:regimn\nstrata: [tumour]\nadjust: [ecog, headline]\npopulation: {where: agee > 50}\n"
    });
    const stdout = unwrapped(payloadswap(["check", "p.yaml"], folder).stdout);
    expect(stdout).toContain(
      "error: column regimn: expected a column regimn, which the plan names under by; did you mean regimen?\n"
    );
    expect(stdout).toContain(
      "warning: column ecog: expected values, because the plan names the column under adjust; nothing is recorded in it; leave it out of the plan\n"
    );
    expect(stdout).toMatch(/column agee: expected a column agee, which the plan names under population\.where/);
    expect(stdout).toMatch(/column tumour: expected (values|a column tumour)/);
    expect(stdout).not.toMatch(/headline, which the plan/);
  });
});

describe("the schema for editors", {timeout: 180_000}, () => {
  it("is printed, and set up by init --example with the line by which editors find it", () => {
    const folder = emptyFolder();
    expect(JSON.parse(payloadswap(["schema"]).stdout)).toEqual(planJsonSchema());
    expect(payloadswap(["init", "--example"], folder).status).toBe(0);
    expect(readFileSync(join(folder, "plan.yaml"), "utf8").split("\n")[0]).toBe(
      "# yaml-language-server: $schema=plan.schema.json"
    );
    expect(JSON.parse(readFileSync(join(folder, "plan.schema.json"), "utf8"))).toEqual(planJsonSchema());
  });

  it("stands in the first line of a proposed plan where a schema is at hand, and otherwise how to get one; never an absolute path", () => {
    const folder = folderWith({"c.csv": readFileSync(sample, "utf8")});
    const first = (): string | undefined => payloadswap(["init", "c.csv"], folder).stdout.split("\n")[0];
    expect(first()).toContain("payloadswap schema > plan.schema.json");
    mkdirSync(join(folder, "node_modules/payloadswap/dist/record"), {recursive: true});
    writeFileSync(join(folder, "node_modules/payloadswap/dist/record/plan.schema.json"), "{}");
    expect(first()).toBe("# yaml-language-server: $schema=node_modules/payloadswap/dist/record/plan.schema.json");
    writeFileSync(join(folder, "plan.schema.json"), "{}");
    expect(first()).toBe("# yaml-language-server: $schema=plan.schema.json");
  });

  it("may be named by a plan in JSON", () => {
    const folder = folderWith({
      "c.csv": readFileSync(sample, "utf8"),
      "plan.json": '{"$schema": "plan.schema.json", "data": "c.csv"}'
    });
    expect(payloadswap(["analyze", "plan.json"], folder).status).toBe(0);
  });
});
