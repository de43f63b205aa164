import {mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {emptyFolder, payloadswap, root} from "./payloadswap.ts";

const sample = join(root, "data-samples", "breast-sequential.csv");
const {version} = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {version: string};

const commands = ["analyze", "check", "init", "tidy", "schema", "classify", "agents", "simulate-cohort"];

describe("the command line", () => {
  it("prints its version", () => {
    expect(payloadswap(["--version"])).toEqual({status: 0, stdout: `${version}\n`, stderr: ""});
  });

  it("names every command in its help", () => {
    const {status, stdout} = payloadswap(["--help"]);
    expect(status).toBe(0);
    for (const command of commands) expect(stdout).toContain(`  ${command} `);
    expect(stdout).toContain("Exit status: 0 done; 1 the data have errors");
  });

  it.each(commands)("%s has a help of its own", (command) => {
    const {status, stdout} = payloadswap([command, "--help"]);
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: payloadswap ${command}`);
  });

  // [arguments, what stderr has to say]: a wrong call is exit status 2 and names the way out.
  it.each<[string, readonly string[], RegExp]>([
    ["an unknown command", ["analyse", sample], /unknown command 'analyse'\s+\(Did you mean analyze\?\)/],
    ["an unknown option", ["analyze", sample, "--group", "x"], /unknown option '--group'/],
    ["no file", ["analyze"], /missing required argument 'files'/],
    ["a missing path", ["analyze", "nowhere.csv"], /no file at nowhere\.csv; check the path/],
    ["a spreadsheet", ["analyze", join("test", "cli", "cohort.xlsx")], /cohort\.xlsx/],
    ["a folder that is no study", ["analyze", "src"], /src is a folder without data_timeline_treatment\.txt/],
    [
      "an unknown grouping",
      ["analyze", sample, "--by", "payload"],
      /--by must be transition, position, sequence or column:NAME, got payload; for a column of the file write --by column:payload/
    ],
    [
      "a column that is not there",
      ["analyze", sample, "--by", "column:tumor"],
      /--by: no column tumor in the cohort; did you mean tumour\?/
    ],
    [
      "a group that is not there",
      ["analyze", sample, "--reference", "target swap"],
      /reference must be one of the groups .*got target swap/
    ],
    [
      "a condition that nobody meets",
      ["analyze", sample, "--where", "her2_status = Low"],
      /nobody meets her2_status = Low; her2_status holds low \(\d+\), positive \(\d+\)/
    ],
    [
      "a condition that does not read",
      ["analyze", sample, "--where", "tumour breast"],
      /condition must be COLUMN OPERATOR VALUE/
    ],
    ["a cut-off that is no day", ["analyze", sample, "--cutoff", "soon"], /it must be a whole number/],
    ["an unknown endpoint", ["analyze", sample, "--endpoint", "rwPSF"], /rwPSF/],
    ["an unknown format", ["analyze", sample, "--format", "gif"], /formats/],
    ["an unknown preset", ["analyze", sample, "--preset", "glossy", "--out", "nowhere"], /preset/],
    ["--time without --event", ["analyze", sample, "--time", "start"], /--time and --event go together/],
    [
      "--time without --unit",
      ["analyze", sample, "--time", "start", "--event", "end"],
      /--time needs --unit days, weeks, months or years/
    ],
    ["an unknown scenario", ["simulate-cohort", "breast"], /scenario must be one of breast-sequential/],
    ["a drug that is no conjugate", ["classify", "T-DXd", "capecitabine"], /capecitabine/]
  ])("answers %s with status 2 and a way out", (_, args, message) => {
    const {status, stderr} = payloadswap(args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(2);
  });

  it("sends an old spreadsheet back to be saved as .xlsx", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "cohort.xls"), "PK");
    expect(payloadswap(["analyze", "cohort.xls"], folder)).toMatchObject({
      status: 2,
      stderr:
        "payloadswap: cohort.xls is a spreadsheet of a kind that is not read; open it and save as .xlsx, then type: payloadswap analyze cohort.xlsx\n"
    });
  });

  it("refuses to write into a folder that it did not make, and writes again into one that it did", () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, "mine"));
    writeFileSync(join(folder, "mine", "thesis.txt"), "do not touch");
    const small = join(folder, "small.csv");
    writeFileSync(
      small,
      "patient_id,regimen,start,end,progression,stop_reason,last_contact\nA,T-DXd,0,90,90,progression,400\nA,SG,100,180,180,progression,400\nB,T-DXd,0,70,75,progression,300\nB,SG,80,150,,toxicity,300\n"
    );
    const refused = payloadswap(["analyze", small, "--out", join(folder, "mine")]);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("is not empty and was not written by payloadswap; give a new folder");
    expect(readdirSync(join(folder, "mine"))).toEqual(["thesis.txt"]);
    const results = join(folder, "results");
    expect(payloadswap(["analyze", small, "--out", results]).status).toBe(0);
    expect(payloadswap(["analyze", small, "--by", "sequence", "--out", results]).status).toBe(0);
  });

  it.each<[string, string, RegExp]>([
    [
      "a key that belongs deeper",
      "data: cohort.csv\nwhere: tumour = breast\n",
      /unknown key where; it belongs under population: write population: \{where: …\}/
    ],
    [
      "a dotted key",
      "data: cohort.csv\ndateMode.format: dmy\n",
      /unknown key dateMode\.format; write dateMode: \{format: …\}/
    ],
    [
      "a date mode that does not exist",
      "data: cohort.csv\ndateMode: dates\n",
      /plan key dateMode: relative, shifted or real; or \{mode: real, format: iso\}/
    ],
    ["no data", "by: sequence\n", /names no data; add data:/]
  ])("a plan with %s is refused with the form that works", (_, plan, message) => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "plan.yaml"), plan);
    const {status, stderr} = payloadswap(["analyze", "plan.yaml"], folder);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });

  it("reads a plan saved as UTF-16, as an older Windows shell does", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "cohort.csv"), readFileSync(sample));
    writeFileSync(
      join(folder, "plan.yaml"),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("data: cohort.csv\r\n", "utf16le")])
    );
    expect(payloadswap(["analyze", "plan.yaml"], folder).status).toBe(0);
  });

  it("shows errors, one line a kind, when nothing of a file can be used", () => {
    const folder = emptyFolder();
    writeFileSync(
      join(folder, "dates.csv"),
      `patient_id,regimen,start\n${Array.from({length: 30}, (_, i) => `P${i},T-DXd,2024-01-${String((i % 28) + 1).padStart(2, "0")}`).join("\n")}\n`
    );
    const {status, stderr} = payloadswap(["analyze", "dates.csv"], folder);
    expect(status).toBe(1);
    expect(stderr.split("\n")[0]).toMatch(
      /error: dates\.csv, row 2, column start: expected a whole number of days.*\(and 29 more like it\)/
    );
    expect(stderr).toContain("  payloadswap init dates.csv > plan.yaml\n");
    expect(payloadswap(["init", "dates.csv"], folder).stdout).toContain("mode: real");
  });

  it("proposes no plan for a file without records", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "empty.csv"), "");
    expect(payloadswap(["init", "empty.csv"], folder)).toMatchObject({status: 1, stdout: ""});
  });

  it("says of an adjusted hazard ratio that it is one, with its own p-value", () => {
    const {stdout} = payloadswap(["analyze", sample, "--by", "column:hr_status", "--adjust", "age"]);
    expect(stdout).toContain("hazard ratio (95 % CI), adjusted for age");
    expect(stdout).toContain("log-rank p, not adjusted");
    expect(stdout).toContain("  with age, years ");
  });

  it("a plan with an unknown key is refused with the key that was meant", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "plan.yaml"), "data: [{file: cohort.csv}]\nmilestone: [6]\n");
    const {status, stderr} = payloadswap(["analyze", "plan.yaml"], folder);
    expect(stderr).toBe("payloadswap: plan: unknown key milestone; did you mean milestones?\n");
    expect(status).toBe(2);
  });

  it("ends with status 1 where nobody is left, and with 0 where somebody is", () => {
    const folder = emptyFolder();
    const file = join(folder, "c.csv");
    const line = (id: string, progression: string): string =>
      `${id},T-DXd,0,80,${progression},500\n${id},SG,100,150,160,500\n`;
    writeFileSync(file, `patient_id,regimen,start,end,progression,last_contact\n${line("A", "")}`);
    const nobody = payloadswap(["analyze", file]);
    expect(nobody.stderr).toContain("No transition or record is left to analyse");
    expect(nobody.status).toBe(1);
    writeFileSync(file, `patient_id,regimen,start,end,progression,last_contact\n${line("A", "")}${line("B", "90")}`);
    expect(payloadswap(["analyze", file]).status).toBe(0);
  });
});
