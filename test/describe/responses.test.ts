import {describe, expect, it} from "vitest";
import {patientTable} from "../../src/describe/patient-table.ts";
import {responseCross} from "../../src/describe/response-cross.ts";
import {responseRows} from "../../src/describe/response-rows.ts";
import {countsInText, hostileLabels, patient, tenTable} from "./ten-patients.ts";

describe("response on ADC1 against response on ADC2", () => {
  it("counts each pair that occurs, levels in their order, and what is not recorded", () => {
    expect(countsInText(responseCross(tenTable))).toEqual([
      "all · CR · PR: 1/10",
      "all · PR · CR: 1/10",
      "all · PR · SD: 1/10",
      "all · SD · non-CR/non-PD: 1/10",
      "all · SD · PD: 1/10",
      "all · SD · NE: 1/10",
      "all · PD · PD: 1/10",
      "all · PD · not recorded: 1/10",
      "all · NE · NE: 1/10",
      "all · not-assessed · PD: 1/10"
    ]);
  });

  it("is no table where nobody has a response", () => {
    expect(responseCross(patientTable([patient({})]))).toBeNull();
    expect(responseRows(patientTable([patient({})]), "all")).toEqual([]);
  });
});

describe("response by group and position", () => {
  const rows = responseRows(tenTable, "all");
  const shares = (term: string): unknown[] =>
    rows
      .filter((row) => row.term === term)
      .map(({group, endpoint, nEvent, n, remarks}) => [group, endpoint?.slice(-4), nEvent, n, remarks.at(-1) ?? null]);
  const left = (n: number, of: number) => ({code: "not-evaluable", n, of});

  it("among evaluable patients: NE, not assessed and not recorded have no part", () => {
    expect(shares("objective response rate")).toEqual([
      ["A", "ADC1", 2, 5, left(1, 6)],
      ["A", "ADC2", 1, 4, left(2, 6)],
      ["B", "ADC1", 1, 3, left(1, 4)],
      ["B", "ADC2", 1, 3, left(1, 4)]
    ]);
  });

  it("among everyone", () => {
    expect(shares("objective response rate, everyone")).toEqual([
      ["A", "ADC1", 2, 6, null],
      ["A", "ADC2", 1, 6, null],
      ["B", "ADC1", 1, 4, null],
      ["B", "ADC2", 1, 4, null]
    ]);
  });

  it("has the exact limits of 2 of 5 and of 1 of 4, as binom.test of R", () => {
    const [one, two] = rows;
    expect(one?.confLow).toBeCloseTo(0.05274495, 8);
    expect(one?.confHigh).toBeCloseTo(0.8533672, 7);
    expect(two?.confLow).toBeCloseTo(0.006309463, 9);
    expect(two?.confHigh).toBeCloseTo(0.8058796, 7);
  });

  it("stable disease benefits from day 168 on, not on day 167; censored before, or without a time, it is undecided", () => {
    expect(
      rows
        .filter(({term}) => term === "clinical benefit rate")
        .map(({group, endpoint, nEvent, n}) => [group, endpoint?.slice(-4), nEvent, n])
    ).toEqual([
      // 1 and 2 responded, 3 progressed on day 167 and 5 at once; 4 is censored on day 167.
      ["A", "ADC1", 2, 4],
      // 1 responded, 2 was stable to day 168, 3 and 6 progressed.
      ["A", "ADC2", 2, 4],
      // 7 responded, 8 is censored on day 168, 9 progressed.
      ["B", "ADC1", 2, 3],
      // 7 responded, 9 progressed; of 8 no time is known.
      ["B", "ADC2", 1, 2]
    ]);
    expect(rows.find(({term}) => term === "clinical benefit rate")?.remarks).toEqual([
      {code: "benefit-undecided", n: 1, lowPercent: 40, highPercent: 60},
      {code: "not-evaluable", n: 1, of: 6}
    ]);
  });

  it("groups may be called anything", () => {
    const patients = patientTable(hostileLabels.map((group) => patient({group, best_response_adc1: "PR"})));
    const everyone = responseRows(patients, "all").filter(({term}) => term === "objective response rate, everyone");
    expect(everyone.map(({group, nEvent, n}) => [group, nEvent, n])).toEqual(
      hostileLabels.flatMap((group) => [
        [group, 1, 1],
        [group, 0, 1]
      ])
    );
    expect("describedByNobody" in globalThis).toBe(false);
  });
});
