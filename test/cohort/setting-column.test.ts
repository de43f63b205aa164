import {describe, expect, it} from "vitest";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

type Row = readonly [id: string, regimen: string, start: number, ...cells: string[]];

const read = (columns: string, rows: readonly Row[], mapping = {}): Promise<Cohort> =>
  readCohort(
    [{name: "c.csv", text: `patient_id,regimen,start,${columns}\n${rows.map((row) => `${row.join(",")}\n`).join("")}`}],
    {mapping}
  );
const settings = (cohort: Cohort): unknown[] => cohort.lines.array("setting") as unknown[];
const adjuvantFirst = (early: string, late: string): Row[] => [
  ["A", "T-DM1", 0, early],
  ["A", "T-DXd", 900, late],
  ["A", "SG", 1200, late],
  ["B", "T-DXd", 0, late],
  ["B", "SG", 300, late]
];

describe("the column that tells early from metastatic therapy by its cells", () => {
  it.each([
    ["Intention", "kurativ", "palliativ", "early"],
    ["Therapieziel", "adj.", "pall.", "adjuvant"],
    ["Situation", "adjuvante", "métastatique", "adjuvant"],
    ["x7", "eBC", "mBC", "early"],
    ["Stadium", "M0", "M1", "early"],
    ["tipo", "neoadyuvante", "2L", "neoadjuvant"]
  ])("%s: %s and %s", async (column, early, late, setting) => {
    const cohort = await read(column, adjuvantFirst(early, late));
    expect(cohort.mapping["setting"]).toBe(column);
    expect(settings(cohort)).toEqual([setting, ...Array.from({length: 4}).fill("metastatic")]);
    expect(cohort.lines.array("line")).toEqual([null, 1, 2, 1, 2]);
    expect(cohort.issues.find(({code, column: own}) => code === "recognised-column" && own === column)?.hint).toBe(
      "read as setting (its values)"
    );
  });

  it("is none where every patient has one kind alone, as of a stage at diagnosis", async () => {
    const rows: Row[] = [
      ["A", "T-DXd", 0, "early"],
      ["A", "SG", 300, "early"],
      ["B", "T-DXd", 0, "advanced"],
      ["B", "SG", 300, "advanced"]
    ];
    expect((await read("stage_at_diagnosis", rows)).mapping["setting"]).toBeUndefined();
  });

  it("is none where all lines are metastatic, or what the cells say is something else", async () => {
    expect((await read("Ziel", adjuvantFirst("palliativ", "palliativ"))).mapping["setting"]).toBeUndefined();
    expect((await read("her2", adjuvantFirst("low", "positive"))).mapping["setting"]).toBeUndefined();
  });

  it("may have a fifth of cells that name none, and no more; these stop their rows until the plan says what they mean", async () => {
    const fifth = await read(
      "Ziel",
      adjuvantFirst("kurativ", "palliativ").map((row, i) => (i === 4 ? (["B", "SG", 300, "Studie"] as Row) : row))
    );
    expect(fifth.mapping["setting"]).toBe("Ziel");
    expect(fifth.issues.find(({code}) => code === "unknown-level")).toMatchObject({
      column: "Ziel",
      received: "Studie",
      row: 6
    });
    const more = await read("Ziel", [
      ...adjuvantFirst("kurativ", "palliativ").slice(0, 4),
      ["B", "SG", 300, "Studie"],
      ["C", "SG", 0, "Studie"]
    ]);
    expect(more.mapping["setting"]).toBeUndefined();
  });

  it("is none where two columns tell it differently, and either where they agree", async () => {
    const both = adjuvantFirst("kurativ", "palliativ");
    const agree = await read(
      "Ziel,Stadium",
      both.map((row) => [...row, row[3] === "kurativ" ? "M0" : "M1"] as Row)
    );
    expect(agree.mapping["setting"]).toBe("Ziel");
    const differ = await read(
      "Ziel,Stadium",
      both.map((row, i) => [...row, i < 2 ? "M0" : "M1"] as Row)
    );
    expect(differ.mapping["setting"]).toBeUndefined();
    expect(differ.issues.filter(({code}) => code === "settings-differ")).toMatchObject([
      {
        severity: "error",
        stops: true,
        rows: [3],
        column: "Ziel / Stadium",
        count: 1,
        choices: [
          {line: 'mapping: {setting: "Ziel"}'},
          {line: 'mapping: {setting: "Stadium"}'},
          {line: "accept: [settings-differ]"}
        ]
      }
    ]);
    expect(agree.issues.map(({code}) => code)).not.toContain("settings-differ");
    const chosen = await read(
      "Ziel,Stadium",
      both.map((row, i) => [...row, i < 2 ? "M0" : "M1"] as Row),
      {setting: "Stadium"}
    );
    expect(settings(chosen)).toEqual(["early", "early", "metastatic", "metastatic", "metastatic"]);
    expect(chosen.issues.filter(({code}) => code === "settings-differ")).toMatchObject([
      {severity: "warning", rows: [3], column: "Stadium / Ziel", count: 1}
    ]);
  });

  it("may differ on lines without an ADC, and where one of them is blank", async () => {
    const rows = adjuvantFirst("kurativ", "palliativ");
    const chemotherapy = await read("Ziel,Stadium", [
      ...rows.map((row) => [...row, row[3] === "kurativ" ? "M0" : "M1"] as Row),
      ["A", "paclitaxel", 950, "palliativ", "M0"]
    ]);
    expect(chemotherapy.issues.map(({code}) => code)).not.toContain("settings-differ");
    const blank = await read(
      "Ziel,Stadium",
      rows.map((row, i) => [...row, i === 0 ? "M0" : i === 1 ? "" : "M1"] as Row)
    );
    expect(blank.issues.map(({code}) => code)).not.toContain("settings-differ");
  });

  it("is told of where a column of that name says otherwise of an ADC", async () => {
    const rows = adjuvantFirst("kurativ", "palliativ").map((row) => [...row, "metastatic"] as Row);
    const {issues} = await read("Ziel,setting", rows);
    expect(issues.filter(({code}) => code === "settings-differ")).toMatchObject([
      {severity: "warning", rows: [2], column: "setting / Ziel"}
    ]);
  });

  it("gives way to a known name and to the plan", async () => {
    const both = adjuvantFirst("kurativ", "palliativ").map((row) => [...row, "metastatic"] as Row);
    expect((await read("Ziel,setting", both)).mapping["setting"]).toBe("setting");
    expect((await read("Ziel,x", both, {setting: "x"})).mapping["setting"]).toBe("x");
  });
});

