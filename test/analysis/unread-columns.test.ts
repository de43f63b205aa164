import {describe, expect, it} from "vitest";
import {unreadColumns} from "../../src/analysis/unread-columns.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {completePlan} from "../../src/record/plan.ts";
import {questionOf} from "../../src/question/question.ts";

/** Day `n` of 2021 as a date. */
const date = (n: number): string => new Date(Date.UTC(2021, 0, n)).toISOString().slice(0, 10);
const german = (n: number): string => date(n).split("-").toReversed().join(".");

/** A cohort of `n` patients with T-DXd from day 10, SG from day 200, and one more column, filled by patient. */
async function withColumn(
  name: string,
  cell: (i: number) => string,
  {n = 10, death = "", days = date}: {n?: number; death?: string; days?: (day: number) => string} = {}
) {
  const rows = Array.from({length: n}, (_, i) =>
    [
      [`P${i}`, "T-DXd", days(10 + i), days(190 + i), days(600 + i), death, `"${cell(i)}"`],
      [`P${i}`, "SG", days(200 + i), "", days(600 + i), death, `"${cell(i)}"`]
    ].map((row) => row.join(","))
  ).flat();
  const text = [`patient_id,regimen,start,progression,last_contact,death,"${name}"`, ...rows].join("\n");
  return readCohort([{name: "c.csv", text}], {dateMode: days === date ? "real" : "relative"});
}

const told = async (
  name: string,
  cell: (i: number) => string,
  how: Parameters<typeof withColumn>[2] = {},
  plan: Parameters<typeof completePlan>[0] = {}
): Promise<(string | number | null)[][]> =>
  unreadColumns(await withColumn(name, cell, how), questionOf(completePlan(plan))).map(({code, received, count}) => [
    code,
    received,
    count
  ]);

const relative = {days: String};

describe("days that nothing is read from", () => {
  it("are named where they lie after the start of an ADC, in any notation", async () => {
    expect(await told("Knochenszinti", (i) => date(300 + i))).toEqual([["days-not-read", "Knochenszinti", 10]]);
    expect(await told("Beginn Folgetherapie", (i) => (i < 2 ? german(410 + i) : ""))).toEqual([
      ["days-not-read", "Beginn Folgetherapie", 2]
    ]);
    expect(await told("PD2", (i) => (i === 3 ? "n.a." : String(300 + 30 * i)), relative)).toEqual([
      ["days-not-read", "PD2", 9]
    ]);
  });

  it("not of one patient, before the ADC, the same for all, or in another column too", async () => {
    expect(await told("Knochenszinti", (i) => (i < 1 ? date(300 + i) : ""))).toEqual([]);
    expect(await told("biopsied", (i) => date(5 + i))).toEqual([]);
    expect(await told("exported", () => date(900))).toEqual([]);
    expect(await told("seen", (i) => date(600 + i))).toEqual([]);
    expect(await told("seen", (i) => date(601 + i))).toEqual([["days-not-read", "seen", 10]]);
  });

  it("not numbers that do not go with the days of their patients", async () => {
    expect(await told("LDH", (i) => String([210, 480, 190, 330, 250, 600, 205, 410, 230, 300][i]), relative)).toEqual(
      []
    );
    expect(await told("CA 15-3", (i) => String(2000 + 50 * i), relative)).toEqual([]);
    expect(await told("PD2", (i) => (i < 7 ? String(300 + 30 * i) : ""), relative)).toEqual([]);
  });

  it("speak of deaths where none is recorded", async () => {
    const cell = (i: number): string => (i < 4 ? date(500 + i) : "");
    const hints = unreadColumns(await withColumn("Todestag?", cell), null).map(({hint}) => hint);
    expect(hints).toEqual([expect.stringContaining('mapping: {death: "Todestag?"}')]);
    const withDeath = unreadColumns(await withColumn("Todestag?", cell, {death: date(700)}), null);
    expect(withDeath.map(({hint}) => hint)).toEqual([expect.stringContaining('mapping: {progression: "Todestag?"}')]);
  });

  it("are told of where they are the last contact, as deaths are, while none is recorded", async () => {
    const cell = (i: number): string => (i < 4 ? date(600 + i) : "");
    expect(await told("DC", cell)).toEqual([["days-not-read", "DC", 4]]);
    expect(await told("DC", cell, {death: date(700)})).toEqual([]);
  });

  it("not where the plan names the column", async () => {
    expect(await told("Knochenszinti", (i) => date(300 + i), {}, {subgroups: ["Knochenszinti"]})).toEqual([]);
  });
});

