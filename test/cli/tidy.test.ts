import {copyFileSync, readFileSync, readdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {emptyFolder, payloadswap, root} from "./payloadswap.ts";

const raw = "Register;;\nPat.-Nr.;Name;CA\nM17-4711;Schmidt*;12,5\n;Schmidt;9,25\nM17-4712;Weber;1,234\n";

describe("payloadswap tidy", () => {
  it("prints what would be put right, and writes nothing without --out", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "raw.csv"), raw);
    const {status, stdout, stderr} = payloadswap(["tidy", "raw.csv"], folder);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("on   headerRow         the header stands below 1 row, which is left out; row 2");
    expect(stdout).toContain("CA: 3 numbers with a decimal comma; row 3: 12,5 is 12.5");
    expect(stdout).toContain("Pat.-Nr.: 1 blank gets the identifier above; row 4");
    expect(stdout).toContain("payloadswap tidy raw.csv --out raw-clean.csv");
    // Nothing that may name a person.
    expect(stdout).not.toMatch(/M17|Schmidt|Weber/);
    expect(readdirSync(folder)).toEqual(["raw.csv"]);
  });

  it("writes the clean file and the ledger, the same on each run, and never over a file", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "raw.csv"), raw);
    const {status, stdout} = payloadswap(["tidy", "raw.csv", "--out", "clean.csv"], folder);
    expect(status).toBe(0);
    expect(stdout).toContain("clean.ledger.csv");
    const clean = readFileSync(join(folder, "clean.csv"), "utf8");
    expect(clean).toBe("Pat.-Nr.,Name,CA\nM17-4711,Schmidt*,12.5\nM17-4711,Schmidt,9.25\nM17-4712,Weber,1.234\n");
    const ledger = readFileSync(join(folder, "clean.ledger.csv"), "utf8");
    expect(ledger).toContain('3,CA,"12,5",12.5,decimalComma\n');
    expect(ledger).toContain("4,Pat.-Nr.,,M17-4711,fillDown\n");
    payloadswap(["tidy", "raw.csv", "--out", "again.csv"], folder);
    expect(readFileSync(join(folder, "again.csv"), "utf8")).toBe(clean);
    expect(readFileSync(join(folder, "again.ledger.csv"), "utf8")).toBe(ledger);
    const taken = payloadswap(["tidy", "raw.csv", "--out", "clean.csv"], folder);
    expect([taken.status, taken.stderr]).toEqual([2, "payloadswap: --out clean.csv exists already; give a new file\n"]);
  });

  it("a repair is switched off and on by its name, for one column with the column", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "raw.tsv"), "patient_id\tdose\tvolume\nA\t1,234\t5,678\n");
    expect(payloadswap(["tidy", "raw.tsv"], folder).stdout).toContain('if it is 1234: --on "thousands:dose"');
    payloadswap(
      ["tidy", "raw.tsv", "--on", "thousands:dose", "--on", "decimalComma:volume", "--out", "clean.csv"],
      folder
    );
    expect(readFileSync(join(folder, "clean.csv"), "utf8")).toBe("patient_id,dose,volume\nA,1234,5.678\n");
    writeFileSync(join(folder, "raw.csv"), raw);
    expect(payloadswap(["tidy", "raw.csv", "--off", "headerRow"], folder).stdout).toContain("off  headerRow");
    const wrong = payloadswap(["tidy", "raw.csv", "--off", "totalRow"], folder);
    expect([wrong.status, wrong.stderr]).toEqual([2, "payloadswap: no repair totalRow; did you mean totalRows?\n"]);
  });

  it("what cannot be put right is an error with status 1", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "raw.csv"), "patient_id,start\nA,1\nB,2,3\n");
    const {status, stderr} = payloadswap(["tidy", "raw.csv"], folder);
    expect(status).toBe(1);
    expect(stderr).toContain("raw.csv, row 3: expected 2 fields, as in the header");
  });
});