describe("a setting that stands elsewhere on the line", () => {
  const lines = (column: string, cells: readonly string[]): Promise<Cohort> =>
    readCohort([
      {name: "c.csv", text: `patient_id,start,${column}\nA,0,${cells[0]}\nA,900,${cells[1]}\nA,1200,${cells[2]}\n`}
    ]);

  it.each([
    ["line,regimen", ["adj,T-DM1", "1L,T-DXd", "2L,SG"], "adjuvant"],
    ["line,regimen", ["neoadjuvant,T-DXd", "1,T-DXd", "2,SG"], "neoadjuvant"],
    ["regimen", ["T-DM1 (adjuvant)", "T-DXd", "SG"], "adjuvant"],
    ["regimen", ["neoadj. T-DXd", "T-DXd", "SG"], "neoadjuvant"]
  ])("%s %j", async (column, cells, setting) => {
    const cohort = await lines(column, cells);
    expect(settings(cohort)).toEqual([setting, "metastatic", "metastatic"]);
    expect(cohort.lines.array("line")).toEqual([null, 1, 2]);
    expect(cohort.issues.filter(({code}) => code === "setting-told-elsewhere").map(({count}) => count)).toEqual([1]);
    expect(cohort.issues.map(({code}) => code)).not.toContain("not-a-whole-number");
  });

  it("fills blanks of a column of settings, and contradicts what stands there with a warning", async () => {
    const cohort = await lines("regimen,setting", [
      "T-DM1 (adjuvant),",
      "T-DXd (adjuvant),metastatic",
      "SG,metastatic"
    ]);
    expect(settings(cohort)).toEqual(["adjuvant", "metastatic", "metastatic"]);
    expect(cohort.issues.find(({code}) => code === "setting-contradicted")).toMatchObject({
      severity: "warning",
      row: 3,
      count: 1,
      column: "setting / regimen"
    });
  });

  it("says nothing where nothing says it", async () => {
    const cohort = await lines("line,regimen", ["1,T-DM1", "2,T-DXd after adjuvant chemotherapy", "3,SG"]);
    expect(settings(cohort)).toEqual(["metastatic", "metastatic", "metastatic"]);
    expect(cohort.issues.map(({code}) => code)).not.toContain("setting-told-elsewhere");
  });
});

