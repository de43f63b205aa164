import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const found = async (text: string, code: string, mapping: Readonly<Record<string, string>> = {}) => {
  const {issues} = await readCohort([{name: "c.csv", text}], {unit: "months", mapping});
  return issues.flatMap((one) => (one.code === code ? [[one.count, one.stops ?? false, one.choices?.[0]?.line]] : []));
};
const ready = (column: string, cells: readonly string[]): string =>
  `patient_id,arm,pfs_months,pfs_event,${column}\nP1,a,5,1,${cells[0]}\nP2,b,7,0,${cells[1]}\nP3,a,9,1,${cells[2]}\n`;

describe("a column with another version of one that is read", () => {
  it.each([
    ["pfs_months_corrected", ["", "6", ""]],
    ["PFS korrigiert (Monate)", ["", "6", ""]],
    ["pfs_months_corr", ["5", "", "8"]],
    ["new value of pfs after monitoring", ["", "6", ""]],
    ["pfs_event_adjudicated", ["1", "1", ""]],
    ["valeur corrigée pfs_months", ["", "6", ""]]
  ])("%s stops, and takes it where it is filled, where it holds some records alone", async (column, cells) => {
    const read = column.includes("event") ? "event" : "time";
    expect(await found(ready(column, cells), "corrected-beside")).toEqual([
      [1, true, `mapping: {${read}: {firstOf: ["${column}", "pfs_${read === "event" ? "event" : "months"}"]}}`]
    ]);
  });

  it("has the line that takes it where it holds all", async () => {
    expect(await found(ready("pfs_event_adjudicated", ["1", "1", "1"]), "corrected-beside")).toEqual([
      [1, true, 'mapping: {event: "pfs_event_adjudicated"}']
    ]);
  });

  it.each([
    ["pfs_months_corrected", ["5", "7.0", ""]],
    ["pfs_months_corrected", ["no", "no", "no"]],
    ["qt_corrected", ["400", "410", "390"]],
    ["corrected", ["1", "0", "1"]],
    ["actual_weight", ["60", "70", "80"]],
    ["review", ["1", "0", "1"]]
  ])("%s does not where it says the same, flags or is of something else", async (column, cells) => {
    expect(await found(ready(column, cells), "corrected-beside")).toEqual([]);
  });

  it("stops in lines of therapy too, of drugs and days", async () => {
    const lines = (column: string, cell: string): string =>
      `patient_id,regimen,start,progression,${column}\nA,T-DXd,0,90,\nA,SG,100,150,${cell}\n`;
    expect(await found(lines("regimen_actually_given", "Dato-DXd"), "corrected-beside")).toHaveLength(1);
    expect(await found(lines("start_corrected", "110"), "corrected-beside")).toHaveLength(1);
    expect(await found(lines("PD date corrected", "160"), "corrected-beside")).toHaveLength(1);
    expect(await found(lines("actual_age", "60"), "corrected-beside")).toEqual([]);
  });
});

describe("a wide file with the progression of one ADC alone", () => {
  const wide = (column: string, cell: string): string =>
    `patient_id,adc1,adc1_start,adc1_progression,adc2,adc2_start,${column}\n` +
    ["A", "B", "C"].map((id) => `${id},T-DXd,0,90,SG,100,${cell}\n`).join("");

  it("stops, with the line for a time and an outcome that stand in its place", async () => {
    expect(await found(wide("adc2_pfs_months,adc2_event", "4,1"), "progression-of-one-adc")).toEqual([
      [3, true, 'mapping: {time: "adc2_pfs_months", event: "adc2_event"}']
    ]);
    expect(
      await found(wide("PFS ADC2 (Monate),Progress/Tod ADC2 (ja/nein)", "4,ja"), "progression-of-one-adc")
    ).toEqual([[3, true, 'mapping: {time: "PFS ADC2 (Monate)", event: "Progress/Tod ADC2 (ja/nein)"}']]);
    expect(await found(wide("adc2_end", "150"), "progression-of-one-adc")).toEqual([
      [3, true, "accept: [progression-of-one-adc]"]
    ]);
  });

  it("does not where both have one, or neither", async () => {
    expect(await found(wide("adc2_progression", "150"), "progression-of-one-adc")).toEqual([]);
    expect(await found(wide("adc2_progression", ""), "progression-of-one-adc")).toEqual([]);
    const none = wide("adc2_end", "150").replace("adc1_progression", "adc1_end");
    expect(await found(none, "progression-of-one-adc")).toEqual([]);
  });
});

describe("deaths without a progression beside a column of progression", () => {
  const deaths = (column: string, cells: readonly string[], event = "progression", time = "pfs_months"): string =>
    `patient_id,arm,${time},${event},${column}\n${cells.map((cell, i) => `P${i},a,${i + 3},${i < 2 ? 1 : 0},${cell}\n`).join("")}`;
  const cells = ["0", "0", "1", "1", "0"];
  const mapping = {event: "progression"};

  it.each(["death_before_progression", "Tod ohne Progress", "Décès sans progression", "died without PD"])(
    "%s stops from two on, as a death is an event of PFS",
    async (column) => {
      expect(await found(deaths(column, cells), "death-without-event", mapping)).toEqual([
        [2, true, `mapping: {event: {either: ["progression", ${JSON.stringify(column)}]}}`]
      ]);
      expect(await found(deaths(column, ["0", "0", "1", "0", "0"]), "death-without-event", mapping)).toEqual([
        [1, false, undefined]
      ]);
    }
  );

  it("does not where they are events, or the time is one to progression", async () => {
    expect(
      await found(deaths("death_before_progression", ["1", "1", "0", "0", "0"]), "death-without-event", mapping)
    ).toEqual([]);
    expect(
      await found(deaths("death_before_progression", cells, "progression", "ttp_months"), "death-without-event", {
        ...mapping,
        time: "ttp_months"
      })
    ).toEqual([]);
    expect(await found(deaths("death_after_progression", cells), "death-without-event", mapping)).toEqual([]);
  });
});
