import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const header = "patient_id,line,regimen,start,end,progression,cycles,stop_reason,death,last_contact";
const read = (rows: readonly string[], values = {}) =>
  readCohort([{name: "c.csv", role: "lines", text: `${header}\n${rows.join("\n")}\n`}], {values});
const first = "P1,1,SG,0,100,105,6,progression,150,150";

describe("a line that was ordered and never given", () => {
  it("is no line of therapy: it is on the ledger with its reason, and its patient stays", async () => {
    const {lines, ledger, issues} = await read([first, "P1,2,T-DXd,120,120,,0,death,150,150"]);
    expect(lines.array("regimen")).toEqual(["SG"]);
    expect(ledger.map(({unit, reason, row, patientId}) => [unit, reason, row, patientId])).toEqual([
      ["row", "never-given", 3, "P1"]
    ]);
    expect(issues.filter(({code}) => code === "never-given").map(({count, row}) => [count, row])).toEqual([[1, 3]]);
  });

  it.each(["cycles received", "Anzahl Zyklen", "nombre de cycles", "número de ciclos", "cicli ricevuti"])(
    "is one whatever the column is called: %s",
    async (column) => {
      const rows = [first, "P1,2,T-DXd,120,120,,0,death,150,150"];
      const text = `${header.replace("cycles", column)}\n${rows.join("\n")}\n`;
      const {lines} = await readCohort([{name: "c.csv", role: "lines", text}]);
      expect(lines.array("regimen")).toEqual(["SG"]);
    }
  );

  it.each([
    ["one cycle on one day", "P1,2,T-DXd,120,120,,1,death,150,150"],
    ["cycles not recorded", "P1,2,T-DXd,120,120,,,death,150,150"]
  ])("%s is a line", async (_, row) => {
    const {lines, issues} = await read([first, row]);
    expect(lines.array("regimen")).toEqual(["SG", "T-DXd"]);
    expect(issues.map(({code}) => code)).not.toContain("never-given");
  });

  it.each([
    ["ended a day later", "P1,2,T-DXd,120,121,,0,death,150,150"],
    ["progressed later", "P1,2,T-DXd,120,,150,0,,150,150"]
  ])("0 cycles and a line that %s contradict each other: it stops, and the plan says which", async (_, row) => {
    const asked = await read([first, row]);
    expect(asked.issues.find(({code}) => code === "no-cycle-given")).toMatchObject({stops: true, count: 1, row: 3});
    const kept = async (meaning: string) =>
      (await read([first, row], {cycles: {"none given": meaning}})).lines.array("regimen");
    expect([await kept("given"), await kept("never-given")]).toEqual([["SG", "T-DXd"], ["SG"]]);
  });

  it("has no end either", async () => {
    const {lines, ledger} = await read([first.replace("150,150", ",150"), "P1,2,T-DXd,120,,,0,,,150"]);
    expect([lines.array("regimen"), ledger.map(({reason}) => reason)]).toEqual([["SG"], ["never-given"]]);
  });

  it.each([
    ["cycles", "5/6", "0/6"],
    ["cycles", "5 of 6", "0 of 6"],
    ["Zyklen", "5", "keine"],
    ["Anzahl Zyklen geplant / gegeben", "6 / 5", "6 / 0"],
    ["kumulative Dosis (mg)", "1200,5", "0"],
    ["verabreichte Gaben", "5", "0"],
    ["cures reçues", "5", "0"],
    ["n infusions received", "5", "none"],
    ["dosis administradas", "5", "0"],
    ["somministrazioni totali", "5", "0"]
  ])("is told by any column of what was given: %s %s, %s", async (column, some, none) => {
    const rows = [1, 2, 3].map((i) => `P${i},1,SG,0,100,105,"${some}",progression,,150`);
    const text = `${header.replace("cycles", `"${column}"`)}\n${rows.join("\n")}\nP1,2,T-DXd,120,,,"${none}",,,150\n`;
    const {lines} = await readCohort([{name: "c.csv", role: "lines", text}]);
    expect(lines.array("regimen")).toEqual(["SG", "SG", "SG"]);
  });

  it.each([
    ["dose level", "0"],
    ["cycles planned", "0"],
    ["dose reductions total", "0"],
    ["doses delayed", "0"],
    ["n metastases", "0"]
  ])("is not told by %s %s", async (column, none) => {
    const rows = [1, 2, 3].map((i) => `P${i},1,SG,0,100,105,5,progression,,150`);
    const text = `${header.replace("cycles", column)}\n${rows.join("\n")}\nP1,2,T-DXd,120,,,${none},,,150\n`;
    const {lines, issues} = await readCohort([{name: "c.csv", role: "lines", text}]);
    expect([lines.array("regimen").length, issues.some(({code}) => code === "no-cycle-given")]).toEqual([4, false]);
  });

  it("is asked for where more than half of the lines have none: the code may stand for what is not known", async () => {
    const rows = (n: number) => [
      first.replace("150,150", ",150"),
      ...Array.from({length: n}, (_, i) => `P${i + 2},1,T-DXd,120,,,0,,,150`)
    ];
    const stops = async (n: number) =>
      (await read(rows(n))).issues.filter(({code}) => code === "no-cycle-given").map(({count}) => count);
    expect([await stops(1), await stops(2)]).toEqual([[], [2]]);
  });

  it("hands its progression to the line before, unless that has one", async () => {
    const own = await read([first, "P1,2,T-DXd,120,120,130,0,,150,150"]);
    expect(own.lines.array("progression")).toEqual([105]);
    const none = await read([first.replace(",105,", ",,"), "P1,2,T-DXd,120,120,130,0,,150,150"]);
    expect(none.lines.array("progression")).toEqual([130]);
    for (const {issues} of [own, none])
      expect(issues.map(({code}) => code)).toContain("progression-of-line-never-given");
  });

  it("is attrition and no second ADC", async () => {
    const rows = ["P1", "P2", "P3"].flatMap((id) => [
      first.replace("P1", id),
      id === "P3" ? `${id},2,T-DXd,120,140,,2,death,150,150` : `${id},2,T-DXd,120,120,,0,death,150,150`
    ]);
    const {flow, ledger} = await analyze(
      {by: "sequence"},
      await read([...rows, "P4,1,SG,0,100,105,6,progression,,150"])
    );
    expect(flow.find(({label}) => label === "patients whose lines can be used")).toMatchObject({
      count: 4,
      left: expect.arrayContaining([
        expect.objectContaining({reason: "one-adc-exposure", count: 1}),
        expect.objectContaining({reason: "further-line-never-given", count: 2})
      ])
    });
    expect(flow.find(({label}) => label === "patients analysed")?.count).toBe(1);
    expect(ledger.filter(({reason}) => reason === "further-line-never-given").map(({patientId}) => patientId)).toEqual([
      "P1",
      "P2"
    ]);
  });
});
