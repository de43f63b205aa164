import {describe, expect, it} from "vitest";
import {deathsInTexts} from "../../src/cohort/deaths-in-texts.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const told = (text: string, column = "note"): boolean =>
  deathsInTexts({columns: new Map([[column, [text]]]), unknown: new Set([column])}).length > 0;

describe("texts that tell a death", () => {
  it.each([
    "† 3/2022",
    "verstorben",
    "Pat. verstorben 12.3.",
    "died at home",
    "exitus letalis",
    "décédé",
    "fallecida",
    "deceduto"
  ])("%s", (text) => expect(told(text)).toBe(true));

  it.each([
    "mother died of breast cancer",
    "Vater verstorben",
    "not dead",
    "no death",
    "alive",
    "consent expired",
    "died?",
    "PD",
    ""
  ])("not %s", (text) => expect(told(text)).toBe(false));

  it("not in a column on relatives, nor words where the column asks for them", () => {
    expect(told("died of it", "family_history")).toBe(false);
    expect(told("verstorben", "Lebensstatus")).toBe(false);
    expect(told("†", "Lebensstatus")).toBe(true);
  });
});

const found = async (...notes: readonly string[]): Promise<(string | number | null | undefined)[][]> => {
  const rows = notes.flatMap((note, i) => [
    `P${i},T-DXd,0,80,400,${i === 2 ? 500 : ""},`,
    `P${i},SG,90,,400,${i === 2 ? 500 : ""},${note}`
  ]);
  const text = ["patient_id,regimen,start,progression,last_contact,death,Bemerkung", ...rows].join("\n");
  return (await readCohort([{name: "c.csv", text}])).issues
    .filter(({code}) => code === "death-without-day")
    .map(({column, count, received}) => [column, count, received]);
};

it("is a known death without a day, of those who have none", async () => {
  expect(await found("verstorben", "", "gestorben", "†")).toEqual([["Bemerkung", 2, "2 without one"]]);
  expect(await found("", "", "gestorben", "SD")).toEqual([]);
});
