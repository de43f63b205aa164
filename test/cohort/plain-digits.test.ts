import {describe, expect, it} from "vitest";
import {plainDigits} from "../../src/cohort/plain-digits.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {tidiedFile} from "../../src/cohort/repairs/tidied-file.ts";
import {readCsvSheet} from "../../src/files/csv-sheet.ts";

const text = "patient_id,months,event,arm\nＰ１,３．5,1,２\nP2,٦٫٢٥,٠,2\nP3,１,１,1\nP4,۱۲,0,第２群\n";

describe("digits of other scripts", () => {
  it.each([
    ["４５６", "456"],
    ["١٢٣٤٫٥", "1234.5"],
    ["١٬٢٣٤", "1234"],
    ["۹", "9"],
    ["२.५", "2.5"],
    ["๑๒", "12"],
    ["２０２１－０３－０４", "2021-03-04"],
    ["－３", "-3"],
    ["２＋", "2+"],
    ["＞１２", ">12"],
    ["１２ months", "12 months"]
  ])("%s is %s", (cell, plain) => {
    expect(plainDigits(cell)).toBe(plain);
  });

  it.each(["12", "第２群", "Ｐ１", "x²", "１型糖尿病".slice(1), "－", "（）", ""])("%s stays", (cell) => {
    expect(plainDigits(cell)).toBe(cell);
  });

  it("are read everywhere but in identifiers, and counted", async () => {
    const cohort = await readCohort([{name: "c.csv", text}], {
      unit: "months",
      mapping: {time: "months", event: "event"}
    });
    expect(cohort.followUp?.array("time")).toEqual([3.5, 6.25, 1, 12]);
    expect(cohort.followUp?.array("event")).toEqual([1, 0, 1, 0]);
    expect(cohort.followUp?.array("arm")).toEqual(["2", "2", "1", "第２群"]);
    expect(cohort.followUp?.array("patient_id")?.[0]).toBe("Ｐ１");
    const notes = cohort.issues.filter(({code}) => code === "digits-of-other-script");
    expect(notes.map(({column, count}) => [column, count])).toEqual([
      ["months", 4],
      ["event", 2],
      ["arm", 1]
    ]);
  });

  it("a text that the plan explains is left for it", async () => {
    const cohort = await readCohort([{name: "c.csv", text: "time,event\n5,１\n6,2\n7,２\n"}], {
      unit: "months",
      values: {event: {"１": "censored", "2": "event"}}
    });
    expect(cohort.followUp?.array("event")).toEqual([0, 1, 1]);
    expect(cohort.issues.map(({code}) => code)).not.toContain("value-not-met");
  });

  it("are a repair of tidy and of init", async () => {
    const {settings, clean} = tidiedFile(await readCsvSheet({name: "c.csv", text}));
    expect(settings).toEqual({foreignDigits: true});
    expect(clean).toBe("patient_id,months,event,arm\nＰ１,3.5,1,2\nP2,6.25,0,2\nP3,1,1,1\nP4,12,0,第２群\n");
  });
});
