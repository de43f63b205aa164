import {describe, expect, it} from "vitest";
import {checkSharedBirths} from "../../src/cohort/shared-births.ts";

/** Births of n patients, all on days of their own, of whom some stand again under another identifier. */
const table = (n: number, again: number, born = (i: number) => dayOf(i * 173 + 7)) => {
  const places = [...Array(n).keys(), ...Array(again).keys()];
  return {
    ids: places.map((i, k) => (k < n ? `A${i}` : `B${i}`)),
    table: {
      name: "c.csv",
      header: ["id", "Geburtsdatum"],
      columns: [places.map(String), places.map(born)],
      row: places.map((_, k) => k + 2)
    }
  };
};
const dayOf = (days: number): string => new Date(Date.UTC(1940, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
const found = ({ids, table: own}: ReturnType<typeof table>) => {
  const counts: (number | undefined)[] = [];
  checkSharedBirths(own, ids, {add: ({code, count}) => void (code === "births-shared" && counts.push(count))});
  return counts;
};

describe("births of several patients on one day", () => {
  // R: ppois(k - 1, n * (n - 1) / 2 / 14610, lower.tail = FALSE) at 62, 63 and 4 records: 0.0077, 0.00036, 0.00041
  it("stops where chance makes as many in fewer than one file of a thousand", () => {
    expect(found(table(60, 2))).toEqual([]);
    expect(found(table(60, 3))).toEqual([3]);
    expect(found(table(3, 1))).toEqual([1]);
  });

  it("counts a patient with several rows once", () => {
    const {ids, table: own} = table(20, 10);
    expect(found({ids: ids.map((id) => id.replace("B", "A")), table: own})).toEqual([]);
  });

  it("says nothing of years, and of days that were rounded", () => {
    expect(found(table(40, 10, (i) => String(1940 + i)))).toEqual([]);
    expect(found(table(40, 10, (i) => `${1940 + i}-07-01`))).toEqual([]);
  });
});