describe("words of an outcome that nothing reads", () => {
  it("are named, and no text that may hold a name is shown", async () => {
    const words = ["PD, Meier", "lebt", "PD, Meier", "", "SD", "", "", "", "", ""];
    expect(await told("Verlaufsbogen", (i) => words[i] ?? "")).toEqual([
      ["outcome-words-not-read", "Verlaufsbogen", 2]
    ]);
  });

  it("not where a column that is read says the same", async () => {
    const text = (comment: (row: number) => string): string =>
      `patient_id,regimen,start,end,progression,last_contact,death,comment\n${Array.from({length: 5}, (_, i) => [
        `P${i},T-DXd,0,90,100,400,${i < 3 ? 420 : ""},${comment(2 * i)}`,
        `P${i},SG,120,200,,400,${i < 3 ? 420 : ""},${comment(2 * i + 1)}`
      ])
        .flat()
        .join("\n")}\n`;
    const found = async (comment: (row: number) => string) =>
      unreadColumns(await readCohort([{name: "c.csv", text: text(comment)}]), null).map(({code, count}) => [
        code,
        count
      ]);
    expect(await found((row) => (row % 2 === 0 ? "PD confirmed by radiology" : ""))).toEqual([]);
    expect(await found((row) => (row % 2 === 1 ? "PD confirmed by radiology" : ""))).toEqual([
      ["outcome-words-not-read", 5]
    ]);
    expect(await found((row) => (row < 6 ? "died at home" : ""))).toEqual([]);
    expect(await found((row) => (row < 6 ? "alive" : ""))).toEqual([["outcome-words-not-read", 3]]);
  });

  it("not where the event of ready-made follow-up is what they say", async () => {
    const found = async (words: readonly string[]) => {
      const text = `id,months,event,remark\n${words.map((word, i) => `P${i},${i + 2},${i % 2},${word}`).join("\n")}\n`;
      const cohort = await readCohort([{name: "c.csv", text, role: "follow-up"}], {
        mapping: {time: "months", event: "event"},
        unit: "months"
      });
      return unreadColumns(cohort, null).map(({code, count}) => [code, count]);
    };
    expect(await found(["", "progressive disease", "", "death", "alive", "death"])).toEqual([]);
    expect(await found(["progressive disease", "", "death", "", "", ""])).toEqual([["outcome-words-not-read", 2]]);
  });

  it("not those of one patient, of remarks that are all different, or of how the disease began", async () => {
    expect(await told("Verlaufsbogen", (i) => (i === 0 ? "PD" : ""))).toEqual([]);
    expect(await told("note", (i) => `progression seen, remark ${i} ${i}`, {n: 14})).toEqual([]);
    // But for a date.
    expect(await told("note", (i) => `progression seen ${date(300 + i)}`, {n: 14})).toHaveLength(1);
    expect(await told("presentation", (i) => (i % 2 === 0 ? "relapsed" : "de novo"))).toEqual([]);
    expect(await told("grading", (i) => (i % 2 === 0 ? "G2" : "G3"))).toEqual([]);
  });

  it("and texts that are no answer, where the name of the column asks", async () => {
    expect(await told("vital status", (i) => (i % 2 === 0 ? "t" : "l"))).toEqual([
      ["answers-not-read", "vital status (l, t)", 10]
    ]);
    expect(await told("vital status", (i) => (i % 2 === 0 ? "alive" : "lebt"))).toEqual([]);
  });
});
