import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";

/** Ready-made follow-up of `n` identifiers at each of two sites; `other` says of whom the second is another person. */
const rows = (n: number, other: (i: number) => boolean, age = 20): string =>
  ["A", "B"]
    .flatMap((site, k) =>
      Array.from(
        {length: n},
        (_, i) => `P${i},${site},f,${40 + i + (k === 1 && other(i) ? age : 0)},${i + 3 + k * 20},1`
      )
    )
    .join("\n");
const read = (
  text: string,
  {identifiers = {}, header = "Zentrum"}: {identifiers?: PlanSpec["identifiers"]; header?: string} = {}
) =>
  readCohort([{name: "c.csv", text: `patient_id,${header},sex,age,time,event\n${text}\n`}], {
    unit: "months",
    identifiers
  });
const stops = async (...given: Parameters<typeof read>) =>
  (await read(...given)).issues.flatMap(({stops: own, code, count, choices = []}) =>
    own === true ? [[code, count, choices[0]?.line]] : []
  );

describe("identifiers that begin anew at each site", () => {
  it("stop from two on, and a fifth of those at several sites, with the line that tells them apart", async () => {
    const line = 'identifiers: {with: ["Zentrum"]}';
    expect(await stops(rows(5, (i) => i < 2))).toEqual([["identifiers-restart", 2, line]]);
    expect(await stops(rows(5, (i) => i < 1))).toEqual([]);
    expect(await stops(rows(10, (i) => i < 2))).toEqual([["identifiers-restart", 2, line]]);
    expect(await stops(rows(11, (i) => i < 2))).toEqual([]);
  });

  it("are two patients each by that line, which names the column as the file does", async () => {
    const cohort = await read(
      rows(5, () => true),
      {identifiers: {with: ["Zentrum"]}}
    );
    expect(cohort.patients.numRows()).toBe(10);
    expect(cohort.patients.array("patient_id")).toContain("B:P0");
    expect(cohort.issues.filter(({stops: own}) => own)).toEqual([]);
    expect((await read(rows(5, () => true))).patients.numRows()).toBe(5);
  });

  it("do not where a patient grew older, or another column parts the rows", async () => {
    expect(await stops(rows(5, () => true, 10))).toEqual([]);
    expect(await stops(rows(5, () => true, 11))).toHaveLength(1);
    expect(
      await stops(
        rows(5, () => true),
        {header: "arm"}
      )
    ).toEqual([]);
  });

  it("stop where one identifier died on two days at two sites, a fifth of those at several", async () => {
    const lines = (n: number, deaths: number): string =>
      ["A", "B"]
        .flatMap((site, k) =>
          Array.from(
            {length: n},
            (_, i) => `P${i},SG,${100 * k},${site},${k === 1 && i < deaths ? 900 : i < deaths + 1 ? 800 : ""}`
          )
        )
        .join("\n");
    const found = async (n: number, deaths: number) => {
      const text = `patient_id,regimen,start,hospital,death\n${lines(n, deaths)}\n`;
      const {issues} = await readCohort([{name: "c.csv", text}]);
      return issues.filter(({code}) => code === "identifiers-restart").map(({count}) => count);
    };
    expect(await found(10, 2)).toEqual([2]);
    expect(await found(11, 2)).toEqual([]);
    expect(await found(5, 1)).toEqual([]);
  });

  it("stop in lines of therapy too, by sex", async () => {
    const line = (id: string, site: string, sex: string, start: number): string => `${id},${site},${sex},SG,${start}`;
    const text = ["1", "2", "3"].flatMap((id) => [
      line(id, "Lyon", "f", 0),
      line(id, "Paris", id === "3" ? "f" : "m", 200)
    ]);
    const of = (identifiers: PlanSpec["identifiers"]) =>
      readCohort([{name: "c.csv", text: `patient_id,hopital,sex,regimen,start\n${text.join("\n")}\n`}], {identifiers});
    expect((await of({})).issues.filter(({stops: own}) => own).map(({code}) => code)).toContain("identifiers-restart");
    const apart = await of({with: ["hopital"]});
    expect(apart.patients.numRows()).toBe(6);
    expect(apart.issues.map(({code}) => code)).not.toContain("contradictory-patient-value");
  });
});