describe("payloadswap init reads what tidy would write", () => {
  const cohort = [
    "Register;;;;;",
    "patient_id;regimen;start;end;progression;stop_reason",
    ";;days;days;days;",
    "A;T-DM1;0;90;100;progression",
    ";T-DXd;120;200;210;progression",
    "B;T-DM1;0;80;85;progression",
    ";T-DXd;100;160;170;progression",
    "Total;4;;;;"
  ].join("\n");

  it("and writes the repairs into the plan, so that the plan is enough", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "raw.csv"), cohort);
    const {status, stdout} = payloadswap(["init", "raw.csv"], folder);
    expect(status).toBe(0);
    expect(stdout).toContain(
      'repairs:\n  headerRow: 2\n  unitRow: true\n  totalRows: true\n  fillDown: ["patient_id"]\n'
    );
    writeFileSync(join(folder, "plan.yaml"), stdout);
    expect(payloadswap(["check", "plan.yaml"], folder).stdout.split("\n")[0]).toBe(
      // Title, units and total beside four records.
      "raw.csv (lines): 4 of 7 rows can be used; the other 3 hold no record"
    );
    const analyzed = payloadswap(["analyze", "plan.yaml", "--by", "sequence"], folder);
    expect(analyzed.stdout).toMatch(/T-DM1 → T-DXd {2}2 {7}2 /);
    // By hand: 210 − 120 = 90 and 170 − 100 = 70 days; S is one half from 70 to 90, of which R takes the middle: 80 days, 2.63 months.
    // Of two patients the beta product bounds no median: 0.025^(1/2) = 0.16 is below one half from the first day on, and 0.84 above it to the last.
    expect(analyzed.stdout).toContain(" 2.6 (0.0–NE)");
    expect(analyzed.stdout).toContain("left out: the row is a total, and no record");
  });

  it("of several files each has its own", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "raw.csv"), cohort);
    writeFileSync(join(folder, "patients.csv"), "Patients;\npatient_id;age\nA;61\nB;58\n");
    const {stdout} = payloadswap(["init", "raw.csv", "patients.csv"], folder);
    expect(stdout).toContain("    role: patients\n    repairs:\n      headerRow: 2\n");
    expect(stdout).not.toContain("\nrepairs:");
  });

  it("from a spreadsheet, whose sheet is asked where several hold something", () => {
    const folder = emptyFolder();
    copyFileSync(join(root, "test/files/workbooks/two-sheets-1904.xlsx"), join(folder, "two.xlsx"));
    const open = payloadswap(["init", "two.xlsx"], folder);
    expect([open.status, open.stdout]).toEqual([1, ""]);
    expect(open.stderr).toContain('data: [{file: "two.xlsx", sheet: "B"}]   # 3 columns, 2 rows');
    expect(payloadswap(["init", "two.xlsx", "--sheet", "A"], folder).stdout).toContain(
      "  - file: two.xlsx\n    sheet: A\n"
    );
    expect(open.stderr).toContain("payloadswap init two.xlsx --sheet NAME > plan.yaml");
    expect(payloadswap(["init", "two.xlsx", "--sheet", "A", "--sheet", "B"], folder).stdout).toMatch(
      / - file: two\.xlsx\n {4}sheet: A\n {4}role: lines\n {2}- file: two\.xlsx\n {4}sheet: B\n/
    );
    const stopped = payloadswap(["analyze", "two.xlsx"], folder);
    expect(stopped.status).toBe(1);
    expect(stopped.stderr).toContain("Stopped: nothing is estimated until this is settled.");
  });

  it("from cells pasted on stdin, which are kept", () => {
    const folder = emptyFolder();
    const pasted = cohort.replaceAll(";", "\t");
    const {status, stdout} = payloadswap(["init", "-"], folder, pasted);
    expect(status).toBe(0);
    expect(stdout).toContain("  - file: pasted.tsv\n");
    expect(readFileSync(join(folder, "pasted.tsv"), "utf8")).toBe(pasted);
    const again = payloadswap(["init", "-"], folder, pasted);
    expect([again.status, again.stderr]).toEqual([
      2,
      "payloadswap: pasted.tsv is there already; move it away, or type: payloadswap init pasted.tsv\n"
    ]);
    expect(payloadswap(["init", "-"], emptyFolder(), "").status).toBe(2);
  });
});
