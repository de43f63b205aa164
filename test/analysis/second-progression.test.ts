import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {secondProgressions} from "../../src/analysis/second-progression.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

/** Two ADCs of each patient; of the second the day of one column or of another, days behind the start of the first. */
const cohortOf = (column: string, seconds: readonly (readonly [string, string])[]) =>
  readCohort([
    {
      name: "c.csv",
      role: "lines",
      text: `patient_id,line,regimen,start,end,progression,stop_reason,last_contact,${column}\n${seconds
        .map(
          ([read, other], i) =>
            `P${i},1,T-DXd,0,100,${105 + i},progression,900,\nP${i},2,SG,120,,${read},,900,${other}\n`
        )
        .join("")}`
    }
  ]);
/** So many second ADCs with a day in the second column alone, of so many. */
const missing = (n: number, of: number): (readonly [string, string])[] =>
  Array.from({length: of}, (_, i) => (i < n ? ["", String(200 + 10 * i)] : [String(200 + 10 * i), ""]));
const found = async (column: string, seconds: readonly (readonly [string, string])[]) =>
  secondProgressions(await cohortOf(column, seconds)).map(({code, count}) => [code, count]);

describe("a second column of progressions", () => {
  it("stops from two lines and 5 % of the patients on", async () => {
    expect(await found("clinical progression (date)", missing(1, 4))).toEqual([]);
    expect(await found("clinical progression (date)", missing(2, 4))).toEqual([["progression-in-second-column", 2]]);
    expect(await found("clinical PD", missing(2, 40))).toEqual([["progression-in-second-column", 2]]);
    expect(await found("clinical PD", missing(2, 41))).toEqual([]);
    expect(await found("klinischer Progress", missing(3, 5))).toEqual([["progression-in-second-column", 3]]);
  });

  it.each(["prior progression", "CNS progression", "next PD", "PFS2", "biopsy day"])("not %s", async (column) =>
    expect(await found(column, missing(3, 5))).toEqual([])
  );

  it("not where both have a day, or the second lies before the line or behind the next", async () => {
    expect(
      await found("clinical PD", [
        ["200", "190"],
        ["210", "200"],
        ["220", ""]
      ])
    ).toEqual([]);
    expect(
      await found("clinical PD", [
        ["", "120"],
        ["", "120"],
        ["220", ""]
      ])
    ).toEqual([]);
    expect(
      await found("clinical PD", [
        ["", "121"],
        ["", "122"],
        ["220", ""]
      ])
    ).toEqual([["progression-in-second-column", 2]]);
  });

  it("and an endpoint without progressions asks for none", async () => {
    const cohort = await cohortOf("clinical PD", missing(3, 6));
    await expect(analyze({by: "sequence"}, cohort)).rejects.toThrow("progression-in-second-column");
    await expect(analyze({by: "sequence", endpoints: ["rwTTNT"]}, cohort)).resolves.toBeDefined();
    await expect(analyze({by: "sequence", accept: ["progression-in-second-column"]}, cohort)).resolves.toBeDefined();
  });
});

/** Pairs of ADCs with columns of days behind the contact, days behind the start of the first. */
const unmapped = (header: string, cells: (i: number) => readonly [string, string], n = 4) =>
  readCohort([
    {
      name: "c.csv",
      role: "lines",
      text: `patient_id,line,regimen,start,end,last_assessment,last_contact,${header}\n${Array.from(
        {length: n},
        (_, i) => {
          const [first, second] = cells(i);
          return `P${i},1,T-DXd,0,100,90,900,${first}\nP${i},2,SG,120,,300,900,${second}\n`;
        }
      ).join("")}`
    }
  ]);
const linesOf = async (cohort: ReturnType<typeof unmapped>) =>
  secondProgressions(await cohort).map(({code, choices = []}) => [code, ...choices.map(({line}) => line)]);

describe("columns of progression where none is read", () => {
  it("stops with the line that reads it, acceptance last", async () => {
    expect(await linesOf(unmapped("PD investigator", (i) => [String(100 + i), String(200 + 10 * i)]))).toEqual([
      ["progression-not-mapped", 'mapping: {progression: "PD investigator"}', "accept: [progression-not-mapped]"]
    ]);
  });

  it("offers the earliest of several in one step, then each", async () => {
    expect(await linesOf(unmapped("radiological PD,clinical PD", (i) => [`${100 + i},`, `,${200 + 10 * i}`]))).toEqual([
      [
        "progression-not-mapped",
        'mapping: {progression: {earliest: ["radiological PD", "clinical PD"]}}',
        'mapping: {progression: "radiological PD"}',
        'mapping: {progression: "clinical PD"}',
        "accept: [progression-not-mapped]"
      ]
    ]);
  });

  it("offers every reading of the scans, and no earliest of them", async () => {
    const cohort = unmapped("PD date (first read),PD date (final read)", (i) => [
      `${100 + i},${110 + i}`,
      `,${200 + 10 * i}`
    ]);
    expect(await linesOf(cohort)).toEqual([
      [
        "progression-not-mapped",
        'mapping: {progression: "PD date (first read)"}',
        'mapping: {progression: "PD date (final read)"}',
        "accept: [progression-not-mapped]"
      ]
    ]);
  });

  it("says of days before the line that they are of the line before", async () => {
    const cohort = await unmapped("progression before this line", (i) => ["", String(100 + i)]);
    const [found] = secondProgressions(cohort);
    expect(found?.hint).toContain("of the line before");
    expect(found?.choices?.map(({line}) => line)).toEqual(["accept: [progression-not-mapped]"]);
  });

  it("not of one line, of days outside the lines, or of another progression", async () => {
    expect(await linesOf(unmapped("PD investigator", (i) => [i === 0 ? "101" : "", ""]))).toEqual([]);
    expect(await linesOf(unmapped("PD investigator", () => ["0", "120"]))).toEqual([]);
    expect(await linesOf(unmapped("CNS progression", (i) => [String(100 + i), String(200 + i)]))).toEqual([]);
    expect(await linesOf(unmapped("sex", () => ["f", "f"]))).toEqual([]);
  });

  it("a wide file is mapped by the number of the ADC", async () => {
    const cohort = readCohort([
      {
        name: "w.csv",
        text: `id,adc1,adc1_start,adc1 PD (radiological),adc1 PD (clinical),adc2,adc2_start,adc2 PD (radiological),adc2 PD (clinical),last_contact\n${[0, 1, 2].map((i) => `P${i},SG,0,${100 + i},${101 + i},T-DXd,120,${200 + i},${199 + i},900\n`).join("")}`
      }
    ]);
    expect((await linesOf(cohort))[0]?.[1]).toBe(
      'mapping: {adc1_progression: {earliest: ["adc1 PD (radiological)", "adc1 PD (clinical)"]}, adc2_progression: {earliest: ["adc2 PD (radiological)", "adc2 PD (clinical)"]}}'
    );
  });
});
