import {table} from "arquero";
import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {groupAgainstColumn} from "../../src/analysis/group-against-column.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {questionOf} from "../../src/question/question.ts";
import {completePlan, type PlanSpec} from "../../src/record/plan.ts";
import {inventedFollowUp, type Followed} from "../cohort/invented-follow-up.ts";

const code = "group-against-column";
type Write = (row: Followed, i: number) => string;
const read = (rows: readonly Followed[], header: string, write: Write) =>
  readCohort(
    [
      {
        name: "c.csv",
        text: `patient_id,time,event,site,${header}\n${rows.map((row, i) => `${row.id},${row.time},${row.event},${row.centre},${write(row, i)}\n`).join("")}`
      }
    ],
    {unit: "months"}
  );
const found = async (rows: readonly Followed[], header: string, write: Write, spec: PlanSpec = {}) =>
  groupAgainstColumn(
    await read(rows, header, write),
    questionOf(completePlan({unit: "months", by: "column:arm", ...spec}))
  ).map(({stops, received, count, choices = []}) => [stops === true, received, count, choices[0]?.line]);

/** Patients of three sites and two drugs, by turns. */
const rows: readonly Followed[] = Array.from({length: 60}, (_, i) => ({
  id: `P${i}`,
  arm: i % 2 === 0 ? "SG" : "T-DXd",
  centre: "ABC"[i % 3] ?? "",
  age: 50,
  ecog: 0,
  time: i + 2,
  event: 1
}));
const of = (arm: string): number => (arm === "SG" ? 1 : 2);
const turnedAt =
  (site: string) =>
  ({arm, centre}: Followed): number =>
    centre === site ? 3 - of(arm) : of(arm);
const other = (arm: string): string => (arm === "SG" ? "T-DXd" : "SG");

describe("a code of the groups beside their names", () => {
  it("stops where one site has it the other way round, and the line helps", async () => {
    const write: Write = (row) => `${turnedAt("B")(row)},${row.arm}`;
    const where = "column drug, the other way round where site is B";
    expect(await found(rows, "arm,drug", write)).toEqual([[true, where, 20, 'by: "column:drug"']]);
    const cohort = await read(rows, "arm,drug", write);
    await expect(analyze({unit: "months", by: "column:arm"}, cohort)).rejects.toThrow(code);
    await expect(analyze({unit: "months", by: "column:arm", accept: [code]}, cohort)).resolves.toBeDefined();
    await expect(analyze({unit: "months", by: "column:drug"}, cohort)).resolves.toBeDefined();
    expect(await found(rows, "arm,drug", write, {by: "column:drug"})).toEqual([
      [false, "column arm, the other way round where site is B", 20, undefined]
    ]);
  });

  it("does where two of three groups change places, and where words of an arm stand beside it", async () => {
    const three = (i: number): number => i % 3;
    const drug = ["SG", "T-DXd", "TPC"];
    const sites = Array.from({length: 90}, (_, i) => ({...rows[i % 60], id: `P${i}`, centre: i < 60 ? "A" : "B"}));
    const at = (i: number, k: number): number => (i < 60 || k === 0 ? k : 3 - k);
    const write: Write = (_, i) => `${at(i, three(i))},${drug[three(i)]}`;
    expect((await found(sites, "arm,drug", write))[0]?.slice(0, 3)).toEqual([
      true,
      "column drug, the other way round where site is B",
      30
    ]);
    // A site without the third group goes the same way.
    const fewer = sites.filter(({centre}, i) => centre === "A" || three(i) !== 2);
    expect(
      await found(fewer, "arm,drug", ({id}) => `${three(Number(id.slice(1)))},${drug[three(Number(id.slice(1)))]}`)
    ).toEqual([]);
    const words = ["control", "experimental"];
    expect(
      (await found(rows, "arm,arm_label", (row) => `${turnedAt("C")(row)},${words[of(row.arm) - 1]}`))[0]?.[0]
    ).toBe(true);
  });

  it("is told where few records go another way, up to one in twenty", async () => {
    const few =
      (n: number): Write =>
      ({arm}, i) =>
        `${of(arm)},${i < n ? other(arm) : arm}`;
    expect(await found(rows, "arm,drug", few(0))).toEqual([]);
    expect(await found(rows, "arm,drug", few(3))).toEqual([[false, "column drug", 3, undefined]]);
    expect(await found(rows, "arm,drug", few(4))).toEqual([]);
    // As randomised and as treated: both name the drug.
    expect(await found(rows, "arm,given_drug", ({arm}, i) => `${arm},${i < 2 ? other(arm) : arm}`)).toHaveLength(1);
  });

  it("is not told of columns that say another thing, or go with it altogether", async () => {
    const write: Write = ({arm}, i) => `${arm},${i < 2 ? "male" : i % 2 === 0 ? "female" : "male"}`;
    expect(await found(rows, "arm,sex", write)).toEqual([]);
    expect(await found(rows, "arm,drug", ({arm}) => `${of(arm)},${arm}`)).toEqual([]);
    expect(await found(rows.slice(0, 18), "arm,drug", (row) => `${turnedAt("B")(row)},${row.arm}`)).toEqual([]);
  });

  it("is not told of 1 000 clean files, whose columns go together, or have nothing to do with each other", async () => {
    const drugs = ["SG", "T-DXd", "EV"];
    const question = questionOf(completePlan({unit: "months", by: "column:arm"}));
    for (let seed = 1; seed <= 1000; seed++) {
      const clean = inventedFollowUp(seed, 20 + (seed % 60));
      const followUp = table({
        arm: clean.map(({arm}) => of(arm)),
        drug: clean.map(({arm}) => arm),
        first_adc: clean.map(({age, ecog}) => drugs[(age + ecog) % 2]),
        adc1: clean.map(({ecog}) => drugs[ecog]),
        treatment_group: clean.map(({age}) => "ab"[age % 2]),
        centre: clean.map(({centre}) => centre)
      });
      expect(groupAgainstColumn({followUp}, question), `seed ${seed}`).toEqual([]);
    }
  });
});
