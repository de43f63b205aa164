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
