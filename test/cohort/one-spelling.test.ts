import {describe, expect, it} from "vitest";
import {spellingRepair} from "../../src/cohort/identifier-variants.ts";
import {identifierKey} from "../../src/cohort/identifier-spelling.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";

/** Two lines of each patient, the first identifier as the file has it on line 1, the second as on line 2. */
const lines = (pairs: readonly (readonly [string, string])[]): string =>
  `patient_id,regimen,start\n${pairs.flatMap(([first, second]) => [`${first},SG,0`, `${second},T-DXd,90`]).join("\n")}\n`;
const stops = async (sources: Parameters<typeof readCohort>[0], options: ReadCohortOptions = {}) =>
  (await readCohort(sources, options)).issues.filter(({stops: own}) => own).map(({code, count}) => `${code} ${count}`);

describe("identifiers", () => {
  it.each([
    ["a zero-width space", "P1", "P1\u200b"],
    ["a byte order mark within the file", "\ufeffP1", "P1"],
    ["accents composed and not", "\u00c91", "E\u03011"],
    ["a hyphen that does not break", "P-1", "P\u20111"],
    ["a dash", "P-1", "P\u20131"],
    ["a soft hyphen", "PATIENT1", "PAT\u00adIENT1"],
    ["a blank that does not break", "P 1", "P\u00a01"],
    ["outer blanks", "P1", " P1 "]
  ])("that differ by %s are one patient", async (_, first, second) => {
    const cohort = await readCohort([{name: "l.csv", text: lines([[first, second]])}]);
    expect(cohort.patients.numRows()).toBe(1);
    expect(cohort.issues.filter(({stops: own}) => own)).toEqual([]);
  });

  it.each([
    ["case", "p1", "P1", "case"],
    ["zeros before a number", "P1", "P001", "padding"],
    ["a hyphen", "P-1", "P1", "separators"],
    ["a blank for a hyphen", "P-1-2", "P 1-2", "separators"]
  ] as const)(
    "that differ by %s stop, and are one patient where the plan says so",
    async (_, first, second, ignored) => {
      const source = [{name: "l.csv", text: lines([[first, second]])}];
      expect(await stops(source)).toEqual(["identifiers-differ-by-spelling 1"]);
      expect((await readCohort(source)).patients.numRows()).toBe(2);
      const repaired = await readCohort(source, {identifiers: {ignore: [ignored]}});
      expect(repaired.patients.array("patient_id")).toEqual([first]);
      expect(repaired.issues.filter(({stops: own}) => own)).toEqual([]);
    }
  );

  it("1-12 and 11-2 are two patients whatever is ignored", () => {
    const all = ["case", "padding", "separators"] as const;
    expect(identifierKey("1-12", all)).not.toBe(identifierKey("11-2", all));
    expect(spellingRepair([{file: "l", column: "id", ids: new Set(["1-12", "11-2"])}], [])).toBeNull();
  });

  it("asks for the least that makes the most of them one", () => {
    const repair = (ids: readonly string[]) => spellingRepair([{file: "l", column: "id", ids: new Set(ids)}], []);
    expect(repair(["P1", "p1"])).toEqual({ignore: ["case"], merged: 1});
    expect(repair(["P1", "p01"])).toEqual({ignore: ["case", "padding"], merged: 1});
    expect(repair(["P1", "P01", "q1", "Q1"])).toEqual({ignore: ["case", "padding"], merged: 2});
  });

  it.each<[string, readonly string[], readonly string[] | null]>([
    ["a word before", ["Pt 01", "P01"], ["prefix"]],
    ["no word", ["Patient 7", "7"], ["prefix"]],
    ["the letter for a zero", ["PO1", "P01", "P02"], ["lookalikes"]],
    ["l for a one", ["P0l", "P01"], ["lookalikes"]],
    ["a number behind one that stands alone too", ["P01", "P01/1", "P02"], ["suffix"]],
    ["a letter behind one that stands alone too", ["P05", "P05b", "P06"], ["suffix"]],
    ["a letter behind a sign", ["P05", "P05-B", "P06"], ["suffix"]],
    ["numbers behind a stroke from 1", ["P01/1", "P01/2", "P02/1"], ["suffix"]],
    ["letters that tell apart", ["P01a", "P01b", "P02"], null],
    ["a letter that is none of these", ["P01", "P01g"], null],
    ["patients of a centre", ["01-1", "01-2", "02-1"], null],
    ["patients of a centre behind a stroke", ["01/1", "01/2", "02/1"], null],
    ["numbers that leave one out", ["P01/1", "P01/3"], null],
    ["another letter", ["P01", "S01", "Q01"], null],
    ["O among letters", ["LOT-A", "L0T-A"], null],
    ["years and numbers", ["2021-01", "2021-02", "2022-01"], null]
  ])("proposes where %s may be the only difference", (_, ids, ignore) => {
    const repair = spellingRepair([{file: "l", column: "id", ids: new Set(ids)}], []);
    expect(repair?.ignore ?? null).toEqual(ignore);
  });

  it("joins no patients unasked whose identifiers may be a slip of the pen", async () => {
    const source = [{name: "l.csv", text: lines([["P01", "PO1"]])}];
    const {issues, patients} = await readCohort(source);
    expect(issues.find(({code}) => code === "identifiers-differ-by-spelling")?.choices?.[0]?.line).toBe(
      "identifiers: {ignore: [lookalikes]}"
    );
    expect(patients.numRows()).toBe(2);
    const repaired = await readCohort(source, {identifiers: {ignore: ["lookalikes"]}});
    expect(repaired.patients.array("patient_id")).toEqual(["P01"]);
  });

  it("shows none of them", async () => {
    const {issues} = await readCohort([{name: "l.csv", text: lines([["SECRET-7", "secret-7"]])}]);
    expect(JSON.stringify(issues)).not.toMatch(/secret/i);
  });
});