describe("an ADC on a line 0", () => {
  const of = (first: readonly string[], options = {}) => {
    const rows = first.map((number, i) => `P${i},${number},T-DM1,0\nP${i},1,T-DXd,900\nP${i},2,SG,1200\n`);
    return readCohort([{name: "c.csv", text: `patient_id,line,regimen,start\n${rows.join("")}`}], options);
  };
  const stops = async (first: readonly string[], options = {}) =>
    (await of(first, options)).issues
      .filter(({code}) => code === "line-zero")
      .map(({count, stops: does}) => [count, does]);
  const most = ["0", "0", "0", "", ""];

  it("stops until the plan says what it stands for", async () => {
    expect(await stops(most)).toEqual([[3, true]]);
    const adjuvant = await of(most, {values: {line: {"0": "adjuvant"}}});
    expect(adjuvant.issues.map(({code}) => code)).not.toContain("line-zero");
    expect((adjuvant.lines.array("setting") as string[]).slice(0, 3)).toEqual(["adjuvant", "metastatic", "metastatic"]);
    const unknown = await of(most, {values: {line: {"0": ""}}});
    expect(unknown.issues.map(({code}) => code)).not.toContain("line-zero");
    expect((unknown.lines.array("setting") as string[]).slice(0, 3)).toEqual([
      "metastatic",
      "metastatic",
      "metastatic"
    ]);
  });

  it("is how lines are counted where four of five patients have one", async () => {
    expect(await stops(["0", "0", "0", "0", ""])).toEqual([]);
  });

  it("does not matter where no ADC stands on it, or its setting is told", async () => {
    const told = await readCohort([
      {
        name: "c.csv",
        text: "patient_id,line,regimen,start,setting\nA,0,T-DM1,0,adjuvant\nA,1,SG,900,\nB,0,AC,0,\nB,1,SG,90,\nC,1,SG,0,\nD,1,SG,0,\n"
      }
    ]);
    expect(told.issues.map(({code}) => code)).not.toContain("line-zero");
  });
});

describe("a remark that speaks of (neo)adjuvant therapy", () => {
  const found = async (remark: string, setting = "") =>
    (
      await readCohort([
        {
          name: "c.csv",
          text: `patient_id,regimen,start,setting,comment\nA,T-DM1,0,${setting},${remark}\nA,AC,500,,adjuvant\nA,SG,900,,\n`
        }
      ])
    ).issues
      .filter(({code}) => code === "setting-in-remark")
      .map(({row, column, count}) => [row, column, count]);

  it("is told where it stands on a line with an ADC whose setting is blank", async () => {
    expect(await found("postneoadjuvant (KATHERINE)")).toEqual([[2, "comment", 1]]);
    expect(await found("postneoadjuvant (KATHERINE)", "metastatic")).toEqual([]);
    expect(await found("after adjuvant chemotherapy")).toEqual([]);
    expect(await found("stable")).toEqual([]);
  });
});