describe("how files join", () => {
  const ids = Array.from({length: 20}, (_, i) => `A${i}X`);
  const patients = (own: readonly string[]) => ({
    name: "p.csv",
    text: `patient_id,tumour\n${own.map((id) => `${id},breast`).join("\n")}\n`
  });
  const given = {name: "l.csv", text: lines(ids.map((id): [string, string] => [id, id]))};

  it.each<[string, readonly string[], readonly string[]]>([
    ["nine in ten of the patients with lines", ids.slice(2), []],
    ["fewer", ids.slice(3), ["identifiers-do-not-join 3"]],
    ["all of them and many more", [...ids, ...ids.map((id) => `B${id}`)], []],
    ["nobody", ids.map((id) => `B${id}`), ["identifiers-do-not-join 20"]]
  ])("a patients file that holds %s", async (_, own, expected) => {
    expect(await stops([given, patients(own)])).toEqual(expected);
  });

  it("says how many are matched, only here and only there", async () => {
    const {issues} = await readCohort([given, patients([...ids.slice(1), "B1", "B2"])]);
    expect(issues.find(({code}) => code === "identifiers-joined")?.received).toBe(
      "19 matched, 1 only among the lines, 2 only in p.csv"
    );
  });

  it("an assessments file may hold few, and stops where it holds nobody", async () => {
    const scans = (id: string) => ({name: "a.csv", text: `patient_id,day,result\n${id},40,SD\n`});
    expect(await stops([given, scans("A3X")])).toEqual([]);
    expect(await stops([given, scans("B3X")])).toEqual(["identifiers-do-not-join 20"]);
  });

  it("zeros that a spreadsheet took away are named as what keeps the files apart", async () => {
    const padded = {
      name: "l.csv",
      text: lines([
        ["0001", "0001"],
        ["0002", "0002"]
      ])
    };
    const files = [padded, patients(["1", "2"])];
    expect(await stops(files)).toEqual(["identifiers-differ-by-spelling 2"]);
    const repaired = await readCohort(files, {identifiers: {ignore: ["padding"]}});
    expect(repaired.patients.array("tumour")).toEqual(["breast", "breast"]);
  });
});

describe("labels", () => {
  const arms = async (labels: readonly string[], options: ReadCohortOptions = {}) => {
    const text = `time,event,arm\n${labels.map((label, i) => `${i + 1},${i % 2},${label}`).join("\n")}\n`;
    return (await readCohort([{name: "f.csv", text}], options)).followUp?.array("arm");
  };

  it("that look alike, or differ by case, are one: the commonest spelling", async () => {
    expect(await arms(["gru\u0308n", "gr\u00fcn", "gr\u00fcn"])).toEqual(["gr\u00fcn", "gr\u00fcn", "gr\u00fcn"]);
    expect(await arms(["y\u200b", "y", "y\u00a0"])).toEqual(["y", "y", "y"]);
    expect(await arms(["T\u2011DXd", "T-DXd", "T-DXd"])).toEqual(["T-DXd", "T-DXd", "T-DXd"]);
    expect(await arms(["low", "Low", "Low"])).toEqual(["Low", "Low", "Low"]);
    expect(await arms(["low", "lower"])).toEqual(["low", "lower"]);
  });

  it("that the plan explains are found as the file writes them", async () => {
    expect(await arms(["Low", "low", "low"], {values: {arm: {Low: "A", low: "B"}}})).toEqual(["A", "B", "B"]);
  });
});
